/* Implementations that the program registers by pointer. */
#include "error/error.h"
#include "error/nearest.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/look_up.h"
#include "selection/override_from_environment.h"
#include "selection/start.h"
#include "selection/unknown.h"
#include "table/name.h"
#include <string.h>

static struct candidate *find_registered(const struct type_state *type, const char *identifier)
{
    struct candidate *candidate = type->candidates;
    while (candidate && (candidate->origin != PATCHBAY_RUNTIME || candidate->removed ||
                         !pb_names_equal(candidate->identifier, identifier)))
        candidate = candidate->next;
    return candidate;
}

/* Takes an unregistered candidate of this identifier and interface out of the lists, so that
 * registering again and again takes no memory. */
static struct candidate *take_unregistered(const struct type_state *type, const char *identifier,
                                           const void *interface)
{
    struct candidate *candidate = type->candidates;
    while (candidate && (candidate->origin != PATCHBAY_RUNTIME || !candidate->removed ||
                         candidate->interface != interface ||
                         !pb_names_equal(candidate->identifier, identifier)))
        candidate = candidate->next;
    if (candidate)
        pb_candidates_remove(candidate);
    return candidate;
}

static struct candidate *make_registered(struct type_state *type, const char *identifier,
                                         const void *interface)
{
    struct registry *registry = type->category->registry;
    struct candidate *candidate = pb_alloc(registry, sizeof *candidate);
    if (!candidate)
        return NULL;
    candidate->type = type;
    candidate->identifier = pb_intern(registry, identifier);
    candidate->description = "";
    candidate->metadata_text = "";
    candidate->origin = PATCHBAY_RUNTIME;
    candidate->interface = interface;
    return candidate->identifier ? candidate : NULL;
}

/* Whether an identifier can be registered now. */
static bool may_register(const struct type_state *type, const char *identifier, const char *source,
                         struct patchbay_error *error)
{
    if (type->category->registry->sealed)
        return pb_error_sealed(source, error);
    return !find_registered(type, identifier) ||
           pb_error_set(error, PATCHBAY_DUPLICATE, "%s: '%s' is already registered", source,
                        identifier) ||
           pb_error_hint(error, "unregister it first, or use another identifier");
}

/* Makes the candidate usable, if it can be. Under the lock, which may be released meanwhile: what
 * could have changed then is checked afterwards. */
static bool prove(struct candidate *candidate, struct patchbay_error *error)
{
    struct override override = {candidate->identifier, candidate->source};
    while (candidate->step != STEP_READY && candidate->step != STEP_FAILED)
        if (!pb_start(candidate, error))
            return false;
    if (candidate->step == STEP_FAILED)
        return pb_error_unusable(candidate, &override, error);
    return may_register(candidate->type, candidate->identifier, candidate->source, error);
}

/* A candidate that proves unusable stays in the list as an unregistered one, so that its start
 * function is not run by the next attempt. */
static bool add(struct candidate *candidate, struct patchbay_error *error)
{
    struct category_state *category = candidate->type->category;
    candidate->removed = !prove(candidate, error);
    pb_candidates_insert(candidate);
    if (candidate->removed)
        return false;
    if (category->faults) /* the variable may name this identifier */
        pb_environment_unbind(category);
    pb_look_up_type_again(candidate->type);
    return true;
}

bool patchbay_register(struct patchbay *handle, unsigned category, unsigned number,
                       const char *identifier, const void *interface, const char *source,
                       struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    source = source ? source : "patchbay_register";
    if (!identifier || !pb_is_written_name(identifier) || !interface)
        return pb_error_set(
            error, PATCHBAY_BAD_ARGUMENT,
            "patchbay_register: expected an identifier of at most 63 letters, digits, '_' and '-' "
            "that begins with a letter, and an interface; found '%s' and %s",
            identifier ? identifier : "NULL", interface ? "an interface" : "NULL");
    struct type_state *type = pb_lock_type(registry, category, number, error);
    if (!type)
        return false;
    bool ok = may_register(type, identifier, source, error);
    if (ok) {
        const char *kept = pb_intern(registry, source);
        struct candidate *candidate = kept ? take_unregistered(type, identifier, interface) : NULL;
        if (kept && !candidate)
            candidate = make_registered(type, identifier, interface);
        if (candidate)
            candidate->source = kept;
        ok = candidate ? add(candidate, error) : pb_error_out_of_memory(error);
    }
    pb_registry_unlock(registry);
    return ok;
}

bool patchbay_unregister(struct patchbay *handle, unsigned category, unsigned number,
                         const char *identifier, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct type_state *type = pb_lock_type(registry, category, number, error);
    if (!type)
        return false;
    struct candidate *candidate = identifier ? find_registered(type, identifier) : NULL;
    bool ok = !registry->sealed || pb_error_sealed("patchbay_unregister", error);
    if (ok && !candidate)
        ok = pb_error_set(error, PATCHBAY_UNKNOWN_IMPLEMENTATION,
                          "patchbay_unregister: '%s' is not registered",
                          identifier ? identifier : "NULL");
    if (ok) {
        candidate->removed = true;
        pb_look_up_type_again(type);
    }
    pb_registry_unlock(registry);
    return ok;
}
