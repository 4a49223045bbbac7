/* Overrides by the program: of a type's implementation, and of a category's default type. */
#include "registry/registry.h"

/* ---- Implementations ---------------------------------------------------------------------- */

/* Whether what `patchbay_prefer` names would be selected at once. */
static bool decides(const struct type_state *state, enum patchbay_level level)
{
    return level == PATCHBAY_BY_USE || (!state->use.name && !state->environment.name);
}

/* Under the lock. A wish that decides at once must be usable; one that a stronger level covers must
 * only exist. */
static bool check_wish(struct registry *registry, unsigned category, unsigned type,
                       enum patchbay_level level, const struct override *wish,
                       struct patchbay_error *error)
{
    pb_environment_bind(registry, category);
    const struct type_state *state = pb_candidates_of(registry, category, type);
    if (!state)
        return pb_error_out_of_memory(error);
    if (decides(state, level))
        return pb_look_up_named(registry, category, type, wish, error);
    return pb_candidates_find(state, wish->name) ||
           pb_error_unknown_identifier(registry, category, type, wish, error) ||
           pb_error_see(registry, "why", category, (int)type, error);
}

static bool set_override(struct registry *registry, struct override *at,
                         const struct override *wish, struct patchbay_error *error)
{
    if (registry->sealed)
        return pb_error_sealed(wish->source, error);
    struct override kept = {NULL, NULL};
    if (wish->name) {
        kept = (struct override){pb_registry_kept_once(registry, wish->name),
                                 pb_registry_kept_once(registry, wish->source)};
        if (!kept.name || !kept.source)
            return pb_error_out_of_memory(error);
    }
    *at = kept;
    return true;
}

static bool choose(struct patchbay *handle, unsigned category, unsigned type,
                   enum patchbay_level level, const struct override *wish,
                   struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    if (!pb_look_up_numbers(registry, category, type, error))
        return false;
    pb_registry_lock(registry);
    bool ok = registry->sealed
                  ? pb_error_sealed(wish->source, error)
                  : !wish->name || check_wish(registry, category, type, level, wish, error);
    struct type_state *state = pb_candidates_of(registry, category, type);
    if (ok && !state)
        ok = pb_error_out_of_memory(error);
    if (ok)
        ok = set_override(registry, level == PATCHBAY_BY_USE ? &state->use : &state->prefer, wish,
                          error);
    if (ok)
        pb_look_up_again(registry, category, type);
    pb_registry_unlock(registry);
    return ok;
}

bool patchbay_use(struct patchbay *registry, unsigned category, unsigned type,
                  const char *identifier, const char *source, struct patchbay_error *error)
{
    struct override wish = {identifier, source ? source : "patchbay_use"};
    return choose(registry, category, type, PATCHBAY_BY_USE, &wish, error);
}

bool patchbay_prefer(struct patchbay *registry, unsigned category, unsigned type,
                     const char *identifier, const char *source, struct patchbay_error *error)
{
    struct override wish = {identifier, source ? source : "patchbay_prefer"};
    return choose(registry, category, type, PATCHBAY_BY_PREFER, &wish, error);
}

/* ---- Default types ------------------------------------------------------------------------ */

static bool choose_default(struct patchbay *handle, unsigned category, enum patchbay_level level,
                           const struct override *wish, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    if (category >= registry->table->categories.count)
        return pb_error_unknown_category(registry, category, error);
    struct category_state *state = &registry->categories[category];
    struct decision decision;
    pb_registry_lock(registry);
    pb_discover_once(registry); /* a plugin may bring the type */
    bool ok = !wish->name || pb_types_find(registry, category, wish->name) >= 0 ||
              pb_error_unknown_type(registry, category, wish->name, wish->source, error) ||
              pb_error_see(registry, "list", category, -1, error);
    if (ok)
        ok = set_override(registry, level == PATCHBAY_BY_USE ? &state->use : &state->prefer, wish,
                          error);
    if (ok)
        atomic_store_explicit(&state->standard,
                              pb_decide_standard(registry, category, &decision, NULL),
                              memory_order_release);
    pb_registry_unlock(registry);
    return ok;
}

bool patchbay_use_default(struct patchbay *registry, unsigned category, const char *type,
                          const char *source, struct patchbay_error *error)
{
    struct override wish = {type, source ? source : "patchbay_use_default"};
    return choose_default(registry, category, PATCHBAY_BY_USE, &wish, error);
}

bool patchbay_prefer_default(struct patchbay *registry, unsigned category, const char *type,
                             const char *source, struct patchbay_error *error)
{
    struct override wish = {type, source ? source : "patchbay_prefer_default"};
    return choose_default(registry, category, PATCHBAY_BY_PREFER, &wish, error);
}
