/* The variables of a registry: read once, in one pass over the environment; compared with what
 * there is at the first look-up that they concern. Only user of environ and getauxval. */
#define _DEFAULT_SOURCE /* getauxval */
#include "registry.h"

#include "patchbay/names.h"
#include "rows.h"
#include <stdio.h>
#include <sys/auxv.h>

extern char **environ;

enum { NAME_SIZE = 160, ELEMENT_SIZE = 192 };

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

/* ---- Reading ------------------------------------------------------------------------------ */

static bool add_fault(struct registry *registry, struct fault **faults, const char *text)
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
    for (unsigned i = 0; i < registry->table->categories.count; i++) {
        pb_environment_variable(registry, i, known, sizeof known);
        pb_nearest_try(&nearest, known);
        if (used < sizeof all)
            used += (size_t)snprintf(all + used, sizeof all - used, "%s%s", i ? ", " : "", known);
        if (nearest.name == known) /* its buffer is used again */
            nearest.name = pb_registry_keep_text(registry, known);
    }
    return add_fault(
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

/* Until plugins are supported, a wish for one must not be silently ignored. */
static bool read_plugin_variable(struct registry *registry, const char *entry, size_t length)
{
    return add_fault(
        registry, &registry->faults,
        pb_registry_print(registry,
                          "%.*s is set, but this program is built without plugins: unset it",
                          (int)length, entry));
}

bool pb_environment_read(struct registry *registry, const struct patchbay_options *options)
{
    char use[NAME_SIZE], plugin[NAME_SIZE];
    size_t use_length = variable_prefix(registry, "_USE_", use, sizeof use);
    size_t plugin_length = variable_prefix(registry, "_PLUGIN", plugin, sizeof plugin);
    const char *const *entries = options->environment;
    if (!entries && getauxval(AT_SECURE) && !options->secure_choice) {
        registry->ignores_environment = true;
        return true;
    }
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
        } else if (strncmp(entry, plugin, plugin_length) == 0 &&
                   !read_plugin_variable(registry, entry, length)) {
            return false;
        }
    }
    return true;
}

/* ---- Binding ------------------------------------------------------------------------------ */

/* The type of a category that has an implementation of this identifier, or NULL. */
static const char *type_with(struct registry *registry, unsigned category, const char *identifier)
{
    for (unsigned i = 0; i < pb_types_count(registry, category); i++) {
        const struct type_state *state = pb_candidates_of(registry, category, i);
        if (state && pb_candidates_find(state, identifier))
            return pb_types_name(registry, category, i);
    }
    return NULL;
}

/* Notes what is wrong with one element: the text of the error, after the variable's name. */
static void element_fault(struct registry *registry, unsigned category,
                          const struct patchbay_error *error)
{
    add_fault(registry, &registry->categories[category].faults,
              pb_registry_keep_text(registry, error->text));
}

/* A bare word: the default type, or a mistake. */
static void bind_default(struct registry *registry, unsigned category, const char *word)
{
    struct category_state *state = &registry->categories[category];
    const char *variable = state->choice->name, *type;
    struct patchbay_error error;
    if (pb_types_find(registry, category, word) >= 0) {
        if (!state->environment.name) {
            state->environment = (struct override){pb_registry_keep_text(registry, word), variable};
            return;
        }
        pb_complain(&error, PATCHBAY_BAD_ENVIRONMENT,
                    "%s: names two default types, '%s' and '%s'; leave one", variable,
                    state->environment.name, word);
    } else if ((type = type_with(registry, category, word))) {
        pb_complain(&error, PATCHBAY_BAD_ENVIRONMENT,
                    "%s: '%s' is an implementation, not a type; write '%s=%s'", variable, word,
                    type, word);
    } else {
        pb_complain_type(registry, category, word, variable, &error);
    }
    element_fault(registry, category, &error);
}

/* "type=identifier". */
static void bind_choice(struct registry *registry, unsigned category, const char *type_name,
                        const char *identifier)
{
    struct category_state *state = &registry->categories[category];
    const char *variable = state->choice->name;
    struct patchbay_error error;
    int type = pb_types_find(registry, category, type_name);
    struct type_state *candidates = type < 0 ? NULL
                                             : pb_candidates_of(registry, category, (unsigned)type);
    struct override wish = {identifier, variable};
    if (type < 0) {
        pb_complain_type(registry, category, type_name, variable, &error);
    } else if (!*identifier) {
        pb_complain(
            &error, PATCHBAY_BAD_ENVIRONMENT,
            "%s: nothing stands after '%s='; write '%s=IDENTIFIER', or '%s' alone to make it the "
            "default type",
            variable, type_name, type_name, type_name);
    } else if (candidates && candidates->environment.name) {
        pb_complain(&error, PATCHBAY_BAD_ENVIRONMENT,
                    "%s: names the type '%s' twice, with '%s' and '%s'; leave one", variable,
                    pb_types_name(registry, category, (unsigned)type), candidates->environment.name,
                    identifier);
    } else if (!candidates || !pb_candidates_find(candidates, identifier)) {
        pb_complain_identifier(registry, category, (unsigned)type, &wish, &error);
    } else {
        candidates->environment = (struct override){pb_registry_keep_text(registry, identifier),
                                                    variable};
        return;
    }
    element_fault(registry, category, &error);
}

static void bind_element(struct registry *registry, unsigned category, char *element)
{
    char *equals = strchr(element, '=');
    struct patchbay_error error;
    if (strcmp(element, "help") == 0) {
        registry->categories[category].wants_help = true;
    } else if (!*element) {
        pb_complain(&error, PATCHBAY_BAD_ENVIRONMENT,
                    "%s: an element is empty in '%s'; take the spare comma out",
                    registry->categories[category].choice->name,
                    registry->categories[category].choice->value);
        element_fault(registry, category, &error);
    } else if (equals) {
        *equals = '\0';
        bind_choice(registry, category, element, equals + 1);
    } else {
        bind_default(registry, category, element);
    }
}

/* What LAPSE_USE_ENDPOINT=help asks for. */
static void print_help(struct registry *registry, unsigned category)
{
    const char *variable = registry->categories[category].choice->name;
    pb_registry_note(registry, true,
                     "%s=TYPE=IDENTIFIER selects, %s=TYPE sets the default type:", variable,
                     variable);
    for (unsigned i = 0; i < pb_types_count(registry, category); i++) {
        const struct type_state *state = pb_candidates_of(registry, category, i);
        const struct candidate *candidate = state ? state->candidates : NULL;
        if (!candidate)
            pb_registry_note(registry, true, "  %s (nothing serves it)",
                             pb_types_name(registry, category, i));
        for (; candidate; candidate = candidate->next)
            if (!candidate->removed)
                pb_registry_note(registry, true, "  %s=%s  %s%s%s",
                                 pb_types_name(registry, category, i), candidate->identifier,
                                 candidate->description,
                                 candidate->step == STEP_FAILED ? " -- " : "",
                                 candidate->step == STEP_FAILED ? candidate->reason : "");
    }
}

void pb_environment_bind(struct registry *registry, unsigned category)
{
    struct category_state *state = &registry->categories[category];
    if (state->bound)
        return;
    state->bound = true;
    if (!state->choice)
        return;
    char element[ELEMENT_SIZE];
    const char *rest = state->choice->value;
    for (;;) {
        size_t length = strcspn(rest, ",");
        snprintf(element, sizeof element, "%.*s", (int)length, rest);
        bind_element(registry, category, element);
        if (!rest[length])
            break;
        rest += length + 1;
    }
    if (state->wants_help)
        print_help(registry, category);
}
