/* The variables of a registry: read once, in one pass over the environment; compared with what
 * there is at the first look-up that they concern. Only user of environ and getauxval. */
#define _DEFAULT_SOURCE /* getauxval */
#include "registry.h"

#include "patchbay/names.h"
#include "rows.h"
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

bool pb_environment_add_fault(struct registry *registry, struct fault **faults, const char *text)
{
    struct fault *fault = text ? pb_registry_keep(registry, sizeof *fault) : NULL;
    if (!fault)
        return false;
    fault->text = text;
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

/* A variable that begins like ours and is none. */
static bool add_unknown(struct registry *registry, const char *name, size_t length)
{
    char wanted[NAME_SIZE], known[NAME_SIZE], all[1024] = "";
    snprintf(wanted, sizeof wanted, "%.*s", (int)length, name);
    struct nearest nearest = {.wanted = wanted};
    size_t used = 0;
    unsigned count = registry->table->categories.count;
    for (unsigned i = 0; i < count || pb_plugins_variable_name(i - count); i++) {
        if (i < count)
            pb_environment_variable(registry, i, known, sizeof known);
        else
            variable_prefix(registry, pb_plugins_variable_name(i - count), known, sizeof known);
        pb_nearest_try(&nearest, known);
        if (nearest.name == known) /* its buffer is used again */
            nearest.name = pb_registry_keep_text(registry, known);
        if (used < sizeof all)
            used += (size_t)snprintf(all + used, sizeof all - used, "%s%s", i ? ", " : "", known);
    }
    return pb_environment_add_fault(
        registry, &registry->faults,
        nearest.name
            ? pb_registry_print(registry,
                                "%s is set, but no variable has this name; did you mean %s? "
                                "(there are: %s)",
                                wanted, nearest.name, all)
            : pb_registry_print(registry, "%s is set, but no variable has this name; there are: %s",
                                wanted, all));
}

static bool read_choice(struct registry *registry, const char *entry, size_t length,
                        const char *value, size_t prefix)
{
    int category = category_of(registry, entry + prefix, length - prefix);
    if (category < 0)
        return add_unknown(registry, entry, length);
    struct variable *variable = pb_registry_keep(registry, sizeof *variable);
    char name[NAME_SIZE];
    pb_environment_variable(registry, (unsigned)category, name, sizeof name);
    if (!variable)
        return false;
    variable->name = pb_registry_keep_text(registry, name);
    variable->value = pb_registry_keep_text(registry, value);
    registry->categories[category].choice = variable;
    return variable->name && variable->value;
}

void pb_environment_fault(struct registry *registry, const char *format, ...)
{
    char text[1024];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    pb_environment_add_fault(registry, &registry->discovery_faults,
                             pb_registry_keep_text(registry, text));
}

/* `entry` begins with LAPSE_PLUGIN. */
static bool read_plugin_variable(struct registry *registry, const char *entry, size_t length,
                                 size_t prefix)
{
    char rest[NAME_SIZE];
    snprintf(rest, sizeof rest, "%.*s", (int)(length - prefix), entry + prefix);
    return pb_plugins_variable(registry, rest, entry + length + 1) ||
           add_unknown(registry, entry, length);
}

bool pb_environment_read(struct registry *registry, const struct patchbay_options *options)
{
    char use[NAME_SIZE], plugin[NAME_SIZE];
    size_t use_length = variable_prefix(registry, "_USE_", use, sizeof use);
    size_t plugin_length = variable_prefix(registry, "_PLUGIN", plugin, sizeof plugin);
    const char *const *entries = options->environment;
    registry->ignores_environment = !entries && pb_is_elevated();
    if (registry->ignores_environment && !options->secure_choice)
        return true;
    if (!entries)
        entries = (const char *const *)environ;
    for (; entries && *entries; entries++) {
        const char *entry = *entries;
        if (entry[0] != use[0])
            continue;
        size_t length = strcspn(entry, "=");
        if (!entry[length] || !entry[length + 1])
            continue; /* an empty variable is unset */
        const char *value = entry + length + 1;
        if (strncmp(entry, use, use_length) == 0) {
            if (!read_choice(registry, entry, length, value, use_length))
                return false;
        } else if (strncmp(entry, plugin, plugin_length) == 0 && !registry->ignores_environment &&
                   !read_plugin_variable(registry, entry, length, plugin_length)) {
            return false;
        }
    }
    return true;
}
