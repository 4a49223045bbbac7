/* Looking up: what the accessors fall back to when nothing is published yet. */
#include "registry/registry.h"

#include "table/rows.h"

/* ---- Deciding until it stands ------------------------------------------------------------- */

static void publish(struct registry *registry, unsigned category, unsigned type,
                    const void *interface)
{
    __atomic_store_n(pb_registry_slot(registry, category, type), interface, __ATOMIC_RELEASE);
}

void pb_say_deprecated(struct registry *registry, struct candidate *candidate)
{
    if (!candidate->deprecated || candidate->said)
        return;
    candidate->said = true;
    pb_registry_note(
        registry, false, "%s/%s: '%s' is deprecated: use %s",
        row_text(registry->table, row_category(registry->table, candidate->category)->name),
        pb_types_name(registry, candidate->category, candidate->type), candidate->identifier,
        candidate->deprecated);
}

/* For LAPSE_PLUGIN_DEBUG. */
static void say_decision(struct registry *registry, const struct decision *decision)
{
    const struct candidate *candidate = decision->candidate;
    pb_registry_debug(
        registry, "%s/%s: selected '%s' (%s), decided by %s",
        row_text(registry->table, row_category(registry->table, candidate->category)->name),
        pb_types_name(registry, candidate->category, candidate->type), candidate->identifier,
        pb_candidate_origin(candidate),
        decision->level == PATCHBAY_BY_ORDER ? "the order of candidates"
                                             : decision->override.source);
}

static bool say_failure(struct registry *registry, unsigned category, unsigned type,
                        const struct patchbay_error *error)
{
    pb_registry_debug(registry, "%s/%s: failed: %s",
                      row_text(registry->table, row_category(registry->table, category)->name),
                      pb_types_name(registry, category, type), error->text);
    return false;
}

bool pb_look_up(struct registry *registry, unsigned category, unsigned type,
                struct decision *decision, struct patchbay_error *error)
{
    struct patchbay_error own;
    if (!error)
        error = &own;
    for (;;) {
        if (!pb_decide(registry, category, type, decision, error))
            return say_failure(registry, category, type, error);
        if (decision->candidate->step == STEP_READY)
            break;
        if (!pb_resolve(registry, decision->candidate, error))
            return say_failure(registry, category, type, error);
    }
    if (*pb_registry_slot(registry, category, type) != decision->candidate->interface)
        say_decision(registry, decision);
    publish(registry, category, type, decision->candidate->interface);
    pb_say_deprecated(registry, decision->candidate);
    return true;
}

void pb_look_up_again(struct registry *registry, unsigned category, unsigned type)
{
    struct decision decision;
    struct patchbay_error error;
    /* Who starts it right now publishes it when that is done. */
    if (*pb_registry_slot(registry, category, type) &&
        !pb_look_up(registry, category, type, &decision, &error) &&
        error.code != PATCHBAY_RECURSION)
        publish(registry, category, type, NULL);
}

/* ---- Arguments ---------------------------------------------------------------------------- */

bool pb_look_up_numbers(const struct registry *registry, unsigned category, unsigned type,
                        struct patchbay_error *error)
{
    if (category >= registry->table->categories.count)
        return pb_error_unknown_category(registry, category, error);
    if (type >= pb_types_count(registry, category))
        return pb_error_unknown_type_number(registry, category, type, error);
    return true;
}

/* ---- Calls -------------------------------------------------------------------------------- */

const void *patchbay_get(struct patchbay *handle, unsigned category, unsigned type,
                         struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct decision decision;
    if (!pb_look_up_numbers(registry, category, type, error))
        return NULL;
    const void *interface = __atomic_load_n(pb_registry_slot(registry, category, type),
                                            __ATOMIC_ACQUIRE);
    if (interface)
        return interface;
    pb_registry_lock(registry);
    if (pb_look_up(registry, category, type, &decision, error))
        interface = decision.candidate->interface;
    pb_registry_unlock(registry);
    return interface;
}

struct candidate *pb_look_up_named(struct registry *registry, unsigned category, unsigned type,
                                   const struct override *wish, struct patchbay_error *error)
{
    for (;;) {
        pb_discover_once(registry);
        if (!pb_variables_fine(registry, error))
            return NULL;
        const struct type_state *state = pb_candidates_of(registry, category, type);
        if (!state)
            return pb_error_out_of_memory(error), NULL;
        struct candidate *candidate = pb_candidates_find(state, wish->name);
        if (!candidate)
            return pb_error_unknown_identifier(registry, category, type, wish, error),
                   pb_error_see(registry, "why", category, (int)type, error), NULL;
        if (candidate->step == STEP_READY)
            return candidate;
        if (candidate->step == STEP_FAILED)
            return pb_error_unusable(registry, candidate, wish, error), NULL;
        if (!pb_resolve(registry, candidate, error))
            return NULL;
    }
}
