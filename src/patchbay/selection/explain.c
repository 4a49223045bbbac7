/* What is known of every implementation, and how a selection comes about. Runs nothing. */
#include "registry/registry.h"

#include "table/rows.h"
#include <stdlib.h>

static struct patchbay_implementation
describe(struct registry *registry, struct candidate *candidate, const struct candidate *selected)
{
    bool registered = candidate->origin == PATCHBAY_RUNTIME;
    return (struct patchbay_implementation){
        .category_number = candidate->category,
        .type_number = candidate->type,
        .category = row_text(registry->table,
                             row_category(registry->table, candidate->category)->name),
        .type = pb_types_name(registry, candidate->category, candidate->type),
        .identifier = candidate->identifier,
        .description = candidate->description,
        .origin = candidate->origin,
        .plugin = pb_plugin_name(candidate),
        .file = pb_plugin_path(candidate),
        .priority = candidate->priority,
        .opt_in = candidate->opt_in,
        .deprecated = candidate->deprecated,
        .metadata = pb_metadata_of(registry, candidate),
        .state = candidate == selected ? PATCHBAY_STATE_SELECTED : pb_candidate_state(candidate),
        .reason = candidate->step == STEP_FAILED ? candidate->reason
                  : registered                   ? candidate->source
                  : candidate->opt_in            ? "opt-in: never selected unless named"
                                                 : "",
        .hint = candidate->step == STEP_FAILED && candidate->hint ? candidate->hint : "",
    };
}

/* The implementations of a type, copied under the lock so that callbacks run without it. NULL when
 * there are none, or memory is short. */
static struct patchbay_implementation *describe_all(struct registry *registry, unsigned category,
                                                    unsigned type, const struct candidate *selected,
                                                    size_t *count)
{
    const struct type_state *state = pb_candidates_of(registry, category, type);
    struct candidate *first = state ? state->candidates : NULL;
    *count = 0;
    for (const struct candidate *c = first; c; c = c->next)
        *count += !c->removed;
    struct patchbay_implementation *all = *count ? calloc(*count, sizeof *all) : NULL;
    size_t filled = 0;
    for (struct candidate *c = first; all && c; c = c->next)
        if (!c->removed)
            all[filled++] = describe(registry, c, selected);
    return all;
}

bool patchbay_explain(struct patchbay *handle, unsigned category, unsigned type,
                      struct patchbay_decision *decision, patchbay_each_fn *each, void *context,
                      struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct decision made;
    size_t count;
    if (!pb_look_up_numbers(registry, category, type, error))
        return false;
    if (!decision)
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT, "patchbay_explain: the decision is NULL");
    pb_registry_lock(registry);
    *decision = (struct patchbay_decision){.usable = true};
    decision->usable = pb_decide(registry, category, type, &made, &decision->error);
    decision->level = made.level;
    decision->source = made.override.source ? made.override.source : "";
    decision->identifier = made.override.name ? made.override.name
                           : made.candidate   ? made.candidate->identifier
                                              : "";
    struct patchbay_implementation *all = describe_all(
        registry, category, type, decision->usable ? made.candidate : NULL, &count);
    pb_registry_unlock(registry);
    if (count && !all)
        return pb_error_out_of_memory(error);
    bool more = true;
    for (size_t i = 0; each && more && i < count; i++)
        more = each(context, &all[i]);
    free(all);
    return true;
}

/* Passes on what patchbay_explain() shows of one type, and remembers that a callback said stop. */
struct relay {
    patchbay_each_fn *each;
    void *context;
    bool more;
};

static bool pass_on(void *context, const struct patchbay_implementation *implementation)
{
    struct relay *relay = context;
    return relay->more = relay->each(relay->context, implementation);
}

bool patchbay_each(struct patchbay *handle, unsigned category, patchbay_each_fn *each,
                   void *context, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    unsigned count = registry->table->categories.count;
    unsigned first = category == PATCHBAY_ALL ? 0 : category;
    unsigned end = category == PATCHBAY_ALL ? count : category + 1;
    struct relay relay = {each, context, true};
    struct patchbay_decision decision;
    if (!each)
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT, "patchbay_each: the callback is NULL");
    if (category != PATCHBAY_ALL && category >= count)
        return pb_error_unknown_category(registry, category, error);
    for (unsigned i = first; i < end; i++)
        for (unsigned j = 0; relay.more && j < patchbay_types(handle, i); j++)
            if (!patchbay_explain(handle, i, j, &decision, pass_on, &relay, error))
                return false;
    return relay.more;
}
