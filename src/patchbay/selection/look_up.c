#include "selection/look_up.h"

#include "environment/faults.h"
#include "error/error.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/decide.h"
#include "selection/list.h"
#include "selection/start.h"
#include "selection/unknown.h"
#include "table/type_names.h"
#include <string.h>

/* ---- Decide and start until the result is stable ------------------------------------------ */

/* Takes back the answer of patchbay_select(): another override may have selected the same
 * interface.
 */
static void publish(struct type_state *type, const void *interface)
{
    __atomic_store_n(&type->published, NULL, __ATOMIC_RELEASE);
    __atomic_store_n(type->slot, interface, __ATOMIC_RELEASE);
}

void pb_log_deprecated(struct candidate *candidate)
{
    const struct type_state *type = candidate->type;
    if (!candidate->deprecated || candidate->logged)
        return;
    candidate->logged = true;
    pb_log(type->category->registry, "%s/%s: '%s' is deprecated: use %s", type->category->name,
           type->name, candidate->identifier, candidate->deprecated);
}

static void log_decision(const struct type_state *type, const struct decision *decision)
{
    pb_log_debug(type->category->registry, "%s%s%s: selected '%s' (%s), decided by %s",
                 TYPE_LABEL(type), decision->candidate->identifier,
                 pb_candidate_origin(decision->candidate),
                 decision->level == PATCHBAY_BY_ORDER ? "the order of candidates"
                                                      : decision->override.source);
}

static bool log_failure(const struct type_state *type, const struct patchbay_error *error)
{
    pb_log_debug(type->category->registry, "%s%s%s: failed: %s", TYPE_LABEL(type), error->text);
    return false;
}

/* Nothing is left to be done: a decision for one that failed overrules that it declined. */
static bool is_usable(const struct candidate *candidate)
{
    return candidate->step == STEP_READY || candidate->step == STEP_FAILED;
}

bool pb_look_up(struct type_state *type, struct decision *decision, struct patchbay_error *error)
{
    struct patchbay_error own;
    if (!error)
        error = &own;
    pb_discover_once(type->category->registry);
    /* Starting releases the lock. When it returns, the candidate may have failed, or another thread
     * may have changed an override, registered or discovered: only a decision that finds its
     * candidate ready was made under the lock that publishes it. pb_start() is true for a candidate
     * that became STEP_FAILED, too: the decision says whether that fails the look-up. Each round
     * starts or fails a candidate, so that the loop ends when the changes do. */
    for (;;) {
        if (!pb_decide(type, decision, error))
            return log_failure(type, error);
        if (is_usable(decision->candidate))
            break;
        if (!pb_start(decision->candidate, error))
            return log_failure(type, error);
    }
    if (*type->slot != decision->candidate->interface)
        log_decision(type, decision);
    publish(type, decision->candidate->interface);
    pb_log_deprecated(decision->candidate);
    return true;
}

bool pb_look_up_as_if(struct type_state *type, unsigned level, const struct override *override,
                      struct patchbay_error *error)
{
    struct decision decision;
    pb_discover_once(type->category->registry);
    for (;;) { /* as above */
        struct override overrides[OVERRIDES];
        memcpy(overrides, type->overrides, sizeof overrides);
        overrides[level] = *override;
        if (!pb_decide_with(type, overrides, (enum patchbay_level)level, &decision, error))
            return false;
        if (is_usable(decision.candidate))
            return true;
        if (!pb_start(decision.candidate, error))
            return false;
    }
}

/* Whether the published interface is still that of a usable candidate of the type. */
static bool may_stay(const struct type_state *type)
{
    struct candidate *c = type->candidates;
    while (c && (c->removed || c->step != STEP_READY || c->interface != *type->slot))
        c = *pb_candidate_next(type, c);
    return c;
}

void pb_look_up_again(struct type_state *type)
{
    struct decision decision;
    struct patchbay_error error;
    if (!*type->slot || pb_look_up(type, &decision, &error))
        return;
    /* On PATCHBAY_RECURSION, the thread that runs the start function decides again when it returns:
     * in pb_look_up(), or in pb_look_up_named() because of `undecided`. When memory or files are
     * short, the look-up that an empty slot leads to would fail as well. */
    type->undecided = error.code == PATCHBAY_RECURSION;
    if (!(type->undecided || pb_error_is_transient(&error)) || !may_stay(type))
        publish(type, NULL);
}

void pb_look_up_type_again(struct type_state *type)
{
    pb_look_up_again(type);
    pb_look_up_again(&type->category->unnamed);
}

struct candidate *pb_look_up_named(struct type_state *type, const struct override *override,
                                   struct patchbay_error *error)
{
    pb_discover_once(type->category->registry);
    /* Starting releases the lock, as above: the name may mean another candidate afterwards. */
    for (;;) {
        if (!pb_faults_check(type->category->registry, pb_names_builtin(type, override->name),
                             error))
            return NULL;
        if (type->undecided) {
            type->undecided = false;
            pb_look_up_again(type);
            if (!type->undecided)
                continue;
            /* This call is made by the start function that the type waits for. */
        }
        struct candidate *candidate = pb_candidates_find(type, override->name);
        if (!candidate)
            return pb_error_unknown_identifier(type, override, error),
                   pb_error_see_why(type, error), NULL;
        if (is_usable(candidate) && pb_candidate_serves_alone(candidate))
            return candidate;
        if (candidate->step == STEP_FAILED)
            return pb_error_unusable(candidate, override, error), NULL;
        if (!pb_start(candidate, error))
            return NULL;
    }
}

/* ---- Default types ------------------------------------------------------------------------ */

/* What a list selects depends on the candidates of its types, so it is not kept. */
static void keep_default_type(struct category_state *category, int type)
{
    for (unsigned level = 0; level < OVERRIDES; level++)
        if (category->unnamed.overrides[level].name &&
            !pb_list_is_name(category->unnamed.overrides[level].name))
            type = -1;
    atomic_store_explicit(&category->default_type, type, memory_order_release);
}

int pb_look_up_default_type(struct category_state *category, struct patchbay_error *error)
{
    struct decision decision, of_type;
    struct patchbay_error own;
    error = error ? error : &own;
    pb_discover_once(category->registry);
    if (pb_is_flat(category)) {
        if (!pb_unnamed_of(category))
            return pb_error_out_of_memory(error), -1;
        bool ok = pb_look_up(&category->unnamed, &of_type, error);
        return ok ? (int)of_type.candidate->type->number : -1;
    }
    /* A type whose look-up fails is not decided again, unless that must be repeated. */
    for (;;) {
        int type = pb_decide_default_type(category, &decision, error);
        keep_default_type(category, type);
        if (type < 0 || !decision.override.name || pb_list_is_name(decision.override.name))
            return type;
        struct type_state *state = pb_type_of(category->registry, category->number, (unsigned)type);
        if (!state)
            return pb_error_out_of_memory(error), -1;
        if (pb_look_up(state, &of_type, error)) {
            if (of_type.candidate->step == STEP_READY)
                return type;
            continue; /* it declined, and is not the only choice */
        }
        if (error->code == PATCHBAY_RECURSION || pb_error_is_transient(error))
            return -1;
    }
}

void pb_default_type_changed(struct category_state *category)
{
    struct decision decision;
    if (pb_is_flat(category))
        pb_look_up_again(&category->unnamed);
    else
        keep_default_type(category, pb_decide_default_type(category, &decision, NULL));
}

/* ---- By the numbers of a call ------------------------------------------------------------- */

bool pb_check_numbers(const struct registry *registry, unsigned category, unsigned type,
                      struct patchbay_error *error)
{
    if (category >= registry->table->categories.count)
        return pb_error_unknown_category(registry, category, error);
    if (type >= pb_types_count(registry, category) && type != PATCHBAY_NO_TYPE)
        return pb_error_unknown_type_number(&registry->categories[category], type, error);
    return true;
}

/* The state of a type, or of the default type. NULL with an error. */
static struct type_state *state_of(struct registry *registry, unsigned category, unsigned type,
                                   struct patchbay_error *error)
{
    struct category_state *of = &registry->categories[category];
    bool flat = type == PATCHBAY_NO_TYPE && pb_is_flat(of);
    if (type == PATCHBAY_NO_TYPE && !flat) {
        int number = pb_look_up_default_type(of, error);
        if (number < 0)
            return NULL;
        type = (unsigned)number;
    }
    struct type_state *state = flat ? pb_unnamed_of(of) : pb_type_of(registry, category, type);
    if (!state)
        pb_error_out_of_memory(error);
    return state;
}

struct type_state *pb_lock_type(struct registry *registry, unsigned category, unsigned type,
                                struct patchbay_error *error)
{
    if (!pb_check_numbers(registry, category, type, error))
        return NULL;
    pb_registry_lock(registry);
    struct type_state *state = state_of(registry, category, type, error);
    if (!state)
        pb_registry_unlock(registry);
    return state;
}

const void *patchbay_get(struct patchbay *handle, unsigned category, unsigned number,
                         struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct decision decision;
    if (!pb_check_numbers(registry, category, number, error))
        return NULL;
    /* Not every caller has looked at the slot: the accessor by name calls this first. */
    const void **slot = number == PATCHBAY_NO_TYPE ? registry->categories[category].unnamed.slot
                                                   : pb_types_slot(registry, category, number);
    const void *interface = __atomic_load_n(slot, __ATOMIC_ACQUIRE);
    if (interface)
        return interface;
    struct type_state *type = pb_lock_type(registry, category, number, error);
    if (!type)
        return NULL;
    if (pb_look_up(type, &decision, error))
        interface = decision.candidate->interface;
    pb_registry_unlock(registry);
    return interface;
}
