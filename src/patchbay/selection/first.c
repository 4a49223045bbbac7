/* Trying candidates until the program accepts one. */
#include "error/error.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/decide.h"
#include "selection/list.h"
#include "selection/look_up.h"
#include "selection/select.h"
#include "selection/start.h"
#include "selection/unknown.h"
#include "table/rows.h"
#include <stdio.h>
#include <stdlib.h>

/* The candidates as they were when patchbay_first() was called. */
struct first_choices {
    struct decision *all;
    size_t count, room;
    size_t listed;        /* how many are from lists */
    unsigned unreachable; /* the level before which they end; 0: none */
};

static bool append_choice(struct first_choices *choices, struct candidate *candidate,
                          unsigned level, const struct override *override)
{
    if (choices->count == choices->room) {
        size_t room = choices->room * 2 + 16;
        struct decision *grown = realloc(choices->all, room * sizeof *grown);
        if (!grown)
            return false;
        choices->all = grown;
        choices->room = room;
    }
    choices->all[choices->count++] = (struct decision){
        .level = (enum patchbay_level)level, .override = *override, .candidate = candidate};
    return true;
}

static bool is_listed(const struct first_choices *choices, const struct candidate *candidate)
{
    for (size_t i = 0; i < choices->listed; i++)
        if (choices->all[i].candidate == candidate)
            return true;
    return false;
}

static bool add_list(struct first_choices *choices, const struct type_state *type, unsigned level)
{
    struct member member;
    for (const char *rest = type->overrides[level].name; pb_list_next(&rest, &member);) {
        struct candidate *candidate = member.excluded ? NULL
                                                      : pb_candidates_find(type, member.name);
        if (!candidate || is_listed(choices, candidate) ||
            pb_excluded_by(type->overrides, level, candidate))
            continue;
        if (!append_choice(choices, candidate, level, &type->overrides[level]))
            return false;
        choices->listed = choices->count;
    }
    return true;
}

static bool reaches(struct first_choices *choices, const struct type_state *type, unsigned level)
{
    bool reached = pb_decide_reaches(type, level, NULL);
    choices->unreachable = reached ? 0 : level;
    return reached;
}

/* Those from the level on that decides. False when memory is short. */
static bool collect(struct first_choices *choices, const struct type_state *type,
                    enum patchbay_level first)
{
    static const struct override none = {NULL, ""};
    for (unsigned level = first; level < OVERRIDES; level++) {
        const struct override *override = &type->overrides[level];
        size_t before = choices->count;
        if (level > first && !reaches(choices, type, level))
            return true;
        if (!add_list(choices, type, level))
            return false;
        if (override->name &&
            (choices->count > before ? !pb_list_continues(override->name)
                                     : pb_list_must_serve(type->category, override, level)))
            return true;
    }
    if (first < PATCHBAY_BY_ORDER && !reaches(choices, type, PATCHBAY_BY_ORDER))
        return true;
    for (struct candidate *c = type->candidates; c; c = *pb_candidate_next(type, c))
        if (!pb_candidate_is_skipped(c) && !pb_excluded_by(type->overrides, OVERRIDES, c) &&
            !is_listed(choices, c) && !append_choice(choices, c, OVERRIDES, &none))
            return false;
    return true;
}

/* Keeps why the program did not accept a candidate. */
static void refuse(struct candidate *candidate, const char *reason)
{
    if (!candidate->refusal)
        candidate->refusal = pb_alloc(candidate->type->category->registry, REFUSAL_SIZE);
    if (candidate->refusal)
        snprintf(candidate->refusal, REFUSAL_SIZE, "%s", reason);
}

/* Starts one. False with an error if that fails the call, rather than skips the candidate. */
static bool start_choice(const struct decision *choice, bool *usable, struct patchbay_error *error)
{
    struct candidate *candidate = choice->candidate;
    bool alone = choice->override.name && pb_list_is_name(choice->override.name);
    while (candidate->step != STEP_READY && candidate->step != STEP_FAILED)
        if (!pb_start(candidate, error))
            return false;
    *usable = !candidate->removed &&
              (candidate->step == STEP_READY || (alone && pb_candidate_serves_alone(candidate)));
    bool next = candidate->type->category->row->flags & PATCHBAY_CATEGORY_NEXT;
    return *usable || choice->level != PATCHBAY_BY_ORDER || next ||
           pb_candidate_is_skipped(candidate) || pb_first_failed(candidate, error);
}

static bool none_accepted(const struct type_state *type, const struct first_choices *choices,
                          struct patchbay_error *error)
{
    unsigned left_out = 0;
    if (choices->unreachable && !pb_decide_reaches(type, choices->unreachable, error))
        return false;
    const char *source = choices->count ? choices->all[choices->count - 1].override.source : "";
    pb_error_set(error, PATCHBAY_NO_IMPLEMENTATION, "%s%sno implementation of %s%s%s was accepted",
                 source, *source ? ": " : "", TYPE_LABEL(type));
    for (size_t i = 0; i < choices->count; i++) {
        const struct candidate *c = choices->all[i].candidate;
        bool failed = c->step == STEP_FAILED;
        pb_error_item(error, &left_out, "\n  skipped '%s': %s: %s", c->identifier,
                      failed ? patchbay_state_name(pb_candidate_state(c)) : "not accepted",
                      failed       ? c->reason
                      : c->refusal ? c->refusal
                                   : "unknown reason");
    }
    if (left_out)
        pb_error_add(error, "\n  and %u more", left_out);
    return pb_error_see_why(type, error);
}

/* Under the lock, which is released while the candidates are started and tried. */
static bool try(const struct type_state *type, const struct first_choices *choices,
                patchbay_accept_fn *accept, void *context, struct patchbay_selection *selection,
                struct patchbay_error *error)
{
    struct registry *registry = type->category->registry;
    for (size_t i = 0; i < choices->count; i++) {
        struct patchbay_selection tried = PATCHBAY_SELECTION_INIT;
        bool usable;
        if (!start_choice(&choices->all[i], &usable, error))
            return false;
        if (!usable)
            continue;
        if (!pb_fill_selection(type, &choices->all[i], &tried, error))
            return false;
        pb_registry_unlock(registry);
        const char *reason = accept(context, &tried);
        pb_registry_lock(registry);
        if (!reason)
            return pb_fill_selection(type, &choices->all[i], selection, error);
        refuse(choices->all[i].candidate, reason);
    }
    return none_accepted(type, choices, error);
}

bool patchbay_first(struct patchbay *handle, unsigned category, unsigned number,
                    patchbay_accept_fn *accept, void *context, struct patchbay_selection *selection,
                    struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct first_choices choices = {.all = NULL};
    struct decision decision;
    if (!accept)
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT, "patchbay_first: `accept` is NULL");
    if (!pb_check_selection(selection, "patchbay_first", error))
        return false;
    struct type_state *type = pb_lock_type(registry, category, number, error);
    if (!type)
        return false;
    pb_discover_once(registry);
    bool ok = pb_decide(type, &decision, error) &&
              (collect(&choices, type, decision.level) || pb_error_out_of_memory(error)) &&
              try(type, &choices, accept, context, selection, error);
    pb_registry_unlock(registry);
    free(choices.all);
    return ok;
}
