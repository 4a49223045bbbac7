/* Discovering again, and adding one plugin. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "plugins/plugins.h"

#include "environment/faults.h"
#include "environment/variables.h"
#include "error/error.h"
#include "plugins/places.h"
#include "plugins/plugin_file.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/look_up.h"
#include "selection/override_from_environment.h"
#include "table/type_names.h"
#include "trust/walk.h"
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct plugin_source added = {.name = "patchbay_add_plugin",
                                           .position = POSITION_ADDED};

void pb_plugins_close(struct registry *registry)
{
    if (!registry->plugins)
        return;
    pb_places_clear(registry);
    for (struct plugin *plugin = registry->plugins->first; plugin; plugin = plugin->next)
        pb_notes_free(&plugin->notes);
}

/* ---- Discovering again -------------------------------------------------------------------- */

/* A failure that a later discovery may find corrected. */
static bool may_be_retried(const struct candidate *candidate)
{
    return candidate->step == STEP_FAILED && candidate->code != PATCHBAY_NOT_BUILT &&
           candidate->code != PATCHBAY_NOT_LINKED;
}

static void reset_candidate(struct candidate *candidate)
{
    bool gone = candidate->removed && candidate->origin == PATCHBAY_PLUGIN_FILE;
    if (gone || !may_be_retried(candidate))
        return;
    candidate->step = STEP_NEW;
    candidate->code = PATCHBAY_NO_ERROR;
    candidate->reason = candidate->hint = NULL;
}

static void reset_candidates(struct registry *registry)
{
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        for (unsigned j = 0; j < pb_types_count(registry, i); j++) {
            const struct type_state *type = pb_type_known(registry, i, j);
            for (struct candidate *c = type ? type->candidates : NULL; c; c = c->next)
                reset_candidate(c);
        }
}

/* Variables may name what was just found: they are compared again. */
static void unbind(struct registry *registry)
{
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        pb_environment_unbind(&registry->categories[i]);
}

static void look_up_all_again(struct registry *registry)
{
    for (unsigned i = 0; i < registry->table->categories.count; i++) {
        pb_default_type_changed(&registry->categories[i]);
        for (unsigned j = 0; j < pb_types_count(registry, i); j++) {
            struct type_state *type = pb_type_known(registry, i, j);
            if (type)
                pb_look_up_again(type);
        }
    }
}

static void discover_again(struct registry *registry)
{
    reset_candidates(registry);
    registry->discovered = false;
    pb_discover_once(registry);
    unbind(registry);
}

/* ---- Calls -------------------------------------------------------------------------------- */

bool patchbay_discover(struct patchbay *handle, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    pb_registry_lock(registry);
    bool ok = !registry->sealed || pb_error_sealed("patchbay_discover", error);
    if (ok && registry->discovered)
        discover_again(registry);
    else if (ok)
        pb_discover_once(registry);
    if (ok)
        look_up_all_again(registry);
    ok = ok && pb_faults_check(registry, false, error);
    pb_registry_unlock(registry);
    return ok;
}

void pb_plugins_copy(struct registry *from, struct registry *to)
{
    to->transient = 0;
    for (const struct plugin *plugin = from->plugins->first; plugin; plugin = plugin->next)
        if (!plugin->withdrawn && plugin->position == POSITION_ADDED)
            pb_plugin_file_read(to, plugin->file, &added, NULL);
}

/* `path`, in the working directory unless it is absolute; false with an error if there is no such
 * file. */
static bool make_absolute(const char *path, char absolute[PATH_MAX], struct patchbay_error *error)
{
    char directory[PATH_MAX] = "";
    if (!path)
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT, "patchbay_add_plugin: the path is NULL");
    if (path[0] != '/' && !realpath(".", directory))
        return pb_error_set(error, PATCHBAY_NO_PLUGIN, "cannot find '%s': working directory: %s",
                            path, strerror(errno));
    int length = snprintf(absolute, PATH_MAX, "%s%s%s", directory, *directory ? "/" : "", path);
    if (length < PATH_MAX && access(absolute, F_OK) == 0)
        return true;
    return pb_error_set(error, PATCHBAY_NO_PLUGIN, "cannot find '%s': %s", path,
                        strerror(length < PATH_MAX ? errno : ENAMETOOLONG));
}

/* Its name, or NULL with an error. */
static const char *add_plugin(struct registry *registry, const char *path,
                              struct patchbay_error *error)
{
    if (!registry->discovered)
        return pb_error_transient(registry->transient, error), NULL;
    registry->transient = 0;
    pb_trust_forget(registry->plugins->trust);
    struct plugin *plugin = pb_plugin_file_read(registry, path, &added, error);
    if (!registry->transient)
        return plugin && !plugin->code ? plugin->name : NULL;
    if (plugin)
        pb_plugin_withdraw(plugin);
    return pb_error_transient(registry->transient, error), NULL;
}

const char *patchbay_add_plugin(struct patchbay *handle, const char *path,
                                struct patchbay_error *error)
{
    const char *name = NULL;
    struct registry *registry = pb_registry_of(handle);
    char absolute[PATH_MAX];
    if (!make_absolute(path, absolute, error))
        return NULL;
    pb_registry_lock(registry);
    if (!registry->sealed || pb_error_sealed("patchbay_add_plugin", error)) {
        pb_discover_once(registry);
        name = add_plugin(registry, absolute, error);
        unbind(registry);
        look_up_all_again(registry);
    }
    pb_registry_unlock(registry);
    return name;
}
