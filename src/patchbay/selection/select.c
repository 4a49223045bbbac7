/* Selections, implementations by identifier, and the next candidate. */
#include "error/error.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/decide.h"
#include "selection/look_up.h"
#include "selection/start.h"
#include <string.h>

/* False when memory is short. */
static bool fill_selection(const struct decision *decision, struct patchbay_selection *selection)
{
    struct candidate *candidate = decision->candidate;
    const struct type_state *type = candidate->type;
    size_t size = selection->size < sizeof *selection ? selection->size : sizeof *selection;
    struct patchbay_selection all = {
        .size = selection->size,
        .interface = candidate->interface,
        .category_number = type->category->number,
        .type_number = type->number,
        .category = type->category->name,
        .type = type->name,
        .identifier = candidate->identifier,
        .description = candidate->description,
        .origin = candidate->origin,
        .plugin = pb_plugin_name(candidate),
        .file = pb_plugin_path(candidate),
        .level = decision->level,
        .source = decision->override.source,
    };
    if (!pb_candidate_metadata(candidate, &all.metadata))
        return false;
    memcpy(selection, &all, size);
    return true;
}

bool patchbay_select(struct patchbay *handle, unsigned category, unsigned number,
                     struct patchbay_selection *selection, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct decision decision;
    if (!selection || selection->size < sizeof(size_t))
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT,
                            "patchbay_select: the selection is not initialised") ||
               pb_error_hint(error, "initialise it with PATCHBAY_SELECTION_INIT");
    struct type_state *type = pb_lock_type(registry, category, number, error);
    if (!type)
        return false;
    bool ok = pb_look_up(type, &decision, error);
    if (ok && !fill_selection(&decision, selection))
        ok = pb_error_out_of_memory(error);
    pb_registry_unlock(registry);
    return ok;
}

const void *patchbay_get_implementation(struct patchbay *handle, unsigned category, unsigned number,
                                        const char *identifier, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct override override = {identifier, NULL};
    if (!identifier)
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT,
                            "patchbay_get_implementation: the identifier is NULL"),
               NULL;
    struct type_state *type = pb_lock_type(registry, category, number, error);
    if (!type)
        return NULL;
    struct candidate *candidate = pb_look_up_named(type, &override, error);
    if (candidate)
        pb_log_deprecated(candidate);
    pb_registry_unlock(registry);
    return candidate ? candidate->interface : NULL;
}

/* The interface of the first usable one of `candidate` and those after it. Under the lock. */
static const void *first_usable(struct candidate *candidate, struct patchbay_error *error)
{
    /* Starting releases the lock, so a candidate is looked at again after its start. */
    while (candidate) {
        bool skipped = pb_candidate_is_skipped(candidate);
        if (!skipped && candidate->step == STEP_READY)
            return candidate->interface;
        if (skipped || candidate->step == STEP_FAILED)
            candidate = candidate->next;
        else if (!pb_start(candidate, error))
            return NULL;
    }
    return pb_error_set(error, PATCHBAY_NO_IMPLEMENTATION, "no usable candidate follows"), NULL;
}

const void *patchbay_next(struct patchbay *handle, const void *interface,
                          struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    const void *next = NULL;
    pb_registry_lock(registry);
    struct candidate *candidate = NULL;
    for (struct candidate *c = pb_started(registry, interface); c; c = c->next_started)
        if (c->interface == interface && c->step == STEP_READY &&
            (!candidate || *c->type->slot == interface)) /* selected ones come first */
            candidate = c;
    /* An interface registered under several names counts at its last position, so that iteration
     * terminates. */
    for (struct candidate *c = candidate; c; c = c->next)
        if (c->interface == interface)
            candidate = c;
    if (candidate)
        next = first_usable(candidate->next, error);
    else
        pb_error_set(error, PATCHBAY_BAD_ARGUMENT,
                     "patchbay_next: this registry never returned the given interface");
    pb_registry_unlock(registry);
    return next;
}
