#include "plugins/settings.h"

#include "environment/elements.h"
#include "environment/faults.h"
#include "environment/process.h"
#include "environment/variables.h"
#include "error/error.h"
#include "error/nearest.h"
#include "patchbay/names.h"
#include "plugins/places.h"
#include "plugins/plugins.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "table/name.h"
#include "trust/trust.h"
#include <fnmatch.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Options ------------------------------------------------------------------------------ */

/* A copy of a list of texts; NULL when memory is short. */
static const char *const *copy_list(struct registry *registry, const char *const *list)
{
    size_t count = 0;
    while (list && list[count])
        count++;
    const char **kept = pb_alloc(registry, (count + 1) * sizeof *kept);
    for (size_t i = 0; kept && i < count; i++)
        if (!(kept[i] = pb_strdup(registry, list[i])))
            return NULL;
    return kept;
}

static bool keep_texts(struct registry *registry, const struct patchbay_options *options)
{
    struct patchbay_options *kept = &registry->options;
    kept->plugin_directories = copy_list(registry, options->plugin_directories);
    kept->disabled_plugins = copy_list(registry, options->disabled_plugins);
    if (options->installed_directory)
        kept->installed_directory = pb_strdup(registry, options->installed_directory);
    return kept->plugin_directories && kept->disabled_plugins &&
           (kept->installed_directory || !options->installed_directory);
}

static bool keep_trusted_users(struct registry *registry, const struct patchbay_options *options)
{
    size_t count = options->trusted_user_count;
    unsigned *kept = pb_alloc(registry, count * sizeof *kept);
    if (kept && count)
        memcpy(kept, options->trusted_users, count * sizeof *kept);
    for (size_t i = 0; kept && i < count; i++)
        pb_trust_add(registry->plugins->trust, kept[i]);
    registry->options.trusted_users = kept;
    return kept;
}

bool pb_plugins_set_up(struct registry *registry, const struct patchbay_options *options)
{
    struct plugins *plugins = pb_alloc(registry, sizeof *plugins);
    registry->plugins = plugins;
    if (!plugins || !(plugins->trust = pb_alloc(registry, sizeof *plugins->trust)))
        return false;
    const char *variable = pb_variable_name(registry, VARIABLE_PLUGIN_TRUST);
    pb_trust_init(plugins->trust, registry->table->rows, pb_is_elevated(), variable);
    return *variable && keep_trusted_users(registry, options) && keep_texts(registry, options);
}

/* ---- Disabled plugins --------------------------------------------------------------------- */

enum { GLOB_SIZE = 256 };

/* Folds a pattern as names are, except for the '-' of a range. */
static void fold_glob(char *glob)
{
    bool inside = false;
    for (char *c = glob; *c; c++) {
        inside = *c == '[' || (inside && *c != ']');
        if (!inside || *c != '-')
            *c = patchbay_fold(*c);
    }
}

/* The next pattern of LAPSE_PLUGIN_DISABLE, folded. `excepts` is whether it began with '!', which
 * is removed. */
static bool next_glob(const char **rest, char glob[GLOB_SIZE], bool *excepts)
{
    if (!pb_next_element(rest, ',', glob, GLOB_SIZE))
        return false;
    *excepts = *glob == '!';
    if (*excepts)
        memmove(glob, glob + 1, strlen(glob));
    fold_glob(glob);
    return true;
}

/* Whether the options of the program disable a plugin. */
static bool is_disabled_by_options(const struct registry *registry, const char *name)
{
    char glob[GLOB_SIZE];
    for (const char *const *at = registry->options.disabled_plugins; at && *at; at++) {
        snprintf(glob, sizeof glob, "%s", *at);
        fold_glob(glob);
        if (fnmatch(glob, name, 0) == 0)
            return true;
    }
    return false;
}

const char *pb_plugin_disabled_by(struct registry *registry, const char *name)
{
    char glob[GLOB_SIZE];
    const char *rest = pb_variable_value(registry, VARIABLE_PLUGIN_DISABLE);
    bool disabled = false, excepts;
    if (is_disabled_by_options(registry, name))
        return "the program";
    while (next_glob(&rest, glob, &excepts)) {
        if (fnmatch(glob, name, 0) != 0)
            continue;
        if (excepts)
            return NULL;
        disabled = true;
    }
    return disabled ? pb_variable_name(registry, VARIABLE_PLUGIN_DISABLE) : NULL;
}

/* Whether a pattern can match the name of a plugin. */
static bool is_glob(const char *glob)
{
    const char *open = strchr(glob, '[');
    return *glob && !glob[strspn(glob, "abcdefghijklmnopqrstuvwxyz0123456789_*?[]!^-")] &&
           !(open && (!open[1] || !strchr(open + 2, ']'))) && strlen(glob) + 1 < GLOB_SIZE;
}

/* Faults of the form; the patterns are matched when a plugin is found. */
static void read_disabled(struct registry *registry)
{
    char glob[GLOB_SIZE];
    const char *rest = pb_variable_value(registry, VARIABLE_PLUGIN_DISABLE);
    const char *variable = pb_variable_name(registry, VARIABLE_PLUGIN_DISABLE);
    bool excepts, exceptions = false, patterns = false;
    while (next_glob(&rest, glob, &excepts)) {
        exceptions = exceptions || excepts;
        patterns = patterns || !excepts;
        if (!is_glob(glob))
            pb_fault_append(registry, &registry->environment->discovery_faults, variable,
                            "write plugin names, without .so, or globs",
                            "'%s' cannot match the name of a plugin", glob);
    }
    if (exceptions && !patterns)
        pb_fault_append(registry, &registry->environment->discovery_faults, variable,
                        "begin with what they are exceptions from: '*'",
                        "disables nothing: it has exceptions only");
}

/* ---- Variables ---------------------------------------------------------------------------- */

static void read_trusted(struct registry *registry)
{
    char element[64], *end;
    const char *rest = pb_variable_value(registry, VARIABLE_PLUGIN_TRUST);
    const char *variable = pb_variable_name(registry, VARIABLE_PLUGIN_TRUST);
    while (pb_next_element(&rest, ',', element, sizeof element)) {
        unsigned long owner = strtoul(element, &end, 10);
        if (end == element || *end || element[0] == '-' || element[0] == '+' ||
            owner != (uid_t)owner || owner == (uid_t)-1)
            pb_fault_append(registry, &registry->environment->discovery_faults, variable, NULL,
                            "invalid user ID '%s'; expected a number such as 1000", element);
        else if (!pb_trust_add(registry->plugins->trust, (uid_t)owner))
            pb_fault_append(registry, &registry->environment->discovery_faults, variable, NULL,
                            "too many users at '%s'; at most %d are trusted", element, TRUSTED_MAX);
    }
}

static void read_debug(struct registry *registry)
{
    const char *value = pb_variable_value(registry, VARIABLE_PLUGIN_DEBUG);
    bool on = value && strcmp(value, "1") == 0;
    pb_log_set_debug(registry, on);
    if (value && !on)
        pb_fault_append(registry, &registry->environment->discovery_faults,
                        pb_variable_name(registry, VARIABLE_PLUGIN_DEBUG), NULL,
                        "invalid value '%s'; expected 1", value);
}

void pb_plugin_settings_read(struct registry *registry)
{
    read_debug(registry);
    for (const struct variable *v = registry->environment->variables; v; v = v->next)
        pb_log_debug(registry, "variable %s=%s%s", v->name, v->value,
                     v->ignored ? " (ignored)" : "");
    pb_remarks_read(registry);
    read_trusted(registry);
    read_disabled(registry);
}

/* ---- After discovery ---------------------------------------------------------------------- */

/* Adds a remark unless a file of that name was found. */
static void check_disabled_name(struct registry *registry, const char *name)
{
    char known[NAME_MAX + 1];
    struct nearest nearest = {.wanted = name};
    struct patchbay_error error;
    for (const struct place *place = registry->plugins->places; place; place = place->next) {
        pb_name_of_file(place->path, known, sizeof known);
        if (place->is_file && strcmp(known, name) == 0)
            return;
        if (place->is_file)
            pb_nearest_try(&nearest, pb_intern(registry, known));
    }
    pb_error_clear(&error);
    pb_nearest_hint(&nearest, &error);
    const char *variable = pb_variable_name(registry, VARIABLE_PLUGIN_DISABLE);
    pb_fault_append(registry, &registry->environment->remarks, variable, error.hint,
                    "there is no plugin '%s' to disable", name);
    pb_log(registry, "%s: there is no plugin '%s' to disable", variable, name);
}

void pb_plugin_settings_check(struct registry *registry)
{
    char glob[GLOB_SIZE];
    const char *rest = pb_variable_value(registry, VARIABLE_PLUGIN_DISABLE);
    bool excepts;
    while (next_glob(&rest, glob, &excepts))
        if (!excepts && is_glob(glob) && !strpbrk(glob, "*?["))
            check_disabled_name(registry, glob);
}
