/* Which candidate is selected: the levels of overrides, then the order of candidates. */
#include "registry/registry.h"

#include "table/rows.h"

bool pb_candidate_passed_over(const struct candidate *candidate)
{
    return candidate->removed || candidate->opt_in ||
           (candidate->step == STEP_FAILED &&
            (candidate->code == PATCHBAY_NOT_BUILT || candidate->code == PATCHBAY_NOT_LINKED ||
             candidate->code == PATCHBAY_DECLINED || candidate->code == PATCHBAY_DISABLED ||
             candidate->code == PATCHBAY_SHADOWED));
}

static const char *category_name(const struct registry *registry, unsigned category)
{
    return row_text(registry->table, row_category(registry->table, category)->name);
}

static void add_faults(const struct fault *fault, struct patchbay_error *error)
{
    pb_error_set(error, PATCHBAY_BAD_ENVIRONMENT, "%s", fault->text);
    for (const struct fault *next = fault->next; next; next = next->next)
        pb_error_add(error, "\n%s", next->text);
    for (; fault; fault = fault->next)
        if (*fault->hint)
            pb_error_hint(error, "%s", fault->hint);
}

bool pb_variables_fine(const struct registry *registry, struct patchbay_error *error)
{
    const struct fault *fault = registry->discovery_faults ? registry->discovery_faults
                                                           : registry->faults;
    const char *inspector = row_text(registry->table, registry->table->inspector);
    if (registry->short_of_memory)
        return pb_error_out_of_memory(error);
    if (!fault)
        return true;
    add_faults(fault, error);
    if (*inspector)
        pb_error_hint(error, "see: %s env", inspector);
    return false;
}

/* The same for the variable of one category. */
static bool check_choice(const struct registry *registry, unsigned category,
                         struct patchbay_error *error)
{
    const struct fault *fault = registry->categories[category].faults;
    if (!fault)
        return true;
    add_faults(fault, error);
    return pb_error_see(registry, "list", category, -1, error);
}

/* An override must be served by what it names, or not at all. */
static bool decide_by_override(struct registry *registry, unsigned category, unsigned type,
                               const struct type_state *state, struct decision *decision,
                               struct patchbay_error *error)
{
    decision->candidate = pb_candidates_find(state, decision->override.name);
    if (!decision->candidate)
        return pb_error_unknown_identifier(registry, category, type, &decision->override, error) ||
               pb_error_see(registry, "why", category, (int)type, error);
    return decision->candidate->step != STEP_FAILED ||
           pb_error_unusable(registry, decision->candidate, &decision->override, error);
}

/* Nothing is left: says who was passed over, and why. */
static bool no_candidate(const struct registry *registry, unsigned category, unsigned type,
                         const struct type_state *state, struct patchbay_error *error)
{
    const char *in = category_name(registry, category);
    const char *of = pb_types_name(registry, category, type);
    pb_error_set(error, PATCHBAY_NO_IMPLEMENTATION, "no usable implementation of %s/%s", in, of);
    if (!state->candidates)
        pb_error_hint(error, "install a plugin that implements it");
    for (const struct candidate *c = state->candidates; c; c = c->next)
        if (!c->removed && c->step == STEP_FAILED)
            pb_error_add(error, "\n  skipped '%s': %s: %s", c->identifier,
                         patchbay_state_name(pb_candidate_state(c)), c->reason);
        else if (!c->removed)
            pb_error_add(error, "\n  skipped '%s': opt-in, selected only when named",
                         c->identifier);
    return pb_error_see(registry, "why", category, (int)type, error);
}

/* on_failure: next passes over a candidate that should have been usable: once, it is said. */
static void say_failed(struct registry *registry, struct candidate *candidate)
{
    if (candidate->said)
        return;
    candidate->said = true;
    pb_registry_note(registry, false, "%s/%s: skipped '%s' (%s): %s: %s",
                     category_name(registry, candidate->category),
                     pb_types_name(registry, candidate->category, candidate->type),
                     candidate->identifier, pb_candidate_origin(candidate),
                     patchbay_state_name(pb_candidate_state(candidate)), candidate->reason);
}

/* Without the plugin, the next candidate would be selected: says how. */
static void add_way_out(const struct registry *registry, const struct candidate *candidate,
                        struct patchbay_error *error)
{
    char variable[192];
    if (!candidate->part)
        return;
    pb_environment_name(registry, "_PLUGIN_DISABLE", variable, sizeof variable);
    pb_error_hint(error, "to continue without this plugin, set %s=%s", variable,
                  pb_plugin_name(candidate));
}

static bool decide_by_order(struct registry *registry, unsigned category, unsigned type,
                            const struct type_state *state, struct decision *decision,
                            struct patchbay_error *error)
{
    bool next = row_category(registry->table, category)->flags & PATCHBAY_CATEGORY_NEXT;
    struct candidate *candidate = state->candidates;
    while (candidate &&
           (pb_candidate_passed_over(candidate) || (next && candidate->step == STEP_FAILED))) {
        if (!pb_candidate_passed_over(candidate))
            say_failed(registry, candidate);
        candidate = candidate->next;
    }
    decision->level = PATCHBAY_BY_ORDER;
    decision->override = (struct override){NULL, ""};
    decision->candidate = candidate;
    if (!candidate)
        return no_candidate(registry, category, type, state, error);
    if (candidate->step != STEP_FAILED)
        return true;
    struct override first = {candidate->identifier, "the first candidate"};
    pb_error_unusable(registry, candidate, &first, error);
    add_way_out(registry, candidate, error);
    return false;
}

bool pb_decide(struct registry *registry, unsigned category, unsigned type,
               struct decision *decision, struct patchbay_error *error)
{
    *decision = (struct decision){.level = PATCHBAY_BY_USE};
    pb_environment_bind(registry, category);
    const struct type_state *state = pb_candidates_of(registry, category, type);
    if (!state)
        return pb_error_out_of_memory(error);
    if (!pb_variables_fine(registry, error))
        return false;
    const struct override *levels[] = {&state->use, &state->environment, &state->prefer};
    for (unsigned i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (i == PATCHBAY_BY_ENVIRONMENT && !check_choice(registry, category, error))
            return false;
        if (!levels[i]->name)
            continue;
        decision->level = (enum patchbay_level)i;
        decision->override = *levels[i];
        return decide_by_override(registry, category, type, state, decision, error);
    }
    return decide_by_order(registry, category, type, state, decision, error);
}

int pb_decide_standard(struct registry *registry, unsigned category, struct decision *decision,
                       struct patchbay_error *error)
{
    struct category_state *state = &registry->categories[category];
    uint32_t standard = row_category(registry->table, category)->default_type;
    *decision = (struct decision){.level = PATCHBAY_BY_USE};
    pb_environment_bind(registry, category);
    if (!pb_variables_fine(registry, error))
        return -1;
    const struct override *levels[] = {&state->use, &state->environment, &state->prefer};
    for (unsigned i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (i == PATCHBAY_BY_ENVIRONMENT && !check_choice(registry, category, error))
            return -1;
        if (!levels[i]->name)
            continue;
        decision->level = (enum patchbay_level)i;
        decision->override = *levels[i];
        return pb_types_find(registry, category, levels[i]->name);
    }
    decision->level = PATCHBAY_BY_ORDER;
    decision->override = (struct override){NULL, ""};
    if (standard != PATCHBAY_NONE)
        return (int)standard;
    const char *in = category_name(registry, category);
    pb_error_set(error, PATCHBAY_NO_DEFAULT, "category '%s' has no default type", in);
    pb_error_hint(error, "name a type");
    pb_error_see(registry, "list", category, -1, error);
    return -1;
}
