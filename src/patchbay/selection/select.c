/* Selections whole, certain implementations, and the ones behind another. */
#include "registry/registry.h"

#include "table/rows.h"

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
    if (!selection || selection->size < sizeof(size_t))
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT,
                            "patchbay_select: the selection is not initialised") ||
               pb_error_hint(error, "initialise it with PATCHBAY_SELECTION_INIT");
    if (!pb_look_up_numbers(registry, category, type, error))
        return false;
    pb_registry_lock(registry);
    bool ok = pb_look_up(registry, category, type, &decision, error);
    if (ok)
        fill_selection(registry, &decision, selection);
    pb_registry_unlock(registry);
    return ok;
}

const void *patchbay_get_implementation(struct patchbay *handle, unsigned category, unsigned type,
                                        const char *identifier, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct override wish = {identifier, NULL};
    if (!pb_look_up_numbers(registry, category, type, error))
        return NULL;
    if (!identifier)
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT,
                            "patchbay_get_implementation: the identifier is NULL"),
               NULL;
    pb_registry_lock(registry);
    struct candidate *candidate = pb_look_up_named(registry, category, type, &wish, error);
    if (candidate)
        pb_say_deprecated(registry, candidate);
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
    return pb_error_set(error, PATCHBAY_NO_IMPLEMENTATION, "no usable candidate follows"), NULL;
}

const void *patchbay_next(struct patchbay *handle, const void *interface,
                          struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    pb_registry_lock(registry);
    struct candidate *candidate = registry->ready;
    while (candidate && candidate->interface != interface)
        candidate = candidate->next_ready;
    /* One that has several names counts where it stands last, so that going on comes to an end. */
    for (struct candidate *c = candidate; c; c = c->next)
        if (c->interface == interface)
            candidate = c;
    const void *next =
        candidate
            ? first_usable(registry, candidate->next, error)
            : (pb_error_set(error, PATCHBAY_BAD_ARGUMENT,
                            "patchbay_next: this registry never returned the given interface"),
               NULL);
    pb_registry_unlock(registry);
    return next;
}
