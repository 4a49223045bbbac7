/* The implementations of a type, in candidate order. */
#include "registry/registry.h"

#include "patchbay/names.h"
#include "table/rows.h"

/* What can be known of a builtin without running its code. */
static void look_at_builtin(struct registry *registry, struct candidate *candidate, uint32_t row,
                            const struct patchbay_implementation_row *from)
{
    const struct patchbay_table *table = registry->table;
    if (from->flags & PATCHBAY_IMPLEMENTATION_NOT_BUILT) {
        candidate->code = PATCHBAY_NOT_BUILT;
        candidate->reason = pb_registry_print(registry, "its condition '%s' is false in this build",
                                              row_text(table, from->when));
        candidate->hint = "build the program so that the condition holds";
    } else if (!(candidate->interface = table->builtin(row))) {
        candidate->code = PATCHBAY_NOT_LINKED;
        candidate->reason = pb_registry_print(registry, "no object file of this program defines %s",
                                              row_text(table, from->symbol));
        candidate->hint = "link the object file that defines it";
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
    unsigned known = row_category(table, category)->types;
    if (type >= known)
        return pb_types_extra(registry, category, type - known)->state;
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
    if (left->priority != right->priority)
        return left->priority > right->priority;
    if (pb_plugin_position(left) != pb_plugin_position(right))
        return pb_plugin_position(left) < pb_plugin_position(right);
    int names = left->part ? strcmp(pb_plugin_name(left), pb_plugin_name(right)) : 0;
    return names ? names < 0 : strcmp(left->identifier, right->identifier) < 0;
}

void pb_candidates_insert(struct type_state *state, struct candidate *candidate)
{
    struct candidate *latest = state->latest;
    bool behind = latest && !latest->removed && !stands_before(candidate, latest);
    struct candidate **at = behind ? &latest->next : &state->candidates;
    while (*at && !stands_before(candidate, *at))
        at = &(*at)->next;
    candidate->next = *at;
    *at = candidate;
    state->latest = candidate;
}

enum patchbay_state pb_candidate_state(const struct candidate *candidate)
{
    if (candidate->step != STEP_FAILED)
        return candidate->part && !candidate->interface ? PATCHBAY_STATE_NOT_LOADED
                                                        : PATCHBAY_STATE_AVAILABLE;
    switch (candidate->code) {
    case PATCHBAY_NOT_BUILT:
        return PATCHBAY_STATE_NOT_BUILT;
    case PATCHBAY_NOT_LINKED:
        return PATCHBAY_STATE_NOT_LINKED;
    case PATCHBAY_DECLINED:
        return PATCHBAY_STATE_DECLINED;
    case PATCHBAY_DISABLED:
        return PATCHBAY_STATE_DISABLED;
    case PATCHBAY_SHADOWED:
        return PATCHBAY_STATE_SHADOWED;
    case PATCHBAY_BAD_PLUGIN_NAME:
    case PATCHBAY_BAD_FILE:
    case PATCHBAY_WRONG_REGISTRY:
    case PATCHBAY_UNKNOWN_CATEGORY:
    case PATCHBAY_UNTRUSTED:
    case PATCHBAY_INCOMPATIBLE:
    case PATCHBAY_BAD_METADATA:
    case PATCHBAY_DUPLICATE:
        return PATCHBAY_STATE_REFUSED;
    default:
        return PATCHBAY_STATE_FAILED;
    }
}

const char *patchbay_state_name(enum patchbay_state state)
{
    static const char names[][12] = {"selected",   "available", "not built", "not linked",
                                     "not loaded", "declined",  "refused",   "failed",
                                     "disabled",   "shadowed"};
    return (unsigned)state < sizeof names / sizeof *names ? names[state] : "?";
}

const char *pb_candidate_origin(const struct candidate *candidate)
{
    if (candidate->origin == PATCHBAY_PLUGIN_FILE)
        return pb_plugin_name(candidate);
    return candidate->origin == PATCHBAY_RUNTIME ? "runtime" : "builtin";
}

/* Whether the part of `identifier` before its colon, if there is one, names this origin. */
static bool is_qualified_for(const struct candidate *candidate, const char *identifier,
                             const char *colon)
{
    char origin[PATCHBAY_NAME_MAX + 1];
    size_t length = colon ? (size_t)(colon - identifier) : 0;
    if (!colon)
        return true;
    if (length >= sizeof origin)
        return false;
    memcpy(origin, identifier, length);
    origin[length] = '\0';
    return pb_names_equal(pb_candidate_origin(candidate), origin);
}

struct candidate *pb_candidates_find(const struct type_state *state, const char *identifier)
{
    const char *colon = strchr(identifier, ':');
    struct candidate *found = NULL;
    for (struct candidate *c = state->candidates; c; c = c->next) {
        if (c->removed || !pb_names_equal(c->identifier, colon ? colon + 1 : identifier) ||
            !is_qualified_for(c, identifier, colon))
            continue;
        /* A hidden or disabled one is only found where no other has the name, to be explained. */
        if (c->code != PATCHBAY_SHADOWED && c->code != PATCHBAY_DISABLED)
            return c;
        if (!found)
            found = c;
    }
    return found;
}
