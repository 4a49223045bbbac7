#include "selection/candidates.h"

#include "error/nearest.h"
#include "patchbay/names.h"
#include "registry/category.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/list.h"
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
    if (from->flags & PATCHBAY_IMPLEMENTATION_ALIASES)
        candidate->aliases = list_next(candidate->identifier);
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
    return type < row->types
               ? __atomic_load_n(&registry->types[row->first_type + type], __ATOMIC_ACQUIRE)
               : pb_types_extra(registry, category, type - row->types);
}

struct type_state *pb_type_of(struct registry *registry, unsigned category, unsigned type)
{
    struct type_state *known = pb_type_known(registry, category, type);
    if (known)
        return known;
    uint32_t first = row_category(registry->table, category)->first_type;
    struct type_state *made = make_type(registry, category, type);
    __atomic_store_n(&registry->types[first + type], made, __ATOMIC_RELEASE);
    return made;
}

/* ---- Order -------------------------------------------------------------------------------- */

/* Whether `left` sorts before `right`, which is already listed; of two equals, the newer one sorts
 * first unless they are builtins, which come in the order of registry.yaml. */
static bool sorts_before(const struct type_state *list, const struct candidate *left,
                         const struct candidate *right)
{
    bool left_default = left->type->number == list->category->row->default_type;
    if (list->number == PATCHBAY_NO_TYPE &&
        left_default != (right->type->number == list->category->row->default_type))
        return left_default;
    if (left->origin != right->origin)
        return left->origin < right->origin;
    if (left->priority != right->priority)
        return left->priority > right->priority;
    if (left->origin == PATCHBAY_RUNTIME)
        return left->sequence > right->sequence;
    if (left->origin == PATCHBAY_BUILTIN)
        return false;
    if (pb_plugin_position(left) != pb_plugin_position(right))
        return pb_plugin_position(left) < pb_plugin_position(right);
    int names = strcmp(pb_plugin_name(left), pb_plugin_name(right));
    return names ? names < 0 : strcmp(left->identifier, right->identifier) < 0;
}

static void insert(struct type_state *list, struct candidate *candidate)
{
    struct candidate *latest = list->latest;
    bool after = latest && !latest->removed && !sorts_before(list, candidate, latest);
    struct candidate **at = after ? pb_candidate_next(list, latest) : &list->candidates;
    while (*at && !sorts_before(list, candidate, *at))
        at = pb_candidate_next(list, *at);
    *pb_candidate_next(list, candidate) = *at;
    *at = candidate;
    list->latest = candidate;
}

bool pb_is_flat(const struct category_state *category)
{
    return category->row->flags & PATCHBAY_CATEGORY_FLAT;
}

struct type_state *pb_unnamed_of(struct category_state *category)
{
    struct type_state *unnamed = &category->unnamed;
    unsigned count = pb_types_count(category->registry, category->number);
    if (category->unnamed_made)
        return unnamed;
    for (unsigned i = 0; i < count; i++)
        if (!pb_type_of(category->registry, category->number, i))
            return NULL;
    /* By origin, so that each belongs right after the latest. */
    for (enum patchbay_origin origin = PATCHBAY_RUNTIME; origin <= PATCHBAY_BUILTIN; origin++)
        for (unsigned i = 0; i < count; i++) {
            struct type_state *type = pb_type_known(category->registry, category->number, i);
            for (struct candidate *c = type->candidates; c; c = c->next)
                if (c->origin == origin)
                    insert(unnamed, c);
        }
    category->unnamed_made = true;
    return unnamed;
}

void pb_candidates_insert(struct candidate *candidate)
{
    struct category_state *category = candidate->type->category;
    category->insertions++;
    if (!candidate->sequence) /* a copy has that of the original */
        candidate->sequence = category->insertions;
    insert(candidate->type, candidate);
    if (category->unnamed_made)
        insert(&category->unnamed, candidate);
}

static void take_out(struct type_state *list, struct candidate *candidate)
{
    struct candidate **at = &list->candidates;
    while (*at && *at != candidate)
        at = pb_candidate_next(list, *at);
    if (*at)
        *at = *pb_candidate_next(list, candidate);
    list->latest = NULL; /* it may have been this one */
}

void pb_candidates_remove(struct candidate *candidate)
{
    take_out(candidate->type, candidate);
    take_out(&candidate->type->category->unnamed, candidate);
    candidate->sequence = 0;
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

/* Whether the part of `identifier` before its colon, if there is one, names this origin. */
static bool is_from(const struct candidate *candidate, const char *identifier)
{
    char origin[PATCHBAY_NAME_MAX + 1];
    const char *colon = strchr(identifier, ':');
    size_t length = colon ? (size_t)(colon - identifier) : 0;
    if (!colon || length >= sizeof origin)
        return !colon;
    memcpy(origin, identifier, length);
    origin[length] = '\0';
    return pb_names_equal(pb_candidate_origin(candidate), origin);
}

/* What `identifier` has after its colon. */
static const char *unqualified(const char *identifier)
{
    const char *colon = strchr(identifier, ':');
    return colon ? colon + 1 : identifier;
}

bool pb_candidate_is(const struct candidate *candidate, const char *identifier)
{
    const char *name = unqualified(identifier);
    if (candidate->removed || !is_from(candidate, identifier))
        return false;
    return pb_names_equal(candidate->identifier, name) || pb_name_is_in(candidate->aliases, name);
}

/* A shadowed or disabled one is found only where no other has the name: to be reported. */
static struct candidate *find_candidate(const struct type_state *list, const char *identifier)
{
    struct candidate *found = NULL;
    for (struct candidate *c = list->candidates; c; c = *pb_candidate_next(list, c)) {
        if (!pb_candidate_is(c, identifier))
            continue;
        if (c->code != PATCHBAY_SHADOWED && c->code != PATCHBAY_DISABLED)
            return c;
        if (!found)
            found = c;
    }
    return found;
}

struct candidate *pb_candidates_find(const struct type_state *type, const char *identifier)
{
    const struct category_state *category = type->category;
    const char *name = unqualified(identifier);
    int number = type->number == PATCHBAY_NO_TYPE
                     ? pb_types_find(category->registry, category->number, name)
                     : -1;
    const struct type_state *named = number < 0 ? NULL
                                                : pb_type_known(category->registry,
                                                                category->number, (unsigned)number);
    struct candidate *found = named ? find_candidate(named, identifier) : NULL;
    for (struct candidate *c = named && !found ? named->candidates : NULL; c; c = c->next)
        if (!found && !c->removed && is_from(c, identifier))
            found = c; /* an alias of the type */
    return found ? found : find_candidate(type, identifier);
}

bool pb_candidates_listed(const struct type_state *type, const char *list)
{
    struct member member;
    while (pb_list_next(&list, &member))
        if (!member.excluded && pb_candidates_find(type, member.name))
            return true;
    return false;
}
