#include "inspector/origin.h"

#include "patchbay/patchbay.h"

const char *pb_implementation_origin(const struct patchbay_implementation *implementation)
{
    if (implementation->origin == PATCHBAY_PLUGIN_FILE)
        return implementation->plugin;
    return implementation->origin == PATCHBAY_RUNTIME ? "runtime" : "builtin";
}
