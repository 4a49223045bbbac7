#include "selection/unknown.h"

#include "error/error.h"
#include "error/nearest.h"
#include "patchbay/names.h"
#include "registry/category.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/list.h"
#include "table/rows.h"
#include "table/type_names.h"

/* At most so many names are listed, and compared: an error takes no longer for more of them. */
enum { LISTED = 24, COMPARED = 500 };

static const char *inspector_of(const struct category_state *category)
{
    const struct patchbay_table *table = category->registry->table;
    return row_text_or_null(table, table->inspector);
}

bool pb_error_see_why(const struct type_state *type, struct patchbay_error *error)
{
    const char *inspector = inspector_of(type->category);
    return inspector && pb_error_hint(error, "see: %s why %s%s%s", inspector, type->category->name,
                                      *type->name ? " " : "", type->name);
}

bool pb_error_see_list(const struct category_state *category, struct patchbay_error *error)
{
    const char *inspector = inspector_of(category);
    return inspector && pb_error_hint(error, "see: %s list %s", inspector, category->name);
}

bool pb_error_unknown_category(const struct registry *registry, unsigned category,
                               struct patchbay_error *error)
{
    return pb_error_set(error, PATCHBAY_UNKNOWN_CATEGORY,
                        "registry '%s' has no category number %u (it has %u)",
                        row_text(registry->table, registry->table->registry), category,
                        registry->table->categories.count);
}

bool pb_error_unknown_type_number(const struct category_state *category, unsigned type,
                                  struct patchbay_error *error)
{
    return pb_error_set(error, PATCHBAY_UNKNOWN_TYPE,
                        "category '%s' has no type number %u (it has %u)", category->name, type,
                        pb_types_count(category->registry, category->number));
}

/* The first LISTED of several names in byte order, each once. */
struct suggestions {
    struct nearest nearest; /* of all names */
    const char *names[LISTED];
    unsigned count; /* of all names, kept or not */
    bool cut;       /* there are more, which were not compared */
};

static void choices_add(struct suggestions *choices, const char *name)
{
    unsigned kept = choices->count < LISTED ? choices->count : LISTED, at = 0;
    pb_nearest_try(&choices->nearest, name);
    while (at < kept && strcmp(choices->names[at], name) < 0)
        at++;
    if (at < kept && strcmp(choices->names[at], name) == 0)
        return;
    choices->count++;
    if (at == LISTED)
        return;
    unsigned moved = kept < LISTED ? kept - at : LISTED - 1 - at;
    memmove(&choices->names[at + 1], &choices->names[at], moved * sizeof *choices->names);
    choices->names[at] = name;
}

/* " (available: a, b and 3 more)"; the nearest name becomes the hint. */
static bool add_choices(struct patchbay_error *error, const struct suggestions *choices)
{
    unsigned kept = choices->count < LISTED ? choices->count : LISTED;
    pb_error_add(error, choices->count ? " (available: " : " (none available)");
    unsigned left_out = 0;
    for (unsigned i = 0; i < kept; i++)
        pb_error_item(error, &left_out, "%s%s", i ? ", " : "", choices->names[i]);
    left_out += choices->count - kept;
    if (choices->cut)
        pb_error_add(error, " and more");
    else if (left_out)
        pb_error_add(error, " and %u more", left_out);
    if (choices->count)
        pb_error_add(error, ")");
    return pb_nearest_hint(&choices->nearest, error);
}

/* "--transport: ", or nothing. */
static void set_with_source(struct patchbay_error *error, enum patchbay_code code,
                            const char *source)
{
    pb_error_set(error, code, "%s%s", source ? source : "", source ? ": " : "");
}

bool pb_error_unknown_category_name(const struct registry *registry, const char *name,
                                    struct patchbay_error *error)
{
    const struct patchbay_table *table = registry->table;
    struct suggestions choices = {.nearest = {.wanted = name}};
    if (!error)
        return false;
    pb_error_set(error, PATCHBAY_UNKNOWN_CATEGORY, "registry '%s' has no category '%s'",
                 row_text(table, table->registry), name);
    for (unsigned i = 0; i < table->categories.count; i++)
        if (registry->categories[i].row->flags & PATCHBAY_CATEGORY_INTERNAL)
            pb_nearest_try(&choices.nearest, registry->categories[i].name);
        else
            choices_add(&choices, registry->categories[i].name);
    return add_choices(error, &choices);
}

/* Those of the type that this build has. */
static void add_candidates(struct suggestions *choices, const struct type_state *type)
{
    struct candidate *c = type->candidates;
    for (; c && choices->count < COMPARED; c = *pb_candidate_next(type, c))
        if (!c->removed && c->code != PATCHBAY_NOT_BUILT) {
            choices_add(choices, c->identifier);
            for (const char *a = list_first(c->aliases); a; a = list_next(a))
                pb_nearest_try(&choices->nearest, a);
        }
    choices->cut = choices->cut || c;
}

static void add_type_names(struct suggestions *choices, const struct category_state *category)
{
    unsigned count = pb_types_count(category->registry, category->number);
    for (unsigned i = 0; i < count && i < COMPARED; i++)
        choices_add(choices, pb_types_name(category->registry, category->number, i));
    choices->cut = count > COMPARED;
}

/* Whether there is a type of the wanted name with `removed` letters at a position replaced. */
static bool try_change(struct suggestions *choices, const struct category_state *category,
                       size_t at, size_t removed, char letter)
{
    const char *wanted = choices->nearest.wanted;
    char changed[PATCHBAY_NAME_MAX + 2];
    memcpy(changed, wanted, at);
    changed[at] = letter;
    strcpy(changed + at + (letter != '\0'), wanted + at + removed);
    int type = pb_types_find(category->registry, category->number, changed);
    if (type >= 0)
        choices->nearest.name = pb_types_name(category->registry, category->number, (unsigned)type);
    return type >= 0;
}

/* Looks up all names that differ from the wanted one in a letter: where there are many types, that
 * takes less than to compare them all. */
static void try_letters(struct suggestions *choices, const struct category_state *category)
{
    size_t length = strlen(choices->nearest.wanted);
    if (length > PATCHBAY_NAME_MAX)
        return;
    for (size_t at = 0; at <= length; at++) {
        size_t removed = at < length;
        if (removed && try_change(choices, category, at, removed, '\0'))
            return;
        for (const char *l = "abcdefghijklmnopqrstuvwxyz0123456789_"; *l; l++)
            if (try_change(choices, category, at, removed, *l) ||
                try_change(choices, category, at, 0, *l))
                return;
    }
}

static struct suggestions candidates_of(const struct type_state *type, const char *wanted)
{
    struct suggestions choices = {.nearest = {.wanted = wanted}};
    add_candidates(&choices, type);
    return choices;
}

bool pb_error_unknown_type(const struct category_state *category, const char *name,
                           const char *source, struct patchbay_error *error)
{
    const struct registry *registry = category->registry;
    struct suggestions choices = {.nearest = {.wanted = name}};
    if (!error)
        return false;
    set_with_source(error, PATCHBAY_UNKNOWN_TYPE, source);
    pb_error_add(error, "category '%s' has no type '%s'", category->name, name);
    const struct type_state *flat = pb_is_flat(category)
                                        ? pb_unnamed_of(&registry->categories[category->number])
                                        : NULL;
    if (flat)
        choices = candidates_of(flat, name);
    else
        add_type_names(&choices, category);
    if (choices.cut && !choices.nearest.name)
        try_letters(&choices, category);
    return add_choices(error, &choices) || pb_error_rejected(registry, error);
}

bool pb_error_unknown_member(const struct category_state *category, const char *list,
                             const char *source, struct patchbay_error *error)
{
    const struct registry *registry = category->registry;
    struct member member;
    pb_list_next(&list, &member);
    struct suggestions choices = {.nearest = {.wanted = member.name}};
    set_with_source(error, PATCHBAY_UNKNOWN_TYPE, source);
    pb_error_add(error, "category '%s' has no type or implementation '%s'", category->name,
                 member.name);
    unsigned count = pb_types_count(registry, category->number), i = 0;
    for (; i < count && choices.count < COMPARED; i++) {
        const struct type_state *type = pb_type_known(registry, category->number, i);
        choices_add(&choices, pb_types_name(registry, category->number, i));
        if (type)
            add_candidates(&choices, type);
    }
    choices.cut = choices.cut || i < count;
    return add_choices(error, &choices) || pb_error_rejected(registry, error);
}

bool pb_error_usable(const struct type_state *type, struct patchbay_error *error)
{
    struct suggestions choices = {.nearest = {.wanted = ""}};
    for (struct candidate *c = type->candidates; c; c = *pb_candidate_next(type, c))
        if (!c->removed && c->step != STEP_FAILED)
            choices_add(&choices, c->identifier);
    return choices.count && error && add_choices(error, &choices);
}

bool pb_error_unknown_identifier(const struct type_state *type, const struct override *override,
                                 struct patchbay_error *error)
{
    if (!error)
        return false;
    set_with_source(error, PATCHBAY_UNKNOWN_IMPLEMENTATION, override->source);
    pb_error_add(error, "%s%s%s has no implementation '%s'", TYPE_LABEL(type), override->name);
    struct suggestions choices = candidates_of(type, override->name);
    return add_choices(error, &choices) || pb_error_rejected(type->category->registry, error);
}

bool pb_error_unusable(const struct candidate *candidate, const struct override *override,
                       struct patchbay_error *error)
{
    const struct type_state *type = candidate->type;
    set_with_source(error, candidate->code, override->source);
    pb_error_add(error, "%s%s%s: '%s' cannot be used: %s: %s", TYPE_LABEL(type), override->name,
                 patchbay_state_name(pb_candidate_state(candidate)), candidate->reason);
    if (candidate->hint && *candidate->hint)
        pb_error_hint(error, "%s", candidate->hint);
    return pb_error_see_why(type, error);
}

bool pb_error_excluded(const struct type_state *type, const struct override *override,
                       const char *by, struct patchbay_error *error)
{
    set_with_source(error, PATCHBAY_NO_IMPLEMENTATION, override->source);
    pb_error_add(error, "%s%s%s: '%s' is excluded by %s", TYPE_LABEL(type), override->name, by);
    return pb_error_see_why(type, error);
}

bool pb_error_unusable_list(const struct type_state *type, const struct override *override,
                            struct patchbay_error *error)
{
    struct member member;
    const char *rest = override->name;
    unsigned left_out = 0;
    if (!error)
        return false;
    set_with_source(error, PATCHBAY_UNKNOWN_IMPLEMENTATION, override->source);
    pb_error_add(error, "%s%s%s can use none of '%s'", TYPE_LABEL(type), override->name);
    pb_error_usable(type, error);
    while (pb_list_next(&rest, &member)) {
        const struct candidate *candidate = pb_candidates_find(type, member.name);
        bool failed = candidate && candidate->step == STEP_FAILED;
        if (failed && error->code == PATCHBAY_UNKNOWN_IMPLEMENTATION)
            error->code = candidate->code;
        pb_error_item(error, &left_out, "\n  skipped '%s': %s%s%s", member.name,
                      failed      ? patchbay_state_name(pb_candidate_state(candidate))
                      : candidate ? "excluded"
                                  : "unknown",
                      failed ? ": " : "", failed ? candidate->reason : "");
        if (!candidate) {
            struct suggestions choices = candidates_of(type, member.name);
            pb_nearest_hint(&choices.nearest, error);
        }
    }
    return (left_out && pb_error_add(error, "\n  and %u more", left_out)) ||
           pb_error_rejected(type->category->registry, error);
}
