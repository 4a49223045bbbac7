#include "opened.h"

#include "lapse_registry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct patchbay *opened(void)
{
    static const char *const nothing[] = {NULL}, *const directories[] = {PLUGINS, NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    struct patchbay_error error;
    options.environment = nothing;
    options.plugin_directories = directories;
    struct patchbay *registry = patchbay_open(&lapse_table, &options, &error);
    if (!registry)
        fail_msg("%s", error.text);
    return registry;
}
