/* Looking up: what the accessors fall back to when nothing is published yet. */
#include "registry.h"

#include "rows.h"

/* ---- Deciding until it stands ------------------------------------------------------------- */

static void publish(struct registry *registry, unsigned category, unsigned type,
                    const void *interface)
{
    __atomic_store_n(registry_slot(registry, category, type), interface, __ATOMIC_RELEASE);
}

static void say_deprecated(struct registry *registry, struct candidate *candidate)
{
    if (!candidate->deprecated || candidate->said)
        return;
    candidate->said = true;
    registry_note(registry, false, "%s/%s: '%s' is deprecated: use %s",
                  row_text(registry->table, row_category(registry->table, candidate->category)->name),
                  types_name(registry, candidate->category, candidate->type),
                  candidate->identifier, candidate->deprecated);
}

bool look_up(struct registry *registry, unsigned category, unsigned type,
             struct decision *decision, struct patchbay_error *error)
{
    for (;;) {
        if (!decide(registry, category, type, decision, error))
            return false;
        if (decision->candidate->step == STEP_READY)
            break;
        if (!resolve(registry, decision->candidate, error))
            return false;
    }
    publish(registry, category, type, decision->candidate->interface);
    say_deprecated(registry, decision->candidate);
    return true;
}

void look_up_again(struct registry *registry, unsigned category, unsigned type)
{
    struct decision decision;
    if (*registry_slot(registry, category, type) &&
        !look_up(registry, category, type, &decision, NULL))
        publish(registry, category, type, NULL);
}

/* ---- Arguments ---------------------------------------------------------------------------- */

bool look_up_numbers(const struct registry *registry, unsigned category, unsigned type,
                     struct patchbay_error *error)
{
    if (category >= registry->table->categories.count)
        return complain_category(registry, category, error);
    if (type >= types_count(registry, category))
        return complain_type_number(registry, category, type, error);
    return true;
}

/* ---- Calls -------------------------------------------------------------------------------- */

const void *patchbay_get(struct patchbay *handle, unsigned category, unsigned type,
                         struct patchbay_error *error)
{
    struct registry *registry = registry_of(handle);
    struct decision decision;
    if (!look_up_numbers(registry, category, type, error))
        return NULL;
    const void *interface =
        __atomic_load_n(registry_slot(registry, category, type), __ATOMIC_ACQUIRE);
    if (interface)
        return interface;
    registry_lock(registry);
    if (look_up(registry, category, type, &decision, error))
        interface = decision.candidate->interface;
    registry_unlock(registry);
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
        .category =
            row_text(registry->table, row_category(registry->table, candidate->category)->name),
        .type = types_name(registry, candidate->category, candidate->type),
        .identifier = candidate->identifier,
        .description = candidate->description,
        .origin = candidate->origin,
        .metadata = metadata_of(registry, candidate),
        .level = decision->level,
        .source = decision->override.source,
    };
    memcpy(selection, &all, size);
}

bool patchbay_select(struct patchbay *handle, unsigned category, unsigned type,
                     struct patchbay_selection *selection, struct patchbay_error *error)
{
    struct registry *registry = registry_of(handle);
    struct decision decision;
    if (selection->size < sizeof(size_t))
        return complain(error, PATCHBAY_BAD_ARGUMENT,
                        "patchbay_select: begin the selection with PATCHBAY_SELECTION_INIT");
    if (!look_up_numbers(registry, category, type, error))
        return false;
    registry_lock(registry);
    bool ok = look_up(registry, category, type, &decision, error);
    if (ok)
        fill_selection(registry, &decision, selection);
    registry_unlock(registry);
    return ok;
}

struct candidate *look_up_named(struct registry *registry, unsigned category, unsigned type,
                                const struct override *wish, struct patchbay_error *error)
{
    for (;;) {
        const struct type_state *state = candidates_of(registry, category, type);
        if (!state)
            return complain_memory(error), NULL;
        struct candidate *candidate = candidates_find(state, wish->name);
        if (!candidate)
            return complain_identifier(registry, category, type, wish, error),
                   complain_see(registry, "why", category, (int)type, error), NULL;
        if (candidate->step == STEP_READY)
            return candidate;
        if (candidate->step == STEP_FAILED)
            return complain_unusable(registry, candidate, wish, error), NULL;
        if (!resolve(registry, candidate, error))
            return NULL;
    }
}

const void *patchbay_get_implementation(struct patchbay *handle, unsigned category, unsigned type,
                                        const char *identifier, struct patchbay_error *error)
{
    struct registry *registry = registry_of(handle);
    struct override wish = {identifier, NULL};
    if (!look_up_numbers(registry, category, type, error))
        return NULL;
    if (!identifier)
        return complain(error, PATCHBAY_BAD_ARGUMENT,
                        "patchbay_get_implementation: the identifier is NULL"),
               NULL;
    registry_lock(registry);
    struct candidate *candidate = look_up_named(registry, category, type, &wish, error);
    if (candidate)
        say_deprecated(registry, candidate);
    registry_unlock(registry);
    return candidate ? candidate->interface : NULL;
}

/* The first usable candidate from `candidate` on. Under the lock. */
static const void *first_usable(struct registry *registry, struct candidate *candidate,
                                struct patchbay_error *error)
{
    while (candidate) {
        if (!candidate_passed_over(candidate) && candidate->step == STEP_READY)
            return candidate->interface;
        if (candidate_passed_over(candidate) || candidate->step == STEP_FAILED)
            candidate = candidate->next;
        else if (!resolve(registry, candidate, error))
            return NULL;
    }
    return complain(error, PATCHBAY_NO_IMPLEMENTATION, "no usable candidate follows"), NULL;
}

const void *patchbay_next(struct patchbay *handle, const void *interface,
                          struct patchbay_error *error)
{
    struct registry *registry = registry_of(handle);
    registry_lock(registry);
    struct candidate *candidate = registry->ready;
    while (candidate && candidate->interface != interface)
        candidate = candidate->next_ready;
    const void *next =
        candidate ? first_usable(registry, candidate->next, error)
                  : (complain(error, PATCHBAY_BAD_ARGUMENT,
                              "patchbay_next: this registry never returned the given interface"),
                     NULL);
    registry_unlock(registry);
    return next;
}
