/* What LAPSE_USE_<CATEGORY> says, compared with the types and identifiers that there are: once, at
 * the first look-up in the category. */
#include "registry/registry.h"

#include <stdio.h>
#include <string.h>

enum { ELEMENT_SIZE = 192 };

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
    pb_environment_add_fault(registry, &registry->categories[category].faults,
                             registry->categories[category].choice->name, error);
}

/* A bare word: the default type, or a mistake. */
static void bind_default(struct registry *registry, unsigned category, const char *word)
{
    struct category_state *state = &registry->categories[category];
    const char *variable = state->choice->name, *type;
    struct patchbay_error error;
    if (pb_types_find(registry, category, word) >= 0) {
        if (!state->environment.name) {
            state->environment = (struct override){pb_registry_kept_once(registry, word), variable};
            return;
        }
        pb_error_set(&error, PATCHBAY_BAD_ENVIRONMENT,
                     "%s: default type given twice ('%s' and '%s'); keep one", variable,
                     state->environment.name, word);
    } else if ((type = type_with(registry, category, word))) {
        pb_error_set(&error, PATCHBAY_BAD_ENVIRONMENT, "%s: '%s' is an implementation, not a type",
                     variable, word);
        pb_error_hint(&error, "write '%s=%s'", type, word);
    } else {
        pb_error_unknown_type(registry, category, word, variable, &error);
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
    const struct candidate *found = NULL;
    if (type < 0) {
        pb_error_unknown_type(registry, category, type_name, variable, &error);
    } else if (!*identifier) {
        pb_error_set(&error, PATCHBAY_BAD_ENVIRONMENT, "%s: missing identifier after '%s='",
                     variable, type_name);
        pb_error_hint(&error, "write '%s=IDENTIFIER', or '%s' alone to make it the default type",
                      type_name, type_name);
    } else if (candidates && candidates->environment.name) {
        pb_error_set(&error, PATCHBAY_BAD_ENVIRONMENT,
                     "%s: type '%s' given twice ('%s' and '%s'); keep one", variable,
                     pb_types_name(registry, category, (unsigned)type),
                     candidates->environment.name, identifier);
    } else if (!candidates || !(found = pb_candidates_find(candidates, identifier))) {
        pb_error_unknown_identifier(registry, category, (unsigned)type, &wish, &error);
    } else if (registry->ignores_environment && !pb_is_installed(found)) {
        pb_error_set(&error, PATCHBAY_BAD_ENVIRONMENT,
                     "%s: '%s' belongs to %s; in a program with elevated privileges, variables "
                     "choose among builtins and installed plugins only",
                     variable, identifier, pb_candidate_origin(found));
    } else {
        candidates->environment = (struct override){pb_registry_kept_once(registry, identifier),
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
        registry->categories[category].wants_help = !registry->categories[category].helped;
        registry->categories[category].helped = true;
    } else if (!*element) {
        pb_error_set(&error, PATCHBAY_BAD_ENVIRONMENT, "%s: empty list element in '%s'",
                     registry->categories[category].choice->name,
                     registry->categories[category].choice->value);
        pb_error_hint(&error, "remove the extra ','");
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
            pb_registry_note(registry, true, "  %s (no implementation)",
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

void pb_environment_unbind(struct registry *registry, unsigned category)
{
    struct category_state *state = &registry->categories[category];
    state->bound = false;
    state->faults = NULL;
    state->environment = (struct override){NULL, NULL};
    for (unsigned i = 0; i < pb_types_count(registry, category); i++) {
        struct type_state *type = pb_candidates_of(registry, category, i);
        if (type)
            type->environment = (struct override){NULL, NULL};
    }
}

void pb_environment_bind(struct registry *registry, unsigned category)
{
    struct category_state *state = &registry->categories[category];
    pb_discover_once(registry);
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
    state->wants_help = false;
}
