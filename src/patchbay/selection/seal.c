/* Resolving all that is selected ahead of time, and refusing every later change. */
#include "registry/registry.h"

#include "table/rows.h"

/* Whether a look-up of this type fails for another reason than that nothing serves it: that every
 * candidate is left out, not there, or declined. */
static bool is_failure(struct registry *registry, unsigned category, unsigned type,
                       enum patchbay_code code)
{
    const struct type_state *state = pb_candidates_of(registry, category, type);
    for (const struct candidate *c = state ? state->candidates : NULL; c; c = c->next)
        if (c->step == STEP_FAILED && !pb_candidate_passed_over(c))
            return true;
    return code != PATCHBAY_NO_IMPLEMENTATION;
}

/* Under the lock, which it may release meanwhile. */
static bool resolve_types(struct registry *registry, struct patchbay_error *error)
{
    bool ok = true;
    struct decision decision;
    struct patchbay_error found;
    pb_discover_once(registry); /* plugins may bring types */
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        for (unsigned j = 0; j < pb_types_count(registry, i); j++) {
            if (pb_look_up(registry, i, j, &decision, &found) ||
                !is_failure(registry, i, j, found.code))
                continue;
            if (ok && error)
                *error = found;
            ok = false;
        }
    return ok;
}

bool patchbay_resolve_all(struct patchbay *handle, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    pb_registry_lock(registry);
    bool ok = resolve_types(registry, error);
    pb_registry_unlock(registry);
    return ok;
}

bool patchbay_seal(struct patchbay *handle, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    pb_registry_lock(registry);
    bool ok = resolve_types(registry, error);
    if (ok)
        registry->sealed = true;
    pb_registry_unlock(registry);
    return ok;
}
