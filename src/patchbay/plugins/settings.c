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
    return *variable && keep_trusted_users(registry, options) &&
           keep_directories(registry, options->plugin_directories);
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
            owner != (uid_t)owner || owner == (uid_t)-1 ||
            !pb_trust_add(registry->plugins->trust, (uid_t)owner))
            pb_fault_of_discovery(registry, variable, NULL,
                                  "invalid user ID '%s'; expected a number such as 1000", element);
    }
}

/* LAPSE_PLUGIN_DISABLE is matched against each plugin; here only its form is checked. */
static void check_disabled(struct registry *registry)
{
    char element[256];
    const char *rest = pb_variable_value(registry, VARIABLE_PLUGIN_DISABLE);
    const char *variable = pb_variable_name(registry, VARIABLE_PLUGIN_DISABLE);
    while (pb_next_element(&rest, ',', element, sizeof element))
        if (strlen(element) + 1 == sizeof element)
            pb_fault_of_discovery(registry, variable, NULL, "'%s' is too long for a name", element);
}

static void read_debug(struct registry *registry)
{
    const char *value = pb_variable_value(registry, VARIABLE_PLUGIN_DEBUG);
    bool on = value && strcmp(value, "1") == 0;
    pb_log_set_debug(registry, on);
    if (value && !on)
        pb_fault_of_discovery(registry, pb_variable_name(registry, VARIABLE_PLUGIN_DEBUG), NULL,
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
    check_disabled(registry);
}

/* ---- Disabled plugins --------------------------------------------------------------------- */

/* Folds a glob as names are folded, except the '-' of a range. */
static void fold_glob(char *glob)
{
    bool inside = false;
    for (char *c = glob; *c; c++) {
        inside = *c == '[' || (inside && *c != ']');
        if (!inside || *c != '-')
            *c = patchbay_fold(*c);
    }
}

bool pb_plugin_is_disabled(const struct registry *registry, const char *name)
{
    char glob[256];
    const char *rest = pb_variable_value(registry, VARIABLE_PLUGIN_DISABLE);
    while (pb_next_element(&rest, ',', glob, sizeof glob)) {
        fold_glob(glob);
        if (fnmatch(glob, name, 0) == 0)
            return true;
    }
    return false;
}

/* Adds a remark unless a file of that name was found. */
static void check_name(struct registry *registry, const char *written)
{
    char name[256], known[NAME_MAX + 1];
    struct nearest nearest = {.wanted = written};
    struct patchbay_error error;
    snprintf(name, sizeof name, "%s", written);
    fold_glob(name);
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
    pb_remark(registry, variable, error.hint, "there is no plugin '%s' to disable", written);
    pb_log(registry, "%s: there is no plugin '%s' to disable", variable, written);
}

void pb_plugin_settings_check(struct registry *registry)
{
    char element[256];
    const char *rest = pb_variable_value(registry, VARIABLE_PLUGIN_DISABLE);
    while (pb_next_element(&rest, ',', element, sizeof element))
        if (!strpbrk(element, "*?[!"))
            check_name(registry, element);
}
