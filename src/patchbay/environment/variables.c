/* The variables of a registry: read once, in one pass over the environment; compared with what
 * there is at the first look-up that they concern. Only user of environ and getauxval. */
#define _DEFAULT_SOURCE /* getauxval */
#include "registry/registry.h"

#include "patchbay/names.h"
#include "table/rows.h"
#include <stdarg.h>
#include <stdio.h>
#include <sys/auxv.h>

extern char **environ;

enum { NAME_SIZE = 160 };

/* "LAPSE_USE_" into `prefix`; returns its length. */
static size_t variable_prefix(const struct registry *registry, const char *middle, char *prefix,
                              size_t size)
{
    const char *name = row_text(registry->table, registry->table->registry);
    int length = snprintf(prefix, size, "%s%s", name, middle);
    for (char *c = prefix; *c; c++)
        if (*c >= 'a' && *c <= 'z')
            *c = (char)(*c - 'a' + 'A');
    return (size_t)length;
}

void pb_environment_variable(const struct registry *registry, unsigned category, char *name,
                             size_t size)
{
    char middle[NAME_SIZE];
    snprintf(middle, sizeof middle, "_USE_%s",
             row_text(registry->table, row_category(registry->table, category)->name));
    variable_prefix(registry, middle, name, size);
}

void pb_environment_name(const struct registry *registry, const char *rest, char *name, size_t size)
{
    variable_prefix(registry, rest, name, size);
}

bool pb_is_elevated(void)
{
    return getauxval(AT_SECURE);
}

/* ---- Reading ------------------------------------------------------------------------------ */

bool pb_environment_add_fault(struct registry *registry, struct fault **faults,
                              const char *variable, const struct patchbay_error *error)
{
    struct fault *fault = pb_registry_keep(registry, sizeof *fault);
    if (!fault)
        return false;
    fault->variable = pb_registry_kept_once(registry, variable);
    fault->text = pb_registry_kept_once(registry, error->text);
    fault->hint = pb_registry_kept_once(registry, error->hint);
    if (!fault->variable || !fault->text || !fault->hint)
        return false;
    while (*faults)
        faults = &(*faults)->next;
    *faults = fault;
    return true;
}

/* The category that a variable's name ends with, or -1. */
static int category_of(const struct registry *registry, const char *name, size_t length)
{
    char wanted[NAME_SIZE];
    if (length >= sizeof wanted)
        return -1;
    memcpy(wanted, name, length);
    wanted[length] = '\0';
    for (char *c = wanted; *c; c++) {
        if (*c >= 'a' && *c <= 'z')
            return -1;
        *c = patchbay_fold(*c);
    }
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        if (strcmp(row_text(registry->table, row_category(registry->table, i)->name), wanted) == 0)
            return (int)i;
    return -1;
}

/* A variable with a prefix of ours and an unknown name. */
static bool add_unknown(struct registry *registry, const char *wanted)
{
    char known[NAME_SIZE], near[NAME_SIZE];
    struct nearest nearest = {.wanted = wanted};
    struct patchbay_error error;
    unsigned count = registry->table->categories.count;
    pb_error_set(&error, PATCHBAY_BAD_ENVIRONMENT, "unknown variable %s (available: ", wanted);
    for (unsigned i = 0; i < count || pb_plugins_variable_name(i - count); i++) {
        if (i < count)
            pb_environment_variable(registry, i, known, sizeof known);
        else
            variable_prefix(registry, pb_plugins_variable_name(i - count), known, sizeof known);
        pb_nearest_try(&nearest, known);
        if (nearest.name == known) /* whose bytes the next name overwrites */
            nearest.name = strcpy(near, known);
        pb_error_add(&error, "%s%s", i ? ", " : "", known);
    }
    pb_error_add(&error, ")");
    if (nearest.name)
        pb_error_hint(&error, "did you mean %s?", nearest.name);
    return pb_environment_add_fault(registry, &registry->faults, wanted, &error);
}

/* getenv() returns the first of duplicate variables; so do we. */
static bool is_known(const struct registry *registry, const char *entry, size_t length)
{
    const struct variable *variable = registry->variables;
    while (variable && (strncmp(variable->name, entry, length) != 0 || variable->name[length]))
        variable = variable->next;
    return variable;
}

/* NULL when memory is short. */
static struct variable *keep_variable(struct registry *registry, const char *entry, size_t length)
{
    struct variable *variable = pb_registry_keep(registry, sizeof *variable);
    struct variable **end = &registry->variables;
    if (!variable)
        return NULL;
    variable->name = pb_registry_print(registry, "%.*s", (int)length, entry);
    variable->value = pb_registry_keep_text(registry, entry + length + 1);
    while (*end)
        end = &(*end)->next;
    *end = variable;
    return variable->name && variable->value ? variable : NULL;
}

static bool read_choice(struct registry *registry, const struct variable *variable, size_t prefix)
{
    const char *name = variable->name;
    int category = category_of(registry, name + prefix, strlen(name) - prefix);
    if (category < 0)
        return add_unknown(registry, name);
    registry->categories[category].choice = variable;
    return true;
}

void pb_environment_fault(struct registry *registry, const char *variable, const char *hint,
                          const char *format, ...)
{
    struct patchbay_error error;
    char text[1024];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    pb_error_set(&error, PATCHBAY_BAD_ENVIRONMENT, "%s: %s", variable, text);
    if (hint && *hint)
        pb_error_hint(&error, "%s", hint);
    pb_environment_add_fault(registry, &registry->discovery_faults, variable, &error);
}

bool pb_environment_read(struct registry *registry, const struct patchbay_options *options)
{
    char use[NAME_SIZE], plugin[NAME_SIZE];
    size_t use_length = variable_prefix(registry, "_USE_", use, sizeof use);
    size_t plugin_length = variable_prefix(registry, "_PLUGIN", plugin, sizeof plugin);
    const char *const *entries = options->environment;
    registry->ignores_environment = !entries && pb_is_elevated();
    if (!entries)
        entries = (const char *const *)environ;
    for (; entries && *entries; entries++) {
        const char *entry = *entries;
        if (entry[0] != use[0])
            continue;
        bool chooses = strncmp(entry, use, use_length) == 0;
        size_t length = strcspn(entry, "=");
        if (!entry[length] || !entry[length + 1] ||
            (!chooses && strncmp(entry, plugin, plugin_length) != 0) ||
            is_known(registry, entry, length))
            continue; /* an empty variable is unset */
        struct variable *variable = keep_variable(registry, entry, length);
        if (!variable)
            return false;
        variable->ignored = registry->ignores_environment && !(chooses && options->secure_choice);
        if (variable->ignored)
            continue;
        if (chooses
                ? !read_choice(registry, variable, use_length)
                : !pb_plugins_variable(registry, variable->name + plugin_length, variable->value) &&
                      !add_unknown(registry, variable->name))
            return false;
    }
    return true;
}
