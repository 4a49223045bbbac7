#include "selection/decide.h"

#include "environment/faults.h"
#include "environment/variables.h"
#include "error/error.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/override_from_environment.h"
#include "selection/unknown.h"
#include "table/rows.h"
#include "table/type_names.h"

/* Finds the strongest override that is set; PATCHBAY_BY_ORDER means that there is none. False if a
 * fault of a variable comes before it. */
static bool find_override(struct category_state *category, const struct override *overrides,
                          struct decision *decision, struct patchbay_error *error)
{
    *decision = (struct decision){.level = PATCHBAY_BY_USE};
    bool bound = category->registry->discovered && pb_environment_bind(category);
    if (!pb_faults_check(category->registry, error))
        return false;
    if (!bound)
        return pb_error_transient(category->registry->transient, error);
    for (unsigned level = 0; level < OVERRIDES; level++) {
        if (level == PATCHBAY_BY_ENVIRONMENT && category->faults)
            return pb_faults_error(category->faults, error) || pb_error_see_list(category, error);
        if (overrides[level].name) {
            decision->level = (enum patchbay_level)level;
            decision->override = overrides[level];
            return true;
        }
    }
    decision->level = PATCHBAY_BY_ORDER;
    decision->override.source = "";
    return true;
}

/* An override is served by what it names, or not at all. */
static bool decide_by_override(const struct type_state *type, struct decision *decision,
                               struct patchbay_error *error)
{
    decision->candidate = pb_candidates_find(type, decision->override.name);
    if (!decision->candidate)
        return pb_error_unknown_identifier(type, &decision->override, error) ||
               pb_error_see_why(type, error);
    return decision->candidate->step != STEP_FAILED ||
           pb_error_unusable(decision->candidate, &decision->override, error);
}

/* Lists why each candidate was skipped. */
static bool no_candidate(const struct type_state *type, struct patchbay_error *error)
{
    unsigned left_out = 0;
    pb_error_set(error, PATCHBAY_NO_IMPLEMENTATION, "no usable implementation of %s/%s",
                 type->category->name, type->name);
    for (const struct candidate *c = type->candidates; c; c = c->next)
        if (!c->removed && c->step == STEP_FAILED)
            pb_error_item(error, &left_out, "\n  skipped '%s': %s: %s", c->identifier,
                          patchbay_state_name(pb_candidate_state(c)), c->reason);
        else if (!c->removed)
            pb_error_item(error, &left_out, "\n  skipped '%s': opt-in, selected only when named",
                          c->identifier);
    if (left_out)
        pb_error_add(error, "\n  and %u more", left_out);
    if (!type->candidates)
        pb_error_hint(error, "install a plugin that implements it");
    pb_error_rejected(type->category->registry, error);
    return pb_error_see_why(type, error);
}

/* Logs once that `on_failure: next` skipped a failed candidate. */
static void log_skipped(struct candidate *candidate)
{
    const struct type_state *type = candidate->type;
    if (candidate->logged)
        return;
    candidate->logged = true;
    pb_log(type->category->registry, "%s/%s: skipped '%s' (%s): %s: %s", type->category->name,
           type->name, candidate->identifier, pb_candidate_origin(candidate),
           patchbay_state_name(pb_candidate_state(candidate)), candidate->reason);
}

/* Without its plugin, the next candidate would be selected. */
static bool first_failed(struct candidate *candidate, struct patchbay_error *error)
{
    struct override first = {candidate->identifier, NULL};
    pb_error_unusable(candidate, &first, error);
    return candidate->part && pb_error_hint(error, "to continue without this plugin, set %s=%s",
                                            pb_variable_name(candidate->type->category->registry,
                                                             VARIABLE_PLUGIN_DISABLE),
                                            pb_plugin_name(candidate));
}

static bool decide_by_order(const struct type_state *type, struct decision *decision,
                            struct patchbay_error *error)
{
    bool next = type->category->row->flags & PATCHBAY_CATEGORY_NEXT;
    struct candidate *candidate = type->candidates;
    while (candidate &&
           (pb_candidate_is_skipped(candidate) || (next && candidate->step == STEP_FAILED))) {
        if (!pb_candidate_is_skipped(candidate))
            log_skipped(candidate);
        candidate = candidate->next;
    }
    decision->candidate = candidate;
    if (!candidate)
        return no_candidate(type, error);
    return candidate->step != STEP_FAILED || first_failed(candidate, error);
}

bool pb_decide(struct type_state *type, struct decision *decision, struct patchbay_error *error)
{
    if (!find_override(type->category, type->overrides, decision, error))
        return false;
    return decision->level == PATCHBAY_BY_ORDER ? decide_by_order(type, decision, error)
                                                : decide_by_override(type, decision, error);
}

int pb_decide_default_type(struct category_state *category, struct decision *decision,
                           struct patchbay_error *error)
{
    uint32_t declared = category->row->default_type;
    if (!find_override(category, category->overrides, decision, error))
        return -1;
    if (decision->level != PATCHBAY_BY_ORDER) {
        /* Its plugin may be gone. */
        const struct override *override = &decision->override;
        int type = pb_types_find(category->registry, category->number, override->name);
        if (type < 0) {
            pb_error_unknown_type(category, override->name, override->source, error);
            pb_error_see_list(category, error);
        }
        return type;
    }
    if (declared != PATCHBAY_NONE)
        return (int)declared;
    pb_error_set(error, PATCHBAY_NO_DEFAULT, "category '%s' has no default type", category->name);
    pb_error_hint(error, "name a type");
    pb_error_see_list(category, error);
    return -1;
}
