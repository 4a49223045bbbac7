/* Where plugins are looked for: variables, options, the installed directory, in this order. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "plugins/plugins.h"

#include "environment/elements.h"
#include "environment/faults.h"
#include "environment/variables.h"

#include "patchbay/names.h"
#include "table/rows.h"
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

const char *pb_place_state_name(enum place_state state)
{
    static const char names[][9] = {"used", "missing", "ignored", "hidden", "disabled", "refused"};
    return names[state];
}

struct place *pb_place_add(struct registry *registry, const char *path, const char *source,
                           bool is_file, enum place_state state, enum patchbay_code code,
                           const char *reason)
{
    struct place *place = pb_alloc(registry, sizeof *place);
    if (!place)
        return NULL;
    place->path = pb_strdup(registry, path);
    place->source = pb_intern(registry, source);
    place->reason = *reason ? pb_strdup(registry, reason) : "";
    place->is_file = is_file;
    place->state = state;
    place->code = code;
    if (!place->path || !place->source || !place->reason)
        return NULL;
    *(registry->last_place ? &registry->last_place->next : &registry->places) = place;
    registry->last_place = place;
    pb_log_debug(registry, "%s %s (%s): %s%s%s", is_file ? "file" : "directory", path, source,
                 pb_place_state_name(state), *reason ? ": " : "", reason);
    return place;
}

/* ---- Directories -------------------------------------------------------------------------- */

struct names {
    char **items;
    size_t count, room;
};

static bool is_plugin_name(const char *name)
{
    size_t length = strlen(name);
    return length > 3 && name[0] != '.' && strcmp(name + length - 3, ".so") == 0;
}

static int by_bytes(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static bool add_name(struct names *names, const char *name)
{
    if (names->count == names->room) {
        size_t room = names->room * 2 + 32;
        char **grown = realloc(names->items, room * sizeof *grown);
        if (!grown)
            return false;
        names->items = grown;
        names->room = room;
    }
    names->items[names->count] = strdup(name);
    return names->items[names->count] && ++names->count;
}

/* The plugin files of a directory, in the order of their names: the same on every machine. */
static void read_directory(struct registry *registry, const char *path, const char *source,
                           unsigned position)
{
    struct names names = {.count = 0};
    pb_trust_forget(registry->trust);
    DIR *directory = opendir(path);
    if (!directory) {
        bool missing = errno == ENOENT;
        const char *why = errno == ENOTDIR ? "it is no directory; files are named one by one"
                                           : strerror(errno);
        pb_place_add(registry, path, source, false, missing ? PLACE_MISSING : PLACE_IGNORED,
                     PATCHBAY_NO_ERROR, missing ? "" : why);
        /* What is missing may come; what a variable names and nobody can read is a mistake. */
        if (!missing && strcmp(source, "installed") != 0 && strcmp(source, "options") != 0)
            pb_fault_of_discovery(registry, source, NULL, "cannot read '%s': %s", path, why);
        return;
    }
    pb_place_add(registry, path, source, false, PLACE_USED, PATCHBAY_NO_ERROR, "");
    for (struct dirent *entry; (entry = readdir(directory));)
        if (is_plugin_name(entry->d_name) && !add_name(&names, entry->d_name)) {
            registry->short_of_memory = true;
            break;
        }
    closedir(directory);
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, by_bytes);
    for (size_t i = 0; i < names.count; i++) {
        char file[PATH_MAX];
        int length = snprintf(file, sizeof file, "%s/%s", path, names.items[i]);
        if (length > 0 && (size_t)length < sizeof file)
            pb_plugin_file(registry, file, path, position, NULL);
        else
            pb_place_add(registry, names.items[i], path, true, PLACE_IGNORED, PATCHBAY_BAD_FILE,
                         "its path is too long");
        free(names.items[i]);
    }
    free(names.items);
}

/* ---- Elements of variables ---------------------------------------------------------------- */

/* A directory of a variable must be absolute; otherwise every look-up fails. */
static bool check_element(struct registry *registry, const char *variable, const char *element)
{
    char directory[PATH_MAX];
    if (!*element)
        pb_fault_of_discovery(registry, variable, NULL,
                              "an element is empty; take the spare separator out");
    else if (strlen(element) + 1 == PATH_MAX)
        pb_fault_of_discovery(registry, variable, NULL, "an element is longer than paths can be");
    else if (*element != '/')
        pb_fault_of_discovery(registry, variable, NULL,
                              "'%s' is relative, and would mean another place in each "
                              "directory; write '%s/%s'",
                              element, realpath(".", directory) ? directory : "$PWD", element);
    return *element == '/' && strlen(element) + 1 < PATH_MAX;
}

static void read_path(struct registry *registry, const char *variable, const char *path,
                      unsigned *position)
{
    char element[PATH_MAX];
    while (pb_next_element(&path, ':', element, sizeof element))
        if (check_element(registry, variable, element))
            read_directory(registry, element, variable, (*position)++);
}

/* ---- Sources ------------------------------------------------------------------------------ */

/* LAPSE_PLUGIN_DIRECTORY with what $ORIGIN stands for; false when it cannot be used. */
static bool installed_directory(struct registry *registry, char *path, size_t size)
{
    const struct patchbay_table *table = registry->table;
    const char *written = (const char *)rows_at(table, table->plugin_directory);
    const char *origin = registry->settings->origin;
    if (strncmp(written, "$ORIGIN", 7) != 0) {
        snprintf(path, size, "%s", written);
        return *written == '/';
    }
    const char *why = registry->settings->elevated
                          ? "it depends on $ORIGIN, which an elevated program does not use"
                          : "what $ORIGIN stands for is not known";
    if (registry->settings->elevated || !origin) {
        pb_place_add(registry, written, "installed", false, PLACE_IGNORED, PATCHBAY_NO_ERROR, why);
        return false;
    }
    snprintf(path, size, "%s%s", origin, written + 7);
    char *resolved = realpath(path, NULL);
    if (resolved)
        snprintf(path, size, "%s", resolved);
    free(resolved);
    return true;
}

static void read_installed(struct registry *registry, unsigned *position)
{
    char path[PATH_MAX];
    const char *system = pb_variable_value(registry, VARIABLE_PLUGIN_SYSTEM_PATH);
    const char *variable = pb_variable_name(registry, VARIABLE_PLUGIN_SYSTEM_PATH);
    if (system && strcmp(system, "none") != 0)
        read_path(registry, variable, system, position);
    else if (!system && installed_directory(registry, path, sizeof path)) {
        registry->reading_installed = true;
        read_directory(registry, path, "installed", (*position)++);
        registry->reading_installed = false;
    }
}

/* `directory`/`name`.so into `file`, of PATH_MAX bytes, or a file whose name folds to the same;
 * false when there is none. */
static bool is_in(const char *directory, const char *name, char *file)
{
    int length = snprintf(file, PATH_MAX, "%s/%s.so", directory, name);
    if (length > 0 && length < PATH_MAX && access(file, F_OK) == 0)
        return true;
    bool found = false;
    DIR *stream = opendir(directory);
    for (struct dirent *entry; stream && !found && (entry = readdir(stream));) {
        size_t size = strlen(entry->d_name);
        found = is_plugin_name(entry->d_name) && size == strlen(name) + 3;
        for (size_t i = 0; found && i < size - 3; i++)
            found = patchbay_fold(entry->d_name[i]) == patchbay_fold(name[i]);
        if (found)
            found = snprintf(file, PATH_MAX, "%s/%s", directory, entry->d_name) < PATH_MAX;
    }
    if (stream)
        closedir(stream);
    return found;
}

/* Looks for a plugin along the whole path, whose directories were not read yet. */
static bool find_along_path(struct registry *registry, const char *name, char *file)
{
    char directory[PATH_MAX];
    const char *system = pb_variable_value(registry, VARIABLE_PLUGIN_SYSTEM_PATH);
    for (const char *rest = pb_variable_value(registry, VARIABLE_PLUGIN_PATH); rest;)
        if (pb_next_element(&rest, ':', directory, sizeof directory) &&
            is_in(directory, name, file))
            return true;
    for (const char *const *at = registry->options.plugin_directories; at && *at; at++)
        if (is_in(*at, name, file))
            return true;
    for (const char *rest = system; rest;)
        if (pb_next_element(&rest, ':', directory, sizeof directory) &&
            is_in(directory, name, file))
            return true;
    return !system && installed_directory(registry, directory, sizeof directory) &&
           is_in(directory, name, file);
}

/* LAPSE_PLUGINS: what it names must be there and usable. */
static void read_named(struct registry *registry)
{
    char element[PATH_MAX], file[PATH_MAX];
    const char *rest = pb_variable_value(registry, VARIABLE_PLUGINS);
    const char *variable = pb_variable_name(registry, VARIABLE_PLUGINS);
    const char *path_variable = pb_variable_name(registry, VARIABLE_PLUGIN_PATH);
    for (unsigned i = 0; rest && pb_next_element(&rest, ',', element, sizeof element); i++) {
        struct patchbay_error error = {.code = PATCHBAY_NO_ERROR};
        bool is_path = strchr(element, '/') || !*element;
        const char *name = pb_plugin_name_of(registry, element);
        bool disabled = name && pb_plugin_is_disabled(registry, name);
        pb_trust_forget(registry->trust);
        if (is_path && !check_element(registry, variable, element))
            continue;
        bool found = is_path || find_along_path(registry, element, file);
        if (!found && disabled)
            continue; /* safe mode works whatever is missing */
        if (!found)
            pb_fault_of_discovery(registry, variable, NULL,
                                  "no directory of the path has a plugin '%s'; write the absolute "
                                  "name of its file, or add its directory to %s",
                                  element, path_variable);
        else
            pb_plugin_file(registry, is_path ? element : file, variable, POSITION_NAMED + i,
                           &error);
        if (error.code && !disabled)
            pb_fault_of_discovery(registry, variable, error.hint, "%s", error.text);
    }
}

/* LAPSE_PLUGIN_TRUST */
static void read_trusted(struct registry *registry)
{
    char element[64], *end;
    const char *rest = pb_variable_value(registry, VARIABLE_PLUGIN_TRUST);
    const char *variable = pb_variable_name(registry, VARIABLE_PLUGIN_TRUST);
    while (rest && pb_next_element(&rest, ',', element, sizeof element)) {
        unsigned long owner = strtoul(element, &end, 10);
        if (end == element || *end || element[0] == '-' || element[0] == '+' ||
            owner != (uid_t)owner || owner == (uid_t)-1 ||
            !pb_trust_add(registry->trust, (uid_t)owner))
            pb_fault_of_discovery(registry, variable, NULL,
                                  "'%s' is no user id; write numbers, such as 1000", element);
    }
}

/* LAPSE_PLUGIN_DISABLE is read anew for every plugin; here it is looked at. */
static void check_disabled(struct registry *registry)
{
    char element[256];
    const char *rest = pb_variable_value(registry, VARIABLE_PLUGIN_DISABLE);
    const char *variable = pb_variable_name(registry, VARIABLE_PLUGIN_DISABLE);
    while (rest && pb_next_element(&rest, ',', element, sizeof element))
        if (!*element)
            pb_fault_of_discovery(registry, variable, NULL,
                                  "an element is empty; take the spare comma out");
        else if (strlen(element) + 1 == sizeof element)
            pb_fault_of_discovery(registry, variable, NULL, "'%s' is too long for a name", element);
}

/* LAPSE_PLUGIN_DEBUG */
static void read_debug(struct registry *registry)
{
    const char *value = pb_variable_value(registry, VARIABLE_PLUGIN_DEBUG);
    bool on = value && strcmp(value, "1") == 0;
    pb_log_set_debug(registry, on);
    const char *variable = pb_variable_name(registry, VARIABLE_PLUGIN_DEBUG);
    if (value && !on)
        pb_fault_of_discovery(registry, variable, NULL, "'%s' means nothing; write 1, or unset it",
                              value);
}

static void read_all(struct registry *registry)
{
    unsigned position = POSITION_DIRECTORIES;
    const char *const *directories = registry->options.plugin_directories;
    const char *variable = pb_variable_name(registry, VARIABLE_PLUGIN_PATH);
    read_named(registry);
    if (pb_variable_value(registry, VARIABLE_PLUGIN_PATH))
        read_path(registry, variable, pb_variable_value(registry, VARIABLE_PLUGIN_PATH), &position);
    for (size_t i = 0; directories && directories[i]; i++)
        read_directory(registry, directories[i], "options", position++);
    read_installed(registry, &position);
}

void pb_discover_once(struct registry *registry)
{
    if (registry->discovered)
        return;
    read_debug(registry);
    for (const struct variable *v = registry->environment->variables; v; v = v->next)
        pb_log_debug(registry, "variable %s=%s%s", v->name, v->value,
                     v->ignored ? " (ignored)" : "");
    read_trusted(registry);
    check_disabled(registry);
    read_all(registry);
    registry->discovered = true; /* last: who sees it does not take the lock */
}
