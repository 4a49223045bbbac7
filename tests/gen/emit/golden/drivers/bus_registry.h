/* bus_registry.h: Drivers of a machine.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef BUS_INCLUDED_REGISTRY
#define BUS_INCLUDED_REGISTRY

#include "bus_category.h"
#include "bus_driver.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"

/* The registry, for patchbay_open(&bus_table, NULL, &error). */
extern const struct patchbay_table bus_table PATCHBAY_API;

#pragma GCC diagnostic pop
#ifdef __cplusplus
}
#endif

#endif
