/* What is known about every implementation, and how a selection comes about. Runs nothing. */
#include "error/error.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/decide.h"
#include "selection/look_up.h"
#include "selection/unknown.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* False when memory is short. `*text` has room for a refusal, if there is one. */
static bool describe_candidate(struct candidate *candidate, const struct candidate *selected,
                               struct patchbay_implementation *described, char **text)
{
    const struct type_state *type = candidate->type;
    bool failed = candidate->step == STEP_FAILED;
    *described = (struct patchbay_implementation){
        .category_number = type->category->number,
        .type_number = type->number,
        .category = type->category->name,
        .type = type->name,
        .identifier = candidate->identifier,
        .description = candidate->description,
        .origin = candidate->origin,
        .plugin = pb_plugin_name(candidate),
        .file = pb_plugin_path(candidate),
        .priority = candidate->priority,
        .opt_in = candidate->opt_in,
        .deprecated = candidate->deprecated,
        .state = candidate == selected ? PATCHBAY_STATE_SELECTED : pb_candidate_state(candidate),
        .reason = failed                                  ? candidate->reason
                  : candidate->origin == PATCHBAY_RUNTIME ? candidate->source
                  : candidate->opt_in                     ? "opt-in: selected only when named"
                                                          : "",
        .hint = failed && candidate->hint ? candidate->hint : "",
        .refusal = "",
    };
    if (candidate->refusal) { /* which the next call may overwrite */
        described->refusal = strcpy(*text, candidate->refusal);
        *text += REFUSAL_SIZE;
    }
    return pb_candidate_metadata(candidate, &described->metadata);
}

/* The implementations of a type, copied so that callbacks run without the lock. NULL when there are
 * none, or memory is short. */
static struct patchbay_implementation *describe_all(const struct type_state *type,
                                                    const struct decision *made, size_t *count)
{
    size_t refusals = 0;
    *count = 0;
    for (struct candidate *c = type->candidates; c; c = *pb_candidate_next(type, c)) {
        *count += !c->removed;
        refusals += !c->removed && c->refusal;
    }
    struct patchbay_implementation *all = *count ? calloc(1, *count * sizeof *all +
                                                                 refusals * REFUSAL_SIZE)
                                                 : NULL;
    char *text = all ? (char *)(all + *count) : NULL;
    if (*count && !all)
        pb_set_transient(type->category->registry, ENOMEM);
    size_t filled = 0;
    for (struct candidate *c = type->candidates; all && c; c = *pb_candidate_next(type, c)) {
        if (c->removed)
            continue;
        if (!describe_candidate(c, made->candidate, &all[filled], &text)) {
            free(all);
            return NULL;
        }
        all[filled++].excluded_by = pb_excluded_by(type->overrides, made->level, c);
    }
    return all;
}

bool patchbay_explain(struct patchbay *handle, unsigned category, unsigned number,
                      struct patchbay_decision *decision, patchbay_each_fn *each, void *context,
                      struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct decision made;
    size_t count;
    if (!decision)
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT, "patchbay_explain: the decision is NULL");
    struct type_state *type = pb_lock_type(registry, category, number, error);
    if (!type)
        return false;
    pb_discover_once(registry);
    *decision = (struct patchbay_decision){.usable = true};
    decision->usable = pb_decide(type, &made, &decision->error);
    decision->level = made.level;
    decision->source = made.override.source ? made.override.source : "";
    decision->identifier = made.override.name ? made.override.name
                           : made.candidate   ? made.candidate->identifier
                                              : "";
    if (!decision->usable)
        made.candidate = NULL;
    struct patchbay_implementation *all = describe_all(type, &made, &count);
    bool transient = !decision->usable && pb_error_is_transient(&decision->error);
    pb_registry_unlock(registry);
    if (transient || (count && !all)) {
        free(all);
        return transient ? pb_error_set(error, decision->error.code, "%s", decision->error.text)
                         : pb_error_out_of_memory(error);
    }
    bool more = true;
    for (size_t i = 0; each && more && i < count; i++)
        more = each(context, &all[i]);
    free(all);
    return true;
}

/* Hands what patchbay_explain() lists to another callback, and remembers when that one stops. */
struct relay {
    patchbay_each_fn *each;
    void *context;
    bool more;
};

static bool relay(void *context, const struct patchbay_implementation *implementation)
{
    struct relay *to = context;
    return to->more = to->each(to->context, implementation);
}

bool patchbay_each(struct patchbay *handle, unsigned category, patchbay_each_fn *each,
                   void *context, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    unsigned count = registry->table->categories.count;
    unsigned first = category == PATCHBAY_ALL ? 0 : category;
    unsigned end = category == PATCHBAY_ALL ? count : category + 1;
    struct relay to = {each, context, true};
    struct patchbay_decision decision;
    if (!each)
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT, "patchbay_each: the callback is NULL");
    if (category != PATCHBAY_ALL && category >= count)
        return pb_error_unknown_category(registry, category, error);
    for (unsigned i = first; i < end; i++)
        for (unsigned j = 0; to.more && j < patchbay_types(handle, i); j++)
            if (!patchbay_explain(handle, i, j, &decision, relay, &to, error))
                return false;
    return to.more;
}
