#include "selection/override_from_environment.h"

#include "environment/elements.h"
#include "environment/faults.h"
#include "environment/variables.h"
#include "error/error.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/unknown.h"
#include "table/type_names.h"
#include <string.h>

enum { ELEMENT_SIZE = 192 };

static struct type_state *type_by_name(struct category_state *category, const char *name)
{
    int type = pb_types_find(category->registry, category->number, name);
    return type < 0 ? NULL : pb_type_of(category->registry, category->number, (unsigned)type);
}

/* A type of the category that has an implementation with this identifier, or NULL. */
static struct type_state *type_with(struct category_state *category, const char *identifier)
{
    for (unsigned i = 0; i < pb_types_count(category->registry, category->number); i++) {
        struct type_state *type = pb_type_of(category->registry, category->number, i);
        if (type && pb_candidates_find(type, identifier))
            return type;
    }
    return NULL;
}

static void set_override(struct override *override, struct category_state *category,
                         const char *name)
{
    override->name = pb_intern(category->registry, name);
    override->source = category->variable->name;
}

/* A name alone sets the default type. False with an error. */
static bool bind_default(struct category_state *category, const char *name,
                         struct patchbay_error *error)
{
    struct override *override = &category->overrides[PATCHBAY_BY_ENVIRONMENT];
    const char *variable = category->variable->name;
    const struct type_state *type;
    if (pb_types_find(category->registry, category->number, name) >= 0) {
        if (override->name)
            return pb_error_set(error, PATCHBAY_BAD_ENVIRONMENT,
                                "%s: default type given twice ('%s' and '%s')", variable,
                                override->name, name) ||
                   pb_error_hint(error, "keep one of them");
        set_override(override, category, name);
        return true;
    }
    if ((type = type_with(category, name)))
        return pb_error_set(error, PATCHBAY_BAD_ENVIRONMENT,
                            "%s: '%s' is an implementation, not a type", variable, name) ||
               pb_error_hint(error, "write '%s=%s'", type->name, name);
    return pb_error_unknown_type(category, name, variable, error);
}

/* "type=identifier". False with an error. */
static bool bind_identifier(struct category_state *category, const char *type_name,
                            const char *identifier, struct patchbay_error *error)
{
    const char *variable = category->variable->name;
    struct type_state *type = type_by_name(category, type_name);
    if (!type)
        return pb_error_unknown_type(category, type_name, variable, error);
    if (!*identifier)
        return pb_error_set(error, PATCHBAY_BAD_ENVIRONMENT, "%s: missing identifier after '%s='",
                            variable, type_name) ||
               pb_error_hint(error,
                             "write '%s=IDENTIFIER', or '%s' alone to make it the default type",
                             type_name, type_name);
    struct override *override = &type->overrides[PATCHBAY_BY_ENVIRONMENT];
    if (override->name)
        return pb_error_set(error, PATCHBAY_BAD_ENVIRONMENT,
                            "%s: type '%s' given twice ('%s' and '%s')", variable, type->name,
                            override->name, identifier) ||
               pb_error_hint(error, "keep one of them");
    const struct candidate *found = pb_candidates_find(type, identifier);
    if (!found)
        return pb_error_unknown_identifier(type, &(struct override){identifier, variable}, error);
    if (category->registry->environment->ignored && !pb_is_installed(found))
        return pb_error_set(error, PATCHBAY_BAD_ENVIRONMENT,
                            "%s: '%s' belongs to %s, but in a program with elevated privileges "
                            "variables choose among builtins and installed plugins only",
                            variable, identifier, pb_candidate_origin(found));
    set_override(override, category, identifier);
    return true;
}

static bool bind_element(struct category_state *category, char *element,
                         struct patchbay_error *error)
{
    char *equals = strchr(element, '=');
    if (strcmp(element, "help") == 0)
        return category->wants_help = true;
    if (!equals)
        return bind_default(category, element, error);
    *equals = '\0';
    return bind_identifier(category, element, equals + 1, error);
}

/* Answers LAPSE_USE_ENDPOINT=help, once. */
static void print_help(struct category_state *category)
{
    struct registry *registry = category->registry;
    const char *variable = category->variable->name;
    category->helped = true;
    pb_log_stderr(registry, "%s=TYPE=IDENTIFIER selects, %s=TYPE sets the default type:", variable,
                  variable);
    for (unsigned i = 0; i < pb_types_count(registry, category->number); i++) {
        const struct type_state *type = pb_type_of(registry, category->number, i);
        const struct candidate *candidate = type ? type->candidates : NULL;
        if (!candidate)
            pb_log_stderr(registry, "  %s (no implementation)",
                          pb_types_name(registry, category->number, i));
        for (; candidate; candidate = candidate->next) {
            bool failed = candidate->step == STEP_FAILED;
            if (!candidate->removed)
                pb_log_stderr(registry, "  %s=%s  %s%s%s", type->name, candidate->identifier,
                              candidate->description, failed ? " -- " : "",
                              failed ? candidate->reason : "");
        }
    }
}

bool pb_environment_bind(struct category_state *category)
{
    char element[ELEMENT_SIZE];
    struct patchbay_error error;
    if (category->bound)
        return true;
    category->registry->transient = 0;
    const char *rest = category->variable ? category->variable->value : NULL;
    while (pb_next_element(&rest, ',', element, sizeof element))
        if (!bind_element(category, element, &error))
            pb_fault_add(category->registry, &category->faults, category->variable->name, &error);
    if (category->wants_help && !category->helped)
        print_help(category);
    if (category->registry->transient)
        pb_environment_unbind(category);
    else
        category->bound = true;
    return category->bound;
}

void pb_environment_unbind(struct category_state *category)
{
    const struct override none = {NULL, NULL};
    category->bound = false;
    category->faults = NULL;
    category->overrides[PATCHBAY_BY_ENVIRONMENT] = none;
    for (unsigned i = 0; i < pb_types_count(category->registry, category->number); i++) {
        struct type_state *type = pb_type_known(category->registry, category->number, i);
        if (type)
            type->overrides[PATCHBAY_BY_ENVIRONMENT] = none;
    }
}
