/* Selections, implementations by identifier, and the next candidate. */
#include "selection/select.h"
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
#include "selection/start.h"
#include <string.h>

bool pb_check_selection(const struct patchbay_selection *selection, const char *function,
                        struct patchbay_error *error)
{
    return (selection && selection->size >= sizeof(size_t)) ||
           pb_error_set(error, PATCHBAY_BAD_ARGUMENT, "%s: the selection is not initialised",
                        function) ||
           pb_error_hint(error, "initialise it with PATCHBAY_SELECTION_INIT");
}

bool pb_fill_selection(const struct type_state *type, const struct decision *decision,
                       struct patchbay_selection *selection, struct patchbay_error *error)
{
    struct candidate *candidate = decision->candidate;
    const struct type_state *own = candidate->type;
    size_t size = selection->size < sizeof *selection ? selection->size : sizeof *selection;
    struct patchbay_selection all = {
        .size = selection->size,
        .interface = candidate->interface,
        .category_number = own->category->number,
        .type_number = own->number,
        .category = own->category->name,
        .type = own->name,
        .identifier = candidate->identifier,
        .description = candidate->description,
        .origin = candidate->origin,
        .plugin = pb_plugin_name(candidate),
        .file = pb_plugin_path(candidate),
        .level = decision->level,
        .source = decision->override.source,
        .untyped = type->number == PATCHBAY_NO_TYPE,
    };
    if (!pb_candidate_metadata(candidate, &all.metadata))
        return pb_error_out_of_memory(error);
    memcpy(selection, &all, size);
    return true;
}

/* ---- Published answers -------------------------------------------------------------------- */

/* What was answered about a candidate. It never changes, and stays: it is read without the lock,
 * and answering the same again takes no more memory. */
struct kept_selection {
    struct kept_selection *next; /* about the same candidate */
    struct patchbay_selection selection;
};

static bool is_equal(const struct patchbay_selection *left, const struct patchbay_selection *right)
{
    return left->interface == right->interface && left->level == right->level &&
           left->source == right->source && left->untyped == right->untyped;
}

/* Lets the next call answer so without the lock, or with it when memory is short. */
static void publish_selection(struct type_state *type, struct candidate *candidate,
                              const struct patchbay_selection *selection)
{
    struct kept_selection *kept = candidate->selections;
    while (kept && !is_equal(&kept->selection, selection))
        kept = kept->next;
    if (!kept && (kept = pb_alloc(type->category->registry, sizeof *kept))) {
        *kept = (struct kept_selection){candidate->selections, *selection};
        candidate->selections = kept;
    }
    __atomic_store_n(&type->published, kept, __ATOMIC_RELEASE);
}

/* NULL if it is not published, or not known before the lock is held. */
static const struct kept_selection *published_selection(const struct registry *registry,
                                                        unsigned category, unsigned number)
{
    const struct category_state *of = &registry->categories[category];
    if (number == PATCHBAY_NO_TYPE && !pb_is_flat(of)) {
        int type = atomic_load_explicit(&of->default_type, memory_order_acquire);
        if (type < 0)
            return NULL;
        number = (unsigned)type;
    }
    const struct type_state *type = number == PATCHBAY_NO_TYPE
                                        ? &of->unnamed
                                        : pb_type_known(registry, category, number);
    return type ? __atomic_load_n(&type->published, __ATOMIC_ACQUIRE) : NULL;
}

static void copy_selection(struct patchbay_selection *selection,
                           const struct patchbay_selection *from)
{
    size_t size = selection->size;
    memcpy(selection, from, size < sizeof *from ? size : sizeof *from);
    selection->size = size;
}

bool patchbay_select(struct patchbay *handle, unsigned category, unsigned number,
                     struct patchbay_selection *selection, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct patchbay_selection all = PATCHBAY_SELECTION_INIT;
    struct decision decision;
    if (!pb_check_selection(selection, "patchbay_select", error) ||
        !pb_check_numbers(registry, category, number, error))
        return false;
    const struct kept_selection *kept = published_selection(registry, category, number);
    if (kept) {
        copy_selection(selection, &kept->selection);
        return true;
    }
    struct type_state *type = pb_lock_type(registry, category, number, error);
    if (!type)
        return false;
    bool ok = pb_look_up(type, &decision, error) && pb_fill_selection(type, &decision, &all, error);
    if (ok) {
        publish_selection(type, decision.candidate, &all);
        copy_selection(selection, &all);
    }
    pb_registry_unlock(registry);
    return ok;
}

/* ---- Implementations ---------------------------------------------------------------------- */

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

/* The candidate that a selection describes, or NULL. */
static struct candidate *selected(struct registry *registry,
                                  const struct patchbay_selection *selection)
{
    struct candidate *c = pb_started(registry, selection->interface);
    while (c && (c->origin != selection->origin ||
                 c->type->category->number != selection->category_number ||
                 c->type->number != selection->type_number ||
                 strcmp(c->identifier, selection->identifier) != 0))
        c = pb_started_before(c);
    return c;
}

/* The first usable one after a candidate; NULL with an error. */
static struct candidate *next_usable(const struct type_state *type, struct candidate *candidate,
                                     struct patchbay_error *error)
{
    candidate = *pb_candidate_next(type, candidate);
    /* Starting releases the lock, so a candidate is looked at again after its start. */
    while (candidate) {
        bool skipped = pb_candidate_is_skipped(candidate);
        if (!skipped && candidate->step == STEP_READY)
            return candidate;
        if (skipped || candidate->step == STEP_FAILED)
            candidate = *pb_candidate_next(type, candidate);
        else if (!pb_start(candidate, error))
            return NULL;
    }
    return pb_error_set(error, PATCHBAY_NO_IMPLEMENTATION, "no usable candidate follows"), NULL;
}

const void *patchbay_next(struct patchbay *handle, struct patchbay_selection *selection,
                          struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct decision next = {.level = PATCHBAY_BY_ORDER, .override = {NULL, ""}};
    if (!pb_check_selection(selection, "patchbay_next", error))
        return NULL;
    if (selection->size < sizeof *selection || !selection->interface)
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT, "patchbay_next: nothing is selected"),
               NULL;
    unsigned number = selection->untyped ? PATCHBAY_NO_TYPE : selection->type_number;
    struct type_state *type = pb_lock_type(registry, selection->category_number, number, error);
    if (!type)
        return NULL;
    struct candidate *candidate = selected(registry, selection);
    if (!candidate)
        pb_error_set(error, PATCHBAY_BAD_ARGUMENT,
                     "patchbay_next: this registry never returned the given selection");
    next.candidate = candidate ? next_usable(type, candidate, error) : NULL;
    bool ok = next.candidate && pb_fill_selection(type, &next, selection, error);
    pb_registry_unlock(registry);
    return ok ? selection->interface : NULL;
}

bool patchbay_find(struct patchbay *handle, unsigned category, const void *interface,
                   struct patchbay_selection *selection)
{
    struct registry *registry = pb_registry_of(handle);
    struct decision found = {.level = PATCHBAY_BY_ORDER, .override = {NULL, ""}};
    if (!interface || !pb_check_selection(selection, "patchbay_find", NULL))
        return false;
    pb_registry_lock(registry);
    const struct type_state *type = NULL;
    for (struct candidate *c = pb_started(registry, interface); c; c = pb_started_before(c))
        if (!c->removed && c->type->category->number == category &&
            (!type || c->type->number < type->number))
            type = c->type;
    struct candidate *first = type ? type->candidates : NULL;
    while (first && (first->interface != interface || !first->was_started || first->removed))
        first = first->next;
    found.candidate = first;
    bool ok = first && pb_fill_selection(type, &found, selection, NULL);
    pb_registry_unlock(registry);
    return ok;
}
