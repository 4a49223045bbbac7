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
#include "table/metadata.h"
#include "table/name.h"
#include <stdlib.h>
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
    candidate->metadata_text = "";
    candidate->origin = PATCHBAY_RUNTIME;
    candidate->interface = interface;
    return candidate->identifier ? candidate : NULL;
}

/* Bytes of metadata text. */
static size_t text_size(const char *text)
{
    const char *at = text;
    while (*at)
        at += strlen(at) + 1;
    return (size_t)(at - text) + 1;
}

/* "key=value" strings as metadata text, to be freed; NULL when memory is short. */
static char *join_metadata(const char *const *strings)
{
    size_t size = 1;
    for (const char *const *at = strings; at && *at; at++)
        size += strlen(*at) + 1;
    char *text = calloc(size, 1), *end = text;
    for (const char *const *at = strings; text && at && *at; at++) {
        size_t length = strlen(*at);
        memcpy(end, *at, length);
        end += length + (length > 0); /* an empty one would end the text */
    }
    return text;
}

/* Gives a candidate what the caller says about it. False when memory is short. */
static bool describe_registration(struct candidate *candidate, const char *source,
                                  const char *metadata,
                                  const struct patchbay_registration *registration)
{
    struct registry *registry = candidate->type->category->registry;
    const char *description = registration->description ? registration->description : "";
    size_t size = text_size(metadata), before = text_size(candidate->metadata_text);
    if (size != before || memcmp(metadata, candidate->metadata_text, size) != 0) {
        char *kept = pb_alloc(registry, size);
        candidate->metadata = NULL;
        candidate->metadata_text = kept ? memcpy(kept, metadata, size) : "";
        if (!kept)
            return false;
    }
    candidate->priority = registration->priority;
    candidate->source = pb_intern(registry, source);
    candidate->description = pb_intern(registry, description);
    return candidate->source && candidate->description;
}

/* In a flat category, a look-up without a type has candidates of all types. */
static bool is_type(const struct type_state *type, const char *function,
                    struct patchbay_error *error)
{
    return type->number != PATCHBAY_NO_TYPE ||
           pb_error_set(error, PATCHBAY_BAD_ARGUMENT, "%s: expected a type of category '%s'",
                        function, type->category->name);
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
static bool insert_registered(struct candidate *candidate, struct patchbay_error *error)
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

/* Under the lock. `metadata` is text of the form that tables have. */
static bool register_now(struct type_state *type, const char *identifier, const void *interface,
                         const char *source, const char *metadata,
                         const struct patchbay_registration *registration,
                         struct patchbay_error *error)
{
    char why[512];
    if (!is_type(type, "patchbay_register", error) ||
        !may_register(type, identifier, source, error))
        return false;
    if (!pb_metadata_fits(type->category->registry->table, type->category->number, metadata, why,
                          sizeof why))
        return pb_error_set(error, PATCHBAY_BAD_METADATA, "%s: '%s': %s", source, identifier, why);
    struct candidate *candidate = take_unregistered(type, identifier, interface);
    if (!candidate)
        candidate = make_registered(type, identifier, interface);
    bool described = candidate && describe_registration(candidate, source, metadata, registration);
    return described ? insert_registered(candidate, error) : pb_error_out_of_memory(error);
}

bool patchbay_register_with(struct patchbay *handle, unsigned category, unsigned number,
                            const char *identifier, const void *interface, const char *source,
                            const struct patchbay_registration *registration,
                            struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct patchbay_registration all = PATCHBAY_REGISTRATION_INIT;
    source = source ? source : "patchbay_register";
    if (!identifier || !pb_is_written_name(identifier) || !interface)
        return pb_error_set(
            error, PATCHBAY_BAD_ARGUMENT,
            "patchbay_register: expected an identifier of at most 63 letters, digits, '_' and '-' "
            "that begins with a letter, and an interface; found '%s' and %s",
            identifier ? identifier : "NULL", interface ? "an interface" : "NULL");
    if (registration && (registration->size < sizeof(size_t) || registration->size > sizeof all))
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT,
                            "patchbay_register_with: the registration is not initialised") ||
               pb_error_hint(error, "initialise it with PATCHBAY_REGISTRATION_INIT");
    if (registration)
        memcpy(&all, registration, registration->size);
    char *metadata = join_metadata(all.metadata);
    if (!metadata)
        return pb_error_out_of_memory(error);
    struct type_state *type = pb_lock_type(registry, category, number, error);
    bool ok = type && register_now(type, identifier, interface, source, metadata, &all, error);
    if (type)
        pb_registry_unlock(registry);
    free(metadata);
    return ok;
}

bool patchbay_register(struct patchbay *handle, unsigned category, unsigned number,
                       const char *identifier, const void *interface, const char *source,
                       struct patchbay_error *error)
{
    return patchbay_register_with(handle, category, number, identifier, interface, source, NULL,
                                  error);
}

bool patchbay_unregister(struct patchbay *handle, unsigned category, unsigned number,
                         const char *identifier, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct type_state *type = pb_lock_type(registry, category, number, error);
    if (!type)
        return false;
    bool ok = is_type(type, "patchbay_unregister", error);
    struct candidate *candidate = ok && identifier ? find_registered(type, identifier) : NULL;
    ok = ok && (!registry->sealed || pb_error_sealed("patchbay_unregister", error));
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
