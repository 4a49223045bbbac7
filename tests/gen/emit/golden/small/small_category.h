/* small_category.h: what the headers of the categories share.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef SMALL_INCLUDED_CATEGORY
#define SMALL_INCLUDED_CATEGORY

#include <patchbay/patchbay.h>
#if defined(PATCHBAY_PLUGIN)
#include <patchbay/plugin.h>
#elif defined(PATCHBAY_PLUGIN_MANIFEST)
#error "-DPATCHBAY_PLUGIN_MANIFEST without -DPATCHBAY_PLUGIN"
#endif
#if PATCHBAY_VERSION_MAJOR != 0 || PATCHBAY_VERSION_MINOR < 1
#error "small_registry.h needs the headers of Patchbay 0.1 or a later 0.x"
#endif

#include "exchange.h"
#include <stdint.h>
#include <stdbool.h>
#include <stddef.h>

enum small_category {
    SMALL_ENDPOINT,
    SMALL_TOOL,
    SMALL_CATEGORIES
};

enum small_tool_type {
    SMALL_TOOL_TYPES
};

#endif
