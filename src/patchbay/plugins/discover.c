/* Where plugins are searched for, in this order: variables, options, the installed directory. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "environment/elements.h"
#include "environment/faults.h"
#include "environment/process.h"
#include "environment/variables.h"
#include "error/error.h"
#include "error/verdict.h"
#include "plugins/directory.h"
#include "plugins/places.h"
#include "plugins/plugin_file.h"
#include "plugins/plugins.h"
#include "plugins/settings.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "table/name.h"
#include "table/rows.h"
#include "trust/trust.h"
#include "trust/walk.h"
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Elements of variables ---------------------------------------------------------------- */

/* A path in a variable must be absolute; otherwise every look-up fails. */
static bool check_element(struct registry *registry, const char *variable, const char *element)
{
    char hint[sizeof(((struct patchbay_error *)NULL)->hint)];
    if (*element == '~') {
        snprintf(hint, sizeof hint, "use '%s%s'", pb_process_variable("HOME"), element + 1);
        pb_fault_append(registry, &registry->environment->discovery_faults, variable,
                        element[1] == '/' ? hint : NULL, "'~' is not expanded in '%s'", element);
    } else if (*element == '$') {
        pb_fault_append(registry, &registry->environment->discovery_faults, variable,
                        "write the path itself", "variables are not expanded in '%s'", element);
    } else if (strlen(element) + 1 == PATH_MAX) {
        pb_fault_append(registry, &registry->environment->discovery_faults, variable, NULL,
                        "path too long");
    } else if (*element != '/') {
        char *directory = realpath(".", NULL);
        snprintf(hint, sizeof hint, "use '%s/%s'", directory ? directory : "$PWD", element);
        free(directory);
        pb_fault_append(registry, &registry->environment->discovery_faults, variable, hint,
                        "relative path '%s' is not allowed", element);
    }
    return *element == '/' && strlen(element) + 1 < PATH_MAX;
}

/* The next usable directory of a list; NULL at its end. Kept, so that no buffer is on the stack
 * while the directory is read. */
static const char *next_directory(struct registry *registry, const char **rest,
                                  const char *variable)
{
    char element[PATH_MAX];
    while (pb_next_element(rest, ':', element, sizeof element))
        if (check_element(registry, variable, element))
            return pb_intern(registry, element);
    return NULL;
}

static void read_path(struct registry *registry, enum plugin_variable number, unsigned *position)
{
    const char *rest = pb_variable_value(registry, number), *path;
    const char *variable = pb_variable_name(registry, number);
    while ((path = next_directory(registry, &rest, variable)))
        pb_plugin_directory_read(
            registry, path, &(struct plugin_source){.name = variable, .position = (*position)++});
}

/* ---- The installed directory -------------------------------------------------------------- */

/* Without links, if it exists. */
static const char *below_origin(struct registry *registry, const char *origin, const char *rest)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s%s", origin, rest);
    char *resolved = realpath(path, NULL);
    const char *kept = pb_intern(registry, resolved ? resolved : path);
    free(resolved);
    return kept;
}

/* LAPSE_PLUGIN_DIRECTORY with $ORIGIN replaced; NULL, with a verdict, when it cannot be used. */
static const char *installed_directory(struct registry *registry, struct patchbay_error *verdict)
{
    const struct patchbay_table *table = registry->table;
    struct trust *trust = registry->plugins->trust;
    const char *option = registry->options.installed_directory;
    const char *written = option ? option : (const char *)rows_at(table, table->plugin_directory);
    const char *origin;
    if (strncmp(written, "$ORIGIN", 7) != 0)
        return *written == '/' ? written : NULL;
    if (trust->elevated)
        pb_reject(verdict, PATCHBAY_UNTRUSTED,
                  "depends on $ORIGIN, which an elevated program does not use");
    if (trust->elevated || !(origin = pb_trust_origin(trust, verdict)))
        return NULL;
    return below_origin(registry, origin, written + 7);
}

/* A directory that cannot be determined is reported: its plugins would be missing in silence. */
static void report_undetermined(struct registry *registry, const struct patchbay_error *verdict)
{
    const struct patchbay_table *table = registry->table;
    const char *option = registry->options.installed_directory;
    const char *written = option ? option : (const char *)rows_at(table, table->plugin_directory);
    char hint[256];
    snprintf(hint, sizeof hint, "set %s to the directory, or to none",
             pb_variable_name(registry, VARIABLE_PLUGIN_SYSTEM_PATH));
    bool elevated = registry->plugins->trust->elevated; /* and ignores the variable */
    pb_place_add_directory(registry, written, "installed", PLACE_IGNORED, verdict->text,
                           elevated ? "" : hint);
    if (!elevated)
        pb_log(registry, "plugin directory %s: %s; %s", written, verdict->text, hint);
}

static const char *usable_installed_directory(struct registry *registry)
{
    struct patchbay_error verdict;
    pb_error_clear(&verdict);
    const char *path = installed_directory(registry, &verdict);
    if (pb_error_is_transient(&verdict))
        pb_set_transient(registry, registry->plugins->trust->origin_error);
    else if (verdict.code)
        report_undetermined(registry, &verdict);
    return path;
}

static void read_installed(struct registry *registry, unsigned *position)
{
    const char *system = pb_variable_value(registry, VARIABLE_PLUGIN_SYSTEM_PATH);
    const char *path = system ? NULL : usable_installed_directory(registry);
    if (system && strcmp(system, "none") != 0)
        read_path(registry, VARIABLE_PLUGIN_SYSTEM_PATH, position);
    else if (path)
        pb_plugin_directory_read(registry, path,
                                 &(struct plugin_source){.name = "installed",
                                                         .position = (*position)++,
                                                         .installed = true});
}

/* ---- LAPSE_PLUGINS ------------------------------------------------------------------------ */

static bool find_in_list(struct registry *registry, const char *list, const char *name, char *file)
{
    char directory[PATH_MAX];
    while (list && pb_next_element(&list, ':', directory, sizeof directory))
        if (*directory == '/' && pb_plugin_directory_find(registry, directory, name, file))
            return true;
    return false;
}

/* Searches the directories, which were not read yet. */
static bool find_by_name(struct registry *registry, const char *name, char *file)
{
    struct patchbay_error verdict;
    const char *system = pb_variable_value(registry, VARIABLE_PLUGIN_SYSTEM_PATH);
    if (find_in_list(registry, pb_variable_value(registry, VARIABLE_PLUGIN_PATH), name, file))
        return true;
    for (const char *const *at = registry->options.plugin_directories; at && *at; at++)
        if (pb_plugin_directory_find(registry, *at, name, file))
            return true;
    if (system) /* "none" is not an absolute path, either */
        return find_in_list(registry, system, name, file);
    pb_error_clear(&verdict);
    const char *installed = installed_directory(registry, &verdict);
    return installed && pb_plugin_directory_find(registry, installed, name, file);
}

/* One element, which must be a usable plugin. */
static void read_named(struct registry *registry, const char *element,
                       const struct plugin_source *source)
{
    char file[PATH_MAX], name[NAME_MAX + 1];
    struct patchbay_error error;
    pb_error_clear(&error);
    bool is_path = strchr(element, '/');
    pb_name_of_file(element, name, sizeof name);
    bool disabled = pb_plugin_disabled_by(registry, name);
    pb_trust_forget(registry->plugins->trust);
    if (is_path && !check_element(registry, source->name, element))
        return;
    if (disabled) {
        pb_fault_append(registry, &registry->environment->discovery_faults, source->name,
                        "remove it from one of the two", "'%s' is disabled by %s", element,
                        pb_variable_name(registry, VARIABLE_PLUGIN_DISABLE));
        return;
    }
    if (is_path || find_by_name(registry, element, file)) {
        pb_plugin_file_read(registry, is_path ? element : file, source, &error);
        if (error.code)
            pb_fault_append(registry, &registry->environment->discovery_faults, source->name,
                            error.hint, "%s", error.text);
    } else {
        char hint[256];
        snprintf(hint, sizeof hint, "give its absolute path, or add its directory to %s",
                 pb_variable_name(registry, VARIABLE_PLUGIN_PATH));
        pb_fault_append(registry, &registry->environment->discovery_faults, source->name, hint,
                        "plugin '%s' not found in any plugin directory", element);
    }
}

static void read_all_named(struct registry *registry)
{
    char element[PATH_MAX];
    const char *rest = pb_variable_value(registry, VARIABLE_PLUGINS);
    const char *variable = pb_variable_name(registry, VARIABLE_PLUGINS);
    for (unsigned i = 0; rest && pb_next_element(&rest, ',', element, sizeof element); i++)
        read_named(registry, element,
                   &(struct plugin_source){.name = variable, .position = POSITION_NAMED + i});
}

/* ---- Everything --------------------------------------------------------------------------- */

/* Withdraws the plugins that are not in use; those that are found unchanged come back. */
static void withdraw_all(struct registry *registry)
{
    struct plugins *plugins = registry->plugins;
    for (struct plugin *plugin = plugins->first; plugin; plugin = plugin->next) {
        if (!plugin->withdrawn || !plugins->incomplete)
            plugin->seen = plugin->withdrawn; /* by an earlier discovery: no longer of interest */
        if (!plugin->used && !plugin->loading && !plugin->withdrawn)
            pb_plugin_withdraw(plugin);
        plugin->place = NULL;
    }
    pb_places_clear(registry);
    pb_faults_forget(registry);
}

/* What calls added is in no directory. */
static void add_again(struct registry *registry, const struct plugin *last)
{
    static const struct plugin_source added = {.name = "patchbay_add_plugin",
                                               .position = POSITION_ADDED};
    for (struct plugin *plugin = last ? registry->plugins->first : NULL; plugin;
         plugin = plugin->next) {
        if (plugin->withdrawn && !plugin->seen && plugin->position == POSITION_ADDED)
            pb_plugin_file_read(registry, plugin->file, &added, NULL);
        if (plugin == last)
            break;
    }
}

void pb_discover_once(struct registry *registry)
{
    unsigned position = POSITION_DIRECTORIES;
    const char *const *at = registry->options.plugin_directories;
    const struct plugin *last = registry->plugins->last;
    if (registry->discovered)
        return;
    registry->transient = 0;
    withdraw_all(registry);
    pb_plugin_settings_read(registry);
    read_all_named(registry);
    read_path(registry, VARIABLE_PLUGIN_PATH, &position);
    for (; at && *at; at++)
        pb_plugin_directory_read(
            registry, *at, &(struct plugin_source){.name = "options", .position = position++});
    read_installed(registry, &position);
    add_again(registry, last);
    pb_plugin_settings_check(registry);
    registry->plugins->incomplete = registry->transient;
    registry->discovered = !registry->transient; /* set last: readers that see it skip the lock */
}
