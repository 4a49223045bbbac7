/* Starting all that is selected ahead of time, and rejecting every later change. */
#include "error/error.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/decide.h"
#include "selection/look_up.h"
#include "table/type_names.h"

/* Whether a failed look-up is more than a type without candidates: not built, not linked, opt-in or
 * declined ones do not count. */
static bool is_failure(const struct type_state *type, enum patchbay_code code)
{
    for (struct candidate *c = type->candidates; c; c = *pb_candidate_next(type, c))
        if (c->step == STEP_FAILED && !pb_candidate_is_skipped(c))
            return true;
    return code != PATCHBAY_NO_IMPLEMENTATION;
}

static bool resolve_type(struct type_state *type, struct patchbay_error *error)
{
    struct decision decision;
    if (!type)
        return pb_error_out_of_memory(error);
    return pb_look_up(type, &decision, error) || !is_failure(type, error->code);
}

/* Under the lock, which may be released meanwhile. Returns the first error. */
static bool resolve_all(struct registry *registry, struct patchbay_error *error)
{
    bool ok = true;
    struct patchbay_error found;
    pb_discover_once(registry); /* plugins may bring types */
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        for (unsigned j = 0, types = pb_types_count(registry, i);
             j < types + pb_is_flat(&registry->categories[i]); j++) {
            if (resolve_type(j < types ? pb_type_of(registry, i, j)
                                       : pb_unnamed_of(&registry->categories[i]),
                             &found))
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
    bool ok = resolve_all(registry, error);
    pb_registry_unlock(registry);
    return ok;
}

bool patchbay_seal(struct patchbay *handle, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    pb_registry_lock(registry);
    bool ok = resolve_all(registry, error);
    if (ok)
        registry->sealed = true;
    pb_registry_unlock(registry);
    return ok;
}
