#include "selection/override_from_environment.h"

#include "environment/elements.h"
#include "environment/faults.h"
#include "environment/variables.h"
#include "error/error.h"
#include "error/nearest.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/list.h"
#include "selection/unknown.h"
#include "table/rows.h"
#include "table/type_names.h"
#include <stdio.h>
#include <string.h>

enum { ELEMENT_SIZE = 2048 };

static struct type_state *type_by_name(struct category_state *category, const char *name)
{
    int type = pb_types_find(category->registry, category->number, name);
    return type < 0 ? NULL : pb_type_of(category->registry, category->number, (unsigned)type);
}

static bool set_override_of_category(struct category_state *category, struct override *override,
                                     const char *list)
{
    override->name = pb_intern(category->registry, list);
    override->source = category->variable->name;
    return true;
}

/* ---- Lists of identifiers ----------------------------------------------------------------- */

/* How many members of a list are identifiers of a type; with `builtin`, of builtins. */
static unsigned count_in_type(const struct type_state *type, const char *list, bool builtin)
{
    struct member member;
    unsigned count = 0;
    while (pb_list_next(&list, &member)) {
        const struct candidate *c = type->candidates;
        while (c &&
               ((builtin && c->origin != PATCHBAY_BUILTIN) || !pb_candidate_is(c, member.name)))
            c = c->next;
        count += c != NULL;
    }
    return count;
}

/* How many members of a list are identifiers of any type. */
static unsigned count_identifiers(struct category_state *category, const char *list)
{
    struct member member;
    unsigned count = 0;
    while (pb_list_next(&list, &member))
        for (unsigned i = 0; i < pb_types_count(category->registry, category->number); i++) {
            const struct type_state *type = pb_type_of(category->registry, category->number, i);
            if (type && pb_candidates_find(type, member.name)) {
                count++;
                break;
            }
        }
    return count;
}

/* The one type that has `known` members of a list; NULL with an error if it is none or several. */
static struct type_state *find_type_of(struct category_state *category, const char *list,
                                       unsigned known, struct patchbay_error *error)
{
    struct type_state *found = NULL;
    unsigned types = 0;
    pb_error_set(error, PATCHBAY_BAD_ENVIRONMENT, "%s: '%s' is an implementation of several types",
                 category->variable->name, list);
    for (int builtin = 1; builtin >= 0 && !found; builtin--)
        for (unsigned i = 0; i < pb_types_count(category->registry, category->number); i++) {
            struct type_state *type = pb_type_of(category->registry, category->number, i);
            if (!type || count_in_type(type, list, builtin) < known)
                continue;
            pb_error_add(error, "%s%s", types++ ? ", " : " (", type->name);
            found = found ? found : type;
        }
    pb_error_add(error, ")");
    if (!found)
        pb_error_set(error, PATCHBAY_BAD_ENVIRONMENT,
                     "%s: the implementations of '%s' are of different types",
                     category->variable->name, list);
    pb_error_hint(error, "write '%s=%s'", found ? found->name : "TYPE", list);
    return types == 1 ? found : NULL;
}

/* Elevated programs use installed ones only. False with an error for other members. */
static bool check_installed(const struct type_state *type, const struct override *override,
                            struct patchbay_error *error)
{
    struct member member;
    if (!type->category->registry->environment->ignored)
        return true;
    for (const char *rest = override->name; pb_list_next(&rest, &member);) {
        const struct candidate *found = member.excluded ? NULL
                                                        : pb_candidates_find(type, member.name);
        if (found && !pb_is_installed(found))
            return pb_error_set(error, PATCHBAY_BAD_ENVIRONMENT,
                                "%s: '%s' belongs to %s, but in a program with elevated privileges "
                                "variables choose among builtins and installed plugins only",
                                override->source, member.name, pb_candidate_origin(found));
    }
    return true;
}

/* At least one member must exist. */
static bool check_members(const struct type_state *type, const char *list,
                          struct patchbay_error *error)
{
    const struct override override = {list, type->category->variable->name};
    if (!check_installed(type, &override, error))
        return false;
    if (pb_list_continues(list) || pb_candidates_listed(type, list))
        return true;
    return pb_list_is_name(list) ? pb_error_unknown_identifier(type, &override, error)
                                 : pb_error_unusable_list(type, &override, error);
}

static bool given_twice(const struct type_state *type, const char *list,
                        struct patchbay_error *error)
{
    const struct override *override = &type->overrides[PATCHBAY_BY_ENVIRONMENT];
    bool named = *type->name;
    pb_error_set(error, PATCHBAY_BAD_ENVIRONMENT, "%s: %s%s%s given twice ('%s' and '%s')",
                 override->source, named ? "type '" : "default type", type->name, named ? "'" : "",
                 override->name, list);
    return pb_error_hint(error, "keep one of them, or write '%s%s%s/%s'", type->name,
                         named ? "=" : "", override->name, list);
}

/* False with an error. */
static bool bind_identifiers(struct type_state *type, const char *list,
                             struct patchbay_error *error)
{
    struct override *override = &type->overrides[PATCHBAY_BY_ENVIRONMENT];
    if (override->name)
        return given_twice(type, list, error);
    return check_members(type, list, error) &&
           set_override_of_category(type->category, override, list);
}

/* ---- Elements ----------------------------------------------------------------------------- */

static unsigned count_types(const struct category_state *category, const char *list)
{
    struct member member;
    unsigned count = 0;
    while (pb_list_next(&list, &member))
        count += pb_types_find(category->registry, category->number, member.name) >= 0;
    return count;
}

static bool bind_default(struct category_state *category, const char *list,
                         struct patchbay_error *error)
{
    struct override *override = &category->unnamed.overrides[PATCHBAY_BY_ENVIRONMENT];
    return override->name ? given_twice(&category->unnamed, list, error)
                          : set_override_of_category(category, override, list);
}

/* A list without a type: of default types, or of the identifiers of one type. False with an error.
 */
static bool bind_bare(struct category_state *category, const char *list,
                      struct patchbay_error *error)
{
    const char *variable = category->variable->name;
    if (!pb_list_check(list, variable, error))
        return false;
    if (pb_is_flat(category))
        return pb_unnamed_of(category) && bind_identifiers(&category->unnamed, list, error);
    unsigned types = count_types(category, list);
    unsigned identifiers = pb_list_is_name(list) && types ? 0 : count_identifiers(category, list);
    if (strcmp(list, "/") == 0 || (types && types >= identifiers))
        return bind_default(category, list, error);
    if (!identifiers)
        return pb_error_unknown_member(category, list, variable, error);
    struct type_state *type = find_type_of(category, list, identifiers, error);
    return type && bind_identifiers(type, list, error);
}

/* "type=list". False with an error. */
static bool bind_typed(struct category_state *category, const char *type_name, const char *list,
                       struct patchbay_error *error)
{
    const char *variable = category->variable->name;
    struct type_state *type = type_by_name(category, type_name);
    if (!type)
        return pb_error_unknown_type(category, type_name, variable, error);
    if (!*list)
        return pb_error_set(error, PATCHBAY_BAD_ENVIRONMENT, "%s: missing identifier after '%s='",
                            variable, type_name) ||
               pb_error_hint(error,
                             "write '%s=IDENTIFIER', or '%s' alone to make it the default type",
                             type_name, type_name);
    return pb_list_check(list, variable, error) && bind_identifiers(type, list, error);
}

static bool bind_element(struct category_state *category, char *element,
                         struct patchbay_error *error)
{
    char *equals = strchr(element, '=');
    if (pb_names_equal(element, "help"))
        return category->wants_help = true;
    if (!equals)
        return bind_bare(category, element, error);
    *equals = '\0';
    return bind_typed(category, element, equals + 1, error);
}

/* ---- Help --------------------------------------------------------------------------------- */

/* A candidate as it is written in a variable. */
static void print_candidate(const struct type_state *type, const struct candidate *candidate)
{
    bool failed = candidate->step == STEP_FAILED;
    pb_log_stderr(type->category->registry, "  %s%s%s%s%.*s%s%s", type->name,
                  *type->name ? "=" : "", candidate->identifier,
                  *candidate->description ? "  " : "",
                  (int)patchbay_first_sentence(candidate->description), candidate->description,
                  failed ? " -- " : "", failed ? candidate->reason : "");
}

/* The candidates of a type; those that are not built become one more line. */
static void print_candidates(const struct type_state *type)
{
    struct registry *registry = type->category->registry;
    struct patchbay_error not_built = {.text = ""};
    unsigned left_out = 0;
    bool any = false;
    for (struct candidate *c = type->candidates; c; c = *pb_candidate_next(type, c)) {
        if (c->removed)
            continue;
        any = true;
        if (c->code == PATCHBAY_NOT_BUILT)
            pb_error_item(&not_built, &left_out, "%s%s", *not_built.text ? ", " : "",
                          c->identifier);
        else
            print_candidate(type, c);
    }
    if (*not_built.text)
        pb_log_stderr(registry, "  %s%snot built: %s%s", type->name, *type->name ? ": " : "",
                      not_built.text, left_out ? ", ..." : "");
    if (!any)
        pb_log_stderr(registry, "  %s (no implementation)", type->name);
}

/* Answers LAPSE_USE_ENDPOINT=help, once. */
static void print_help(struct category_state *category)
{
    struct registry *registry = category->registry;
    const char *variable = category->variable->name;
    category->helped = true;
    if (pb_is_flat(category)) {
        pb_log_stderr(registry, "%s=IDENTIFIER[/...] selects:", variable);
        if (pb_unnamed_of(category))
            print_candidates(&category->unnamed);
        return;
    }
    pb_log_stderr(registry,
                  "%s=[TYPE=]IDENTIFIER[/...] selects, %s=TYPE sets the default type:", variable,
                  variable);
    for (unsigned i = 0; i < pb_types_count(registry, category->number); i++) {
        const struct type_state *type = pb_type_of(registry, category->number, i);
        if (type)
            print_candidates(type);
    }
}

/* ---- The category's own variable ---------------------------------------------------------- */

/* Its value as a list. False if it has no elements. */
static bool read_own(const struct category_state *category, char list[ELEMENT_SIZE])
{
    char separator = (char)category->row->separator;
    const char *rest = category->own->value;
    char element[MEMBER_SIZE];
    size_t length = 0;
    while (pb_next_element(&rest, separator, element, sizeof element) &&
           length + strlen(element) + 2 < ELEMENT_SIZE)
        length += (size_t)sprintf(list + length, "%s%s", length ? "/" : "", element);
    const char *value = category->own->value;
    size_t last = strlen(value);
    while (separator != ' ' && last && value[last - 1] == ' ')
        last--;
    if (last && value[last - 1] == separator)
        list[length++] = '/';
    list[length] = '\0';
    return length;
}

/* It selects for look-ups without a type. False with an error. */
static bool bind_own(struct category_state *category, struct patchbay_error *error)
{
    char list[ELEMENT_SIZE];
    struct override override = {list, category->own->name};
    struct registry *registry = category->registry;
    struct type_state *type = pb_is_flat(category) ? pb_unnamed_of(category)
                                                   : pb_type_of(registry, category->number,
                                                                category->row->default_type);
    if (!type || !read_own(category, list))
        return true;
    if (pb_names_equal(list, "help")) {
        if (!category->own_helped)
            pb_log_stderr(registry, "%s=IDENTIFIER[%c...] selects:", override.source,
                          (char)category->row->separator);
        if (!category->own_helped)
            print_candidates(type);
        return category->own_helped = true;
    }
    if (!pb_list_check(list, override.source, error) || !check_installed(type, &override, error))
        return false;
    override.name = pb_intern(registry, list);
    type->overrides[PATCHBAY_BY_VARIABLE] = override;
    return true;
}

/* ---- All ---------------------------------------------------------------------------------- */

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
    if (category->own && !bind_own(category, &error))
        pb_fault_add(category->registry, &category->own_faults, category->own->name, &error);
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
    pb_faults_spare(category->registry, &category->faults);
    pb_faults_spare(category->registry, &category->own_faults);
    category->unnamed.overrides[PATCHBAY_BY_ENVIRONMENT] = none;
    category->unnamed.overrides[PATCHBAY_BY_VARIABLE] = none;
    for (unsigned i = 0; i < pb_types_count(category->registry, category->number); i++) {
        struct type_state *type = pb_type_known(category->registry, category->number, i);
        if (type)
            type->overrides[PATCHBAY_BY_ENVIRONMENT] = type->overrides[PATCHBAY_BY_VARIABLE] = none;
    }
}
