#include "selection/candidates.h"

#include "error/nearest.h"
#include "patchbay/names.h"
#include "registry/category.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "table/rows.h"
#include "table/type_names.h"

bool pb_candidate_fail(struct candidate *candidate, enum patchbay_code code, const char *reason,
                       const char *hint)
{
    if (!reason)
        return false;
    candidate->step = STEP_FAILED;
    candidate->code = code;
    candidate->reason = reason;
    candidate->hint = hint;
    return true;
}

/* ---- Builtins ----------------------------------------------------------------------------- */

/* What can be known of a builtin without running its code. False when memory is short. */
static bool find_builtin(struct candidate *candidate, uint32_t row,
                         const struct patchbay_implementation_row *from)
{
    struct registry *registry = candidate->type->category->registry;
    const struct patchbay_table *table = registry->table;
    if (from->flags & PATCHBAY_IMPLEMENTATION_NOT_BUILT)
        return pb_candidate_fail(candidate, PATCHBAY_NOT_BUILT,
                                 pb_asprintf(registry, "its condition '%s' is false in this build",
                                             row_text(table, from->when)),
                                 "build the program so that the condition holds");
    candidate->interface = table->builtin(row);
    return candidate->interface ||
           pb_candidate_fail(candidate, PATCHBAY_NOT_LINKED,
                             pb_asprintf(registry, "no object file of this program defines %s",
                                         row_text(table, from->symbol)),
                             "link the object file that defines it");
}

static struct candidate *make_builtin(struct type_state *type, uint32_t row)
{
    struct registry *registry = type->category->registry;
    const struct patchbay_table *table = registry->table;
    const struct patchbay_implementation_row *from = row_implementation(table, row);
    struct candidate *candidate = pb_alloc(registry, sizeof *candidate);
    if (!candidate)
        return NULL;
    candidate->type = type;
    candidate->identifier = row_text(table, from->identifier);
    candidate->description = row_text(table, from->description);
    candidate->deprecated = row_text_or_null(table, from->deprecated);
    candidate->metadata_text = row_text(table, from->metadata);
    candidate->origin = PATCHBAY_BUILTIN;
    candidate->priority = from->priority;
    candidate->opt_in = from->flags & PATCHBAY_IMPLEMENTATION_OPT_IN;
    return find_builtin(candidate, row, from) ? candidate : NULL;
}

static struct type_state *make_type(struct registry *registry, unsigned category, unsigned number)
{
    const struct patchbay_type_row *row = row_type(registry->table, category, number);
    struct type_state *type = pb_alloc(registry, sizeof *type);
    if (!type)
        return NULL;
    type->category = &registry->categories[category];
    type->number = number;
    type->name = row_text(registry->table, row->name);
    type->slot = pb_types_slot(registry, category, number);
    struct candidate **end = &type->candidates;
    for (uint32_t i = 0; i < row->implementations; i++) {
        *end = make_builtin(type, row->first_implementation + i);
        if (!*end)
            return NULL;
        end = &(*end)->next;
    }
    return type;
}

struct type_state *pb_type_known(const struct registry *registry, unsigned category, unsigned type)
{
    const struct patchbay_category_row *row = row_category(registry->table, category);
    return type < row->types ? registry->types[row->first_type + type]
                             : pb_types_extra(registry, category, type - row->types);
}

struct type_state *pb_type_of(struct registry *registry, unsigned category, unsigned type)
{
    struct type_state *known = pb_type_known(registry, category, type);
    if (known)
        return known;
    uint32_t first = row_category(registry->table, category)->first_type;
    return registry->types[first + type] = make_type(registry, category, type);
}

/* ---- Order -------------------------------------------------------------------------------- */

/* Whether `left` sorts before `right`, which is already listed; of two equals, the newer one sorts
 * first. */
static bool sorts_before(const struct candidate *left, const struct candidate *right)
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

void pb_candidates_insert(struct candidate *candidate)
{
    struct type_state *type = candidate->type;
    struct candidate *latest = type->latest;
    bool after = latest && !latest->removed && !sorts_before(candidate, latest);
    struct candidate **at = after ? &latest->next : &type->candidates;
    while (*at && !sorts_before(candidate, *at))
        at = &(*at)->next;
    candidate->next = *at;
    *at = candidate;
    type->latest = candidate;
}

/* ---- State -------------------------------------------------------------------------------- */

bool pb_candidate_is_skipped(const struct candidate *candidate)
{
    return candidate->removed || candidate->opt_in ||
           (candidate->step == STEP_FAILED &&
            (candidate->code == PATCHBAY_NOT_BUILT || candidate->code == PATCHBAY_NOT_LINKED ||
             candidate->code == PATCHBAY_DECLINED || candidate->code == PATCHBAY_DISABLED ||
             candidate->code == PATCHBAY_SHADOWED));
}

bool pb_candidate_serves_alone(const struct candidate *candidate)
{
    return candidate->step != STEP_FAILED ||
           (candidate->code == PATCHBAY_DECLINED &&
            candidate->type->category->row->flags & PATCHBAY_CATEGORY_AUTOMATIC);
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

/* ---- Finding ------------------------------------------------------------------------------ */

bool pb_candidate_is(const struct candidate *candidate, const char *identifier)
{
    char origin[PATCHBAY_NAME_MAX + 1];
    const char *colon = strchr(identifier, ':');
    size_t length = colon ? (size_t)(colon - identifier) : 0;
    if (candidate->removed || length >= sizeof origin ||
        !pb_names_equal(candidate->identifier, colon ? colon + 1 : identifier))
        return false;
    memcpy(origin, identifier, length);
    origin[length] = '\0';
    return !colon || pb_names_equal(pb_candidate_origin(candidate), origin);
}

struct candidate *pb_candidates_find(const struct type_state *type, const char *identifier)
{
    struct candidate *found = NULL;
    for (struct candidate *c = type->candidates; c; c = c->next) {
        if (!pb_candidate_is(c, identifier))
            continue;
        /* A shadowed or disabled one is found only where no other has the name: to be reported. */
        if (c->code != PATCHBAY_SHADOWED && c->code != PATCHBAY_DISABLED)
            return c;
        if (!found)
            found = c;
    }
    return found;
}
