/* Stands in for all that plugins.h lists in a build without plugins: no reference to dlopen. */
#include "command.h"
#include "registry.h"

#include <stdio.h>
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

/* A wish for a plugin is not silently ignored. */
bool pb_plugins_variable(struct registry *registry, const char *name, const char *value)
{
    (void)value;
    char variable[192], rest[160] = "_PLUGIN";
    strncat(rest, name, sizeof rest - sizeof "_PLUGIN");
    pb_environment_name(registry, rest, variable, sizeof variable);
    pb_environment_fault(registry, "%s is set, but this program is built without plugins: unset it",
                         variable);
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

unsigned pb_plugin_position(const struct candidate *candidate)
{
    (void)candidate;
    return 0;
}

bool patchbay_discover(struct patchbay *registry, struct patchbay_error *error)
{
    (void)registry;
    return pb_complain(error, PATCHBAY_UNSUPPORTED,
                       "patchbay_discover: this library is built without plugins");
}

bool patchbay_add_plugin(struct patchbay *registry, const char *path, struct patchbay_error *error)
{
    (void)registry;
    return pb_complain(error, PATCHBAY_UNSUPPORTED,
                       "patchbay_add_plugin %s: this library is built without plugins",
                       path ? path : "NULL");
}

int pb_command_paths(struct patchbay *registry, const struct arguments *arguments)
{
    (void)registry, (void)arguments;
    fputs("this library is built without plugins: no place is looked at\n", stderr);
    return COMMAND_NO;
}
