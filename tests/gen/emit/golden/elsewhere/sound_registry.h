/* sound_registry.h: the registry of this program.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef SOUND_INCLUDED_REGISTRY
#define SOUND_INCLUDED_REGISTRY

#include "sound_category.h"
#include "sound_driver.h"
#include "sound_effect.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"

/* The registry, for patchbay_open(&sound_table, NULL, &error). */
extern const struct patchbay_table sound_table PATCHBAY_API;

#pragma GCC diagnostic pop
#ifdef __cplusplus
}
#endif

#endif
