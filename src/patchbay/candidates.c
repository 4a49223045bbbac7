/* The implementations of a type, in candidate order. */
#include "registry.h"

#include "rows.h"

/* What can be known of a builtin without running its code. */
static void look_at_builtin(struct registry *registry, struct candidate *candidate, uint32_t row,
                            const struct patchbay_implementation_row *from)
{
    const struct patchbay_table *table = registry->table;
    if (from->flags & PATCHBAY_IMPLEMENTATION_NOT_BUILT) {
        candidate->code = PATCHBAY_NOT_BUILT;
        candidate->reason = pb_registry_print(registry, "its condition '%s' is false",
                                              row_text(table, from->when));
    } else if (!(candidate->interface = table->builtin(row))) {
        candidate->code = PATCHBAY_NOT_LINKED;
        candidate->reason = pb_registry_print(registry, "no object file of this program defines %s",
                                              row_text(table, from->symbol));
    }
    candidate->step = candidate->code ? STEP_FAILED : STEP_NEW;
    if (candidate->code && !candidate->reason)
        candidate->reason = "";
}

static struct candidate *make_builtin(struct registry *registry, unsigned category, unsigned type,
                                      uint32_t row)
{
    const struct patchbay_table *table = registry->table;
    const struct patchbay_implementation_row *from = row_implementation(table, row);
    struct candidate *candidate = pb_registry_keep(registry, sizeof *candidate);
    if (!candidate)
        return NULL;
    candidate->category = category;
    candidate->type = type;
    candidate->identifier = row_text(table, from->identifier);
    candidate->description = row_text(table, from->description);
    candidate->deprecated = row_text_or_null(table, from->deprecated);
    candidate->metadata_text = row_text(table, from->metadata);
    candidate->origin = PATCHBAY_BUILTIN;
    candidate->priority = from->priority;
    candidate->opt_in = from->flags & PATCHBAY_IMPLEMENTATION_OPT_IN;
    look_at_builtin(registry, candidate, row, from);
    return candidate;
}

struct type_state *pb_candidates_of(struct registry *registry, unsigned category, unsigned type)
{
    const struct patchbay_table *table = registry->table;
    struct type_state **at = &registry->types[row_category(table, category)->first_type + type];
    if (*at)
        return *at;
    struct type_state *state = pb_registry_keep(registry, sizeof *state);
    struct candidate **end = state ? &state->candidates : NULL;
    const struct patchbay_type_row *row = row_type(table, category, type);
    for (uint32_t i = 0; end && i < row->implementations; i++) {
        *end = make_builtin(registry, category, type, row->first_implementation + i);
        end = *end ? &(*end)->next : NULL;
    }
    if (end)
        *at = state;
    return *at;
}

/* Does `left` stand before `right`, which is there already? The latest of equals comes first. */
static bool stands_before(const struct candidate *left, const struct candidate *right)
{
    if (left->origin != right->origin)
        return left->origin < right->origin;
    if (left->origin == PATCHBAY_RUNTIME)
        return true;
    return left->priority >= right->priority;
}

void pb_candidates_insert(struct type_state *state, struct candidate *candidate)
{
    struct candidate **at = &state->candidates;
    while (*at && !stands_before(candidate, *at))
        at = &(*at)->next;
    candidate->next = *at;
    *at = candidate;
}

enum patchbay_state pb_candidate_state(const struct candidate *candidate)
{
    if (candidate->step != STEP_FAILED)
        return PATCHBAY_STATE_AVAILABLE;
    switch (candidate->code) {
    case PATCHBAY_NOT_BUILT:
        return PATCHBAY_STATE_NOT_BUILT;
    case PATCHBAY_NOT_LINKED:
        return PATCHBAY_STATE_NOT_LINKED;
    case PATCHBAY_DECLINED:
        return PATCHBAY_STATE_DECLINED;
    default:
        return PATCHBAY_STATE_FAILED;
    }
}

const char *pb_candidate_origin(const struct candidate *candidate)
{
    return candidate->origin == PATCHBAY_RUNTIME ? "runtime" : "builtin";
}

struct candidate *pb_candidates_find(const struct type_state *state, const char *identifier)
{
    const char *colon = strchr(identifier, ':');
    const char *bare = colon ? colon + 1 : identifier;
    for (struct candidate *c = state->candidates; c; c = c->next) {
        if (c->removed || !pb_names_equal(c->identifier, bare))
            continue;
        const char *origin = pb_candidate_origin(c);
        size_t length = colon ? (size_t)(colon - identifier) : 0;
        if (!colon || (strlen(origin) == length && strncmp(origin, identifier, length) == 0))
            return c;
    }
    return NULL;
}
