/* Replaces all of plugins/ in a build without plugins: no reference to dlopen remains. */
#include "environment/faults.h"
#include "environment/variables.h"
#include "error/error.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include <string.h>

void pb_discover_once(struct registry *registry)
{
    if (!registry->discovered)
        pb_remarks_read(registry);
    registry->discovered = true;
}

/* Whether a build without plugins satisfies a variable. */
static bool is_satisfied(enum plugin_variable variable, const char *value)
{
    return variable == VARIABLE_PLUGIN_DISABLE ||
           (variable == VARIABLE_PLUGIN_SYSTEM_PATH && strcmp(value, "none") == 0) ||
           (variable == VARIABLE_PLUGIN_DEBUG && strcmp(value, "1") == 0);
}

bool pb_plugins_set_up(struct registry *registry, const struct patchbay_options *options)
{
    (void)options;
    for (enum plugin_variable i = 0; i < PLUGIN_VARIABLES; i++) {
        const char *value = pb_variable_value(registry, i);
        if (value && !is_satisfied(i, value))
            pb_fault_append(registry, &registry->environment->discovery_faults,
                            pb_variable_name(registry, i), "unset it",
                            "this program is built without plugins");
    }
    const char *debug = pb_variable_value(registry, VARIABLE_PLUGIN_DEBUG);
    pb_log_set_debug(registry, debug && strcmp(debug, "1") == 0);
    return !registry->transient;
}

void pb_plugins_close(struct registry *registry)
{
    (void)registry;
}

bool pb_load(struct registry *registry, struct candidate *candidate, struct patchbay_error *error)
{
    (void)registry, (void)error;
    return pb_candidate_fail(candidate, PATCHBAY_UNSUPPORTED, "built without plugins", NULL);
}

void pb_load_check(struct candidate *candidate)
{
    (void)candidate;
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

const char *pb_plugin_version(const struct candidate *candidate)
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

bool pb_error_rejected(const struct registry *registry, struct patchbay_error *error)
{
    (void)registry, (void)error;
    return false;
}

bool pb_error_searched(const struct registry *registry, struct patchbay_error *error)
{
    return pb_error_rejected(registry, error);
}

static bool fail_unsupported(struct patchbay_error *error)
{
    return pb_error_set(error, PATCHBAY_UNSUPPORTED, "this library is built without plugins");
}

bool patchbay_discover(struct patchbay *registry, struct patchbay_error *error)
{
    (void)registry;
    return fail_unsupported(error);
}

const char *patchbay_add_plugin(struct patchbay *registry, const char *path,
                                struct patchbay_error *error)
{
    (void)registry, (void)path;
    return fail_unsupported(error), NULL;
}

void pb_plugins_copy(struct registry *from, struct registry *to)
{
    (void)from, (void)to;
}
