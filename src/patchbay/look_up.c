/* Looking up: what the accessors fall back to when nothing is published yet. */
#include "registry.h"

#include "rows.h"

/* ---- Deciding until it stands ------------------------------------------------------------- */

static void publish(struct registry *registry, unsigned category, unsigned type,
                    const void *interface)
{
    __atomic_store_n(pb_registry_slot(registry, category, type), interface, __ATOMIC_RELEASE);
}

static void say_deprecated(struct registry *registry, struct candidate *candidate)
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
        registry, "%s/%s: '%s' of %s is selected, by %s",
        row_text(registry->table, row_category(registry->table, candidate->category)->name),
        pb_types_name(registry, candidate->category, candidate->type), candidate->identifier,
        pb_candidate_origin(candidate),
        decision->level == PATCHBAY_BY_ORDER ? "the order of candidates"
                                             : decision->override.source);
}

static bool say_failure(struct registry *registry, unsigned category, unsigned type,
                        const struct patchbay_error *error)
{
    pb_registry_debug(registry, "%s/%s: fails: %s",
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
    say_deprecated(registry, decision->candidate);
    return true;
}

void pb_look_up_again(struct registry *registry, unsigned category, unsigned type)
{
    struct decision decision;
    if (*pb_registry_slot(registry, category, type) &&
        !pb_look_up(registry, category, type, &decision, NULL))
        publish(registry, category, type, NULL);
}

/* ---- Arguments ---------------------------------------------------------------------------- */

bool pb_look_up_numbers(const struct registry *registry, unsigned category, unsigned type,
                        struct patchbay_error *error)
{
    if (category >= registry->table->categories.count)
        return pb_complain_category(registry, category, error);
    if (type >= pb_types_count(registry, category))
        return pb_complain_type_number(registry, category, type, error);
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

static void fill_selection(struct registry *registry, const struct decision *decision,
                           struct patchbay_selection *selection)
{
    struct candidate *candidate = decision->candidate;
    size_t size = selection->size < sizeof *selection ? selection->size : sizeof *selection;
    struct patchbay_selection all = {
        .size = selection->size,
        .interface = candidate->interface,
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
        .metadata = pb_metadata_of(registry, candidate),
        .level = decision->level,
        .source = decision->override.source,
    };
    memcpy(selection, &all, size);
}

bool patchbay_select(struct patchbay *handle, unsigned category, unsigned type,
                     struct patchbay_selection *selection, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct decision decision;
    if (selection->size < sizeof(size_t))
        return pb_complain(error, PATCHBAY_BAD_ARGUMENT,
                           "patchbay_select: begin the selection with PATCHBAY_SELECTION_INIT");
    if (!pb_look_up_numbers(registry, category, type, error))
        return false;
    pb_registry_lock(registry);
    bool ok = pb_look_up(registry, category, type, &decision, error);
    if (ok)
        fill_selection(registry, &decision, selection);
    pb_registry_unlock(registry);
    return ok;
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
            return pb_complain_memory(error), NULL;
        struct candidate *candidate = pb_candidates_find(state, wish->name);
        if (!candidate)
            return pb_complain_identifier(registry, category, type, wish, error),
                   pb_complain_see(registry, "why", category, (int)type, error), NULL;
        if (candidate->step == STEP_READY)
            return candidate;
        if (candidate->step == STEP_FAILED)
            return pb_complain_unusable(registry, candidate, wish, error), NULL;
        if (!pb_resolve(registry, candidate, error))
            return NULL;
    }
}

const void *patchbay_get_implementation(struct patchbay *handle, unsigned category, unsigned type,
                                        const char *identifier, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct override wish = {identifier, NULL};
    if (!pb_look_up_numbers(registry, category, type, error))
        return NULL;
    if (!identifier)
        return pb_complain(error, PATCHBAY_BAD_ARGUMENT,
                           "patchbay_get_implementation: the identifier is NULL"),
               NULL;
    pb_registry_lock(registry);
    struct candidate *candidate = pb_look_up_named(registry, category, type, &wish, error);
    if (candidate)
        say_deprecated(registry, candidate);
    pb_registry_unlock(registry);
    return candidate ? candidate->interface : NULL;
}

/* The first usable candidate from `candidate` on. Under the lock. */
static const void *first_usable(struct registry *registry, struct candidate *candidate,
                                struct patchbay_error *error)
{
    while (candidate) {
        if (!pb_candidate_passed_over(candidate) && candidate->step == STEP_READY)
            return candidate->interface;
        if (pb_candidate_passed_over(candidate) || candidate->step == STEP_FAILED)
            candidate = candidate->next;
        else if (!pb_resolve(registry, candidate, error))
            return NULL;
    }
    return pb_complain(error, PATCHBAY_NO_IMPLEMENTATION, "no usable candidate follows"), NULL;
}

const void *patchbay_next(struct patchbay *handle, const void *interface,
                          struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    pb_registry_lock(registry);
    struct candidate *candidate = registry->ready;
    while (candidate && candidate->interface != interface)
        candidate = candidate->next_ready;
    const void *next =
        candidate ? first_usable(registry, candidate->next, error)
                  : (pb_complain(error, PATCHBAY_BAD_ARGUMENT,
                                 "patchbay_next: this registry never returned the given interface"),
                     NULL);
    pb_registry_unlock(registry);
    return next;
}
