/* small_registry.h: Every key once. Comments survive * / and ? ?/ in descriptions.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef SMALL_INCLUDED_REGISTRY
#define SMALL_INCLUDED_REGISTRY

#include "small_category.h"
#include "small_endpoint.h"
#include "small_tool.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"

/* The registry, for patchbay_open(&small_table, NULL, &error). */
extern const struct patchbay_table small_table PATCHBAY_API;

#pragma GCC diagnostic pop
#ifdef __cplusplus
}
#endif

#endif
