/* The plugin calls of the library, and what variables and options say of plugins. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "plugins/plugins.h"

#include "environment/faults.h"
#include "environment/variables.h"
#include "error/error.h"
#include "selection/decide.h"
#include "selection/look_up.h"
#include "selection/override_from_environment.h"

#include "table/rows.h"
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- Settings ----------------------------------------------------------------------------- */

static bool keep_directories(struct registry *registry, const char *const *directories)
{
    size_t count = 0;
    while (directories && directories[count])
        count++;
    const char **kept = pb_alloc(registry, (count + 1) * sizeof *kept);
    for (size_t i = 0; kept && i < count; i++)
        if (!(kept[i] = pb_strdup(registry, directories[i])))
            return false;
    registry->options.plugin_directories = kept;
    return kept;
}

static bool keep_trusted_users(struct registry *registry, const struct patchbay_options *options)
{
    size_t count = options->trusted_user_count;
    unsigned *kept = pb_alloc(registry, count * sizeof *kept);
    if (kept && count)
        memcpy(kept, options->trusted_users, count * sizeof *kept);
    for (size_t i = 0; kept && i < count; i++)
        pb_trust_add(registry->trust, kept[i]);
    registry->options.trusted_users = kept;
    return kept;
}

bool pb_plugins_set_up(struct registry *registry, const struct patchbay_options *options)
{
    registry->settings = pb_alloc(registry, sizeof *registry->settings);
    registry->trust = pb_alloc(registry, sizeof *registry->trust);
    if (!registry->settings || !registry->trust)
        return false;
    registry->settings->elevated = pb_is_elevated();
    pb_trust_init(registry->trust, registry->settings->elevated);
    registry->trust->variable = pb_variable_name(registry, VARIABLE_PLUGIN_TRUST);
    char *origin = pb_origin(registry->table);
    registry->settings->origin = origin ? pb_strdup(registry, origin) : NULL;
    free(origin);
    return *registry->trust->variable && keep_trusted_users(registry, options) &&
           keep_directories(registry, options->plugin_directories);
}

void pb_plugins_close(struct registry *registry)
{
    for (struct plugin *plugin = registry->plugins; plugin; plugin = plugin->next)
        pb_notes_free(&plugin->notes);
}

const char *pb_plugin_name(const struct candidate *candidate)
{
    return candidate->part ? candidate->part->plugin->name : NULL;
}

const char *pb_plugin_path(const struct candidate *candidate)
{
    return candidate->part ? candidate->part->plugin->file : NULL;
}

bool pb_is_installed(const struct candidate *candidate)
{
    return candidate->part ? candidate->part->plugin->installed
                           : candidate->origin == PATCHBAY_BUILTIN;
}

unsigned pb_plugin_position(const struct candidate *candidate)
{
    return candidate->part ? candidate->part->plugin->position : 0;
}

/* ---- Discovering again -------------------------------------------------------------------- */

/* A failure that a later discovery may find mended. */
static bool may_be_retried(const struct candidate *candidate)
{
    return candidate->step == STEP_FAILED && candidate->code != PATCHBAY_NOT_BUILT &&
           candidate->code != PATCHBAY_NOT_LINKED;
}

static void reset_candidate(struct candidate *candidate)
{
    if (candidate->removed || !may_be_retried(candidate))
        return;
    candidate->step = STEP_NEW;
    candidate->code = PATCHBAY_NO_ERROR;
    candidate->reason = NULL;
}

/* Calls `change` for every candidate there is. */
static void for_all(struct registry *registry, void (*change)(struct candidate *candidate))
{
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        for (unsigned j = 0; j < pb_types_count(registry, i); j++) {
            const struct type_state *type = pb_type_known(registry, i, j);
            for (struct candidate *c = type ? type->candidates : NULL; c; c = c->next)
                change(c);
        }
}

/* Variables are compared anew: they may name what was just found. */
static void unbind(struct registry *registry)
{
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        pb_environment_unbind(&registry->categories[i]);
}

static void look_up_all_again(struct registry *registry)
{
    for (unsigned i = 0; i < registry->table->categories.count; i++) {
        struct decision decision;
        struct category_state *category = &registry->categories[i];
        int number = pb_decide_default_type(category, &decision, NULL);
        atomic_store_explicit(&category->default_type, number, memory_order_release);
        for (unsigned j = 0; j < pb_types_count(registry, i); j++) {
            struct type_state *type = pb_type_known(registry, i, j);
            if (type)
                pb_look_up_again(type);
        }
    }
}

/* What calls added is in no directory. */
static void add_again(struct registry *registry, struct plugin *last)
{
    for (struct plugin *plugin = registry->plugins; plugin; plugin = plugin->next) {
        if (plugin->gone && !plugin->seen && plugin->position == POSITION_ADDED)
            pb_plugin_file(registry, plugin->file, "patchbay_add_plugin", POSITION_ADDED, NULL);
        if (plugin == last)
            break;
    }
}

/* Plugins that nobody used yet go away, and come back when they are found unchanged. */
static void discover_again(struct registry *registry)
{
    struct plugin *last = registry->last_plugin;
    for (struct plugin *plugin = registry->plugins; plugin; plugin = plugin->next) {
        plugin->seen = false;
        if (!plugin->used && !plugin->gone)
            pb_plugin_leave(plugin);
        else if (plugin->gone)
            plugin->seen = true; /* of an earlier discovery: nobody asks for it any more */
    }
    for_all(registry, reset_candidate);
    registry->places = registry->last_place = NULL;
    registry->environment->discovery_faults = NULL;
    registry->discovered = registry->short_of_memory = false;
    pb_discover_once(registry);
    if (last)
        add_again(registry, last);
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
    ok = ok && pb_faults_check(registry, error);
    pb_registry_unlock(registry);
    return ok;
}

void pb_plugins_copy(struct registry *from, struct registry *to)
{
    pb_registry_lock(to);
    pb_discover_once(to);
    for (const struct plugin *plugin = from->plugins; plugin; plugin = plugin->next)
        if (!plugin->gone && plugin->position >= POSITION_ADDED &&
            plugin->position < POSITION_DIRECTORIES)
            pb_plugin_file(to, plugin->file, "patchbay_add_plugin", POSITION_ADDED, NULL);
    pb_registry_unlock(to);
}

/* `path`, or behind the working directory; false with an error when there is no such file. */
static bool make_absolute(const char *path, char absolute[PATH_MAX], struct patchbay_error *error)
{
    char directory[PATH_MAX];
    bool relative = path && path[0] != '/';
    if (!path || (relative && !realpath(".", directory)))
        return pb_error_set(error, PATCHBAY_NO_PLUGIN, "patchbay_add_plugin: the path is %s",
                            path ? "relative to a directory that is gone" : "NULL");
    int length = snprintf(absolute, PATH_MAX, "%s%s%s", relative ? directory : "",
                          relative ? "/" : "", path);
    if (length < PATH_MAX && access(absolute, F_OK) == 0)
        return true;
    return pb_error_set(error, PATCHBAY_NO_PLUGIN, "there is no file '%s': %s", path,
                        strerror(length < PATH_MAX ? errno : ENAMETOOLONG));
}

bool patchbay_add_plugin(struct patchbay *handle, const char *path, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    char absolute[PATH_MAX];
    if (!make_absolute(path, absolute, error))
        return false;
    pb_registry_lock(registry);
    bool ok = !registry->sealed || pb_error_sealed("patchbay_add_plugin", error);
    if (ok) {
        pb_discover_once(registry);
        pb_trust_forget(registry->trust);
        const struct plugin *plugin = pb_plugin_file(registry, absolute, "patchbay_add_plugin",
                                                     POSITION_ADDED, error);
        ok = plugin && !plugin->code;
        unbind(registry);
        look_up_all_again(registry);
    }
    pb_registry_unlock(registry);
    return ok;
}
