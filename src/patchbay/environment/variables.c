#include "environment/variables.h"

#include "environment/faults.h"
#include "environment/process.h"
#include "error/error.h"
#include "error/nearest.h"
#include "patchbay/names.h"
#include "registry/category.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include "table/rows.h"
#include <stdio.h>

/* Registry and category have at most 63 bytes each. */
enum { NAME_SIZE = 160 };

static const char names[][24] = {
#define PATCHBAY_VARIABLE(name, class, value, effect) #name,
#include "patchbay/variables.def"
#undef PATCHBAY_VARIABLE
};

/* ---- Names -------------------------------------------------------------------------------- */

/* "LAPSE_", middle and rest in upper case; returns the length. */
static size_t assemble(const struct registry *registry, const char *middle, const char *rest,
                       char name[NAME_SIZE])
{
    int length = snprintf(name, NAME_SIZE, "%s_%s%s",
                          row_text(registry->table, registry->table->prefix), middle, rest);
    for (char *c = name + strlen(row_text(registry->table, registry->table->prefix)); *c; c++)
        if (*c >= 'a' && *c <= 'z')
            *c = (char)(*c - 'a' + 'A');
    return (size_t)length;
}

const char *pb_variable_name(struct registry *registry, enum plugin_variable variable)
{
    char name[NAME_SIZE];
    const char **known = &registry->environment->names[variable];
    if (!*known) {
        assemble(registry, names[variable], "", name);
        *known = pb_strdup(registry, name);
    }
    return *known ? *known : "";
}

const char *pb_variable_value(const struct registry *registry, enum plugin_variable variable)
{
    return registry->environment->values[variable];
}

const char *pb_use_variable_name(struct category_state *category)
{
    char name[NAME_SIZE];
    if (category->variable)
        return category->variable->name;
    assemble(category->registry, "USE_", category->name, name);
    const char *kept = pb_intern(category->registry, name);
    return kept ? kept : "";
}

/* ---- Reading ------------------------------------------------------------------------------ */

/* The category that a variable's name ends with, or NULL. */
static struct category_state *category_of(struct registry *registry, const char *name)
{
    char wanted[NAME_SIZE];
    size_t length = strlen(name);
    if (length >= sizeof wanted)
        return NULL;
    for (size_t i = 0; i <= length; i++) {
        if (name[i] >= 'a' && name[i] <= 'z')
            return NULL;
        wanted[i] = patchbay_fold(name[i]);
    }
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        if (strcmp(registry->categories[i].name, wanted) == 0)
            return &registry->categories[i];
    return NULL;
}

/* A variable with a prefix of ours and an unknown name. */
static bool add_unknown(struct registry *registry, const char *wanted)
{
    char known[NAME_SIZE], near[NAME_SIZE];
    struct nearest nearest = {.wanted = wanted};
    struct patchbay_error error;
    const char *separator = "";
    unsigned count = registry->table->categories.count, left_out = 0;
    pb_error_set(&error, PATCHBAY_BAD_ENVIRONMENT, "unknown variable %s (available: ", wanted);
    for (unsigned i = 0; i < count + PLUGIN_VARIABLES; i++) {
        if (i < count)
            assemble(registry, "USE_", registry->categories[i].name, known);
        else
            assemble(registry, names[i - count], "", known);
        pb_nearest_try(&nearest, known);
        if (nearest.name == known) /* whose bytes the next name overwrites */
            nearest.name = strcpy(near, known);
        if (i < count && registry->categories[i].row->flags & PATCHBAY_CATEGORY_INTERNAL)
            continue;
        pb_error_item(&error, &left_out, "%s%s", separator, known);
        separator = ", ";
    }
    if (left_out)
        pb_error_add(&error, " and %u more", left_out);
    pb_error_add(&error, ")");
    pb_nearest_hint(&nearest, &error);
    return pb_fault_add(registry, &registry->environment->faults, wanted, &error);
}

/* getenv() returns the first of duplicate variables; so do we. */
static bool is_known(const struct registry *registry, const char *entry, size_t length)
{
    const struct variable *variable = registry->environment->variables;
    while (variable && (strncmp(variable->name, entry, length) != 0 || variable->name[length]))
        variable = variable->next;
    return variable;
}

/* NULL when memory is short. */
static struct variable *add_variable(struct registry *registry, const char *entry, size_t length)
{
    struct variable *variable = pb_alloc(registry, sizeof *variable);
    struct variable **end = &registry->environment->variables;
    if (!variable)
        return NULL;
    variable->name = pb_asprintf(registry, "%.*s", (int)length, entry);
    /* Tools that start programs keep the quotes that a shell would remove. */
    const char *value = entry + length + 1;
    size_t last = strlen(value) - 1;
    variable->quoted = last && strchr("\"'", *value) && value[last] == *value;
    variable->value = variable->quoted ? pb_asprintf(registry, "%.*s", (int)last - 1, value + 1)
                                       : pb_strdup(registry, value);
    while (*end)
        end = &(*end)->next;
    *end = variable;
    return variable->name && variable->value ? variable : NULL;
}

static bool take_plugin_variable(struct registry *registry, const struct variable *variable,
                                 size_t prefix)
{
    for (unsigned i = 0; i < PLUGIN_VARIABLES; i++)
        if (strcmp(names[i], variable->name + prefix) == 0) {
            registry->environment->names[i] = variable->name;
            registry->environment->values[i] = variable->value;
            return true;
        }
    return add_unknown(registry, variable->name);
}

/* `rest` is the name after LAPSE_USE. */
static bool take_use_variable(struct registry *registry, const struct variable *variable,
                              const char *rest)
{
    struct category_state *category = *rest == '_' ? category_of(registry, rest + 1) : NULL;
    if (!category)
        return add_unknown(registry, variable->name);
    category->variable = variable;
    return true;
}

/* Whether the name of a variable after LAPSE_USE makes it ours: "_...", nothing, or a category that
 * lacks its '_'. */
static bool is_choice(struct registry *registry, const char *rest, size_t length)
{
    char name[NAME_SIZE];
    if (*rest == '_' || !length)
        return true;
    snprintf(name, sizeof name, "%.*s", (int)length, rest);
    return length < sizeof name && category_of(registry, name);
}

/* What the names of our variables begin with. */
struct prefixes {
    char use[NAME_SIZE], plugin[NAME_SIZE];
    size_t use_length, plugin_length;
    uint32_t own_initials;
};

/* The position of an entry's name in a string list of the table; -1 if it is not there. */
static int position_in(const struct registry *registry, uint32_t list, const char *entry,
                       size_t length)
{
    int position = 0;
    const char *name = list ? list_first(row_text(registry->table, list)) : NULL;
    for (; name; name = list_next(name), position++)
        if (strncmp(name, entry, length) == 0 && !name[length])
            return position;
    return -1;
}

/* A bit for each first character of a category's own variables. */
static uint32_t own_initials(const struct registry *registry)
{
    uint32_t initials = 0;
    for (unsigned i = 0; i < registry->table->categories.count; i++) {
        uint32_t list = registry->categories[i].row->variables;
        for (const char *name = list ? list_first(row_text(registry->table, list)) : NULL; name;
             name = list_next(name))
            initials |= 1u << (*name & 31);
    }
    return initials;
}

/* The category whose own variable this is, or NULL. */
static struct category_state *owner_of(struct registry *registry, const char *entry, size_t length)
{
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        if (position_in(registry, registry->categories[i].row->variables, entry, length) >= 0)
            return &registry->categories[i];
    return NULL;
}

/* Of several names, the first in the file counts. */
static void take_own_variable(struct category_state *category, const struct variable *variable)
{
    uint32_t list = category->row->variables;
    const struct variable *own = category->own;
    if (!own || position_in(category->registry, list, variable->name, strlen(variable->name)) <
                    position_in(category->registry, list, own->name, strlen(own->name)))
        category->own = variable;
}

/* Keeps an entry that has a name of ours. False when memory is short. */
static bool read_entry(struct registry *registry, const struct prefixes *prefixes,
                       const char *entry, bool secure_choice)
{
    size_t length = strcspn(entry, "=");
    struct category_state *owner = prefixes->own_initials >> (*entry & 31) & 1
                                       ? owner_of(registry, entry, length)
                                       : NULL;
    bool chooses = strncmp(entry, prefixes->use, prefixes->use_length) == 0 &&
                   is_choice(registry, entry + prefixes->use_length, length - prefixes->use_length);
    bool loads = strncmp(entry, prefixes->plugin, prefixes->plugin_length) == 0;
    if (!entry[length] || !entry[length + 1] || /* an empty variable is unset */
        (!owner && !chooses && !loads) || is_known(registry, entry, length) ||
        position_in(registry, registry->table->ignored_variables, entry, length) >= 0)
        return true;
    struct variable *variable = add_variable(registry, entry, length);
    if (!variable)
        return false;
    variable->ignored = registry->environment->ignored && !((owner || chooses) && secure_choice);
    if (variable->ignored)
        return true;
    if (owner)
        return take_own_variable(owner, variable), true;
    return chooses ? take_use_variable(registry, variable, variable->name + prefixes->use_length)
                   : take_plugin_variable(registry, variable,
                                          prefixes->plugin_length - strlen("PLUGIN"));
}

bool pb_environment_read(struct registry *registry, const struct patchbay_options *options)
{
    struct prefixes prefixes = {.own_initials = own_initials(registry)};
    prefixes.use_length = assemble(registry, "USE", "", prefixes.use);
    prefixes.plugin_length = assemble(registry, "PLUGIN", "", prefixes.plugin);
    const char *const *entries = options->environment;
    registry->environment->ignored = !entries && pb_is_elevated();
    if (!entries)
        entries = pb_process_environment();
    for (; entries && *entries; entries++) {
        const char *entry = *entries;
        if ((entry[0] == prefixes.use[0] || prefixes.own_initials >> (entry[0] & 31) & 1) &&
            !read_entry(registry, &prefixes, entry, options->secure_choice))
            return false;
    }
    return true;
}
