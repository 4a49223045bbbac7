/* Stands in for all that plugins.h lists in a build without plugins: no reference to dlopen. */
#include "registry/registry.h"

#include <string.h>

void pb_discover_once(struct registry *registry)
{
    registry->discovered = true;
}

bool pb_plugins_set_up(struct registry *registry, const struct patchbay_options *options)
{
    (void)registry, (void)options;
    return true;
}

void pb_plugins_close(struct registry *registry)
{
    (void)registry;
}

const char *pb_plugins_variable_name(unsigned number)
{
    (void)number;
    return NULL;
}

const char *pb_plugins_variable_value(const struct registry *registry, unsigned number)
{
    (void)registry, (void)number;
    return NULL;
}

/* A wish for a plugin is not silently ignored; one for none is granted. */
bool pb_plugins_variable(struct registry *registry, const char *name, const char *value)
{
    char variable[192], rest[160] = "_PLUGIN";
    if (strcmp(name, "_DISABLE") == 0 ||
        (strcmp(name, "_SYSTEM_PATH") == 0 && strcmp(value, "none") == 0))
        return true;
    if (strcmp(name, "_DEBUG") == 0 && strcmp(value, "1") == 0)
        return registry->debug = true;
    strncat(rest, name, sizeof rest - sizeof "_PLUGIN");
    pb_environment_name(registry, rest, variable, sizeof variable);
    pb_environment_fault(registry, variable, "unset it", "this program is built without plugins");
    return true;
}

void pb_load(struct registry *registry, struct candidate *candidate)
{
    (void)registry;
    candidate->step = STEP_FAILED;
    candidate->code = PATCHBAY_UNSUPPORTED;
    candidate->reason = "built without plugins";
}

const char *pb_plugin_name(const struct candidate *candidate)
{
    (void)candidate;
    return NULL;
}

const char *pb_plugin_path(const struct candidate *candidate)
{
    (void)candidate;
    return NULL;
}

bool pb_is_installed(const struct candidate *candidate)
{
    return candidate->origin == PATCHBAY_BUILTIN;
}

unsigned pb_plugin_position(const struct candidate *candidate)
{
    (void)candidate;
    return 0;
}

static bool unsupported(struct patchbay_error *error)
{
    return pb_error_set(error, PATCHBAY_UNSUPPORTED, "this library is built without plugins");
}

bool patchbay_discover(struct patchbay *registry, struct patchbay_error *error)
{
    (void)registry;
    return unsupported(error);
}

bool patchbay_add_plugin(struct patchbay *registry, const char *path, struct patchbay_error *error)
{
    (void)registry, (void)path;
    return unsupported(error);
}

void pb_plugins_copy(struct registry *from, struct registry *to)
{
    (void)from, (void)to;
}
