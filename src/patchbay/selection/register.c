/* Implementations that the program registers by pointer. */
#include "registry/registry.h"

#include "patchbay/names.h"
#include <string.h>

bool pb_is_name(const char *text)
{
    size_t length = strlen(text);
    if (!length || length > PATCHBAY_NAME_MAX || text[0] < 'a' || text[0] > 'z')
        return false;
    for (const char *c = text; *c; c++)
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9') && *c != '_')
            return false;
    return true;
}

/* The registered candidate of this identifier, taken away or not. With `interface`, only one that
 * was taken away and had it: it can come back, so that registering again and again takes no memory.
 */
static struct candidate *find_registered(const struct type_state *state, const char *identifier,
                                         const void *interface)
{
    struct candidate *candidate = state->candidates;
    while (candidate &&
           (candidate->origin != PATCHBAY_RUNTIME || candidate->removed != (interface != NULL) ||
            (interface && candidate->interface != interface) ||
            strcmp(candidate->identifier, identifier) != 0))
        candidate = candidate->next;
    return candidate;
}

static void take_out(struct type_state *state, const struct candidate *candidate)
{
    struct candidate **at = &state->candidates;
    while (*at && *at != candidate)
        at = &(*at)->next;
    if (*at)
        *at = candidate->next;
    state->latest = NULL; /* it may have been this one */
}

static struct candidate *make_registered(struct registry *registry, unsigned category,
                                         unsigned type, const char *identifier,
                                         const void *interface, const char *source)
{
    struct candidate *candidate = pb_registry_keep(registry, sizeof *candidate);
    if (!candidate)
        return NULL;
    candidate->category = category;
    candidate->type = type;
    candidate->identifier = pb_registry_kept_once(registry, identifier);
    candidate->description = "";
    candidate->source = pb_registry_kept_once(registry, source);
    candidate->metadata_text = "";
    candidate->origin = PATCHBAY_RUNTIME;
    candidate->interface = interface;
    return candidate->identifier && candidate->source ? candidate : NULL;
}

/* Adds the candidate when it proves usable. Under the lock, which it may release meanwhile. */
static bool add(struct registry *registry, struct candidate *candidate,
                struct patchbay_error *error)
{
    struct type_state *state = pb_candidates_of(registry, candidate->category, candidate->type);
    struct override wish = {candidate->identifier, candidate->source};
    if (!pb_resolve(registry, candidate, error))
        return false;
    if (candidate->step == STEP_FAILED)
        return pb_error_unusable(registry, candidate, &wish, error);
    if (registry->sealed)
        return pb_error_sealed(candidate->source, error);
    if (find_registered(state, candidate->identifier, NULL))
        return pb_error_set(error, PATCHBAY_DUPLICATE, "%s: '%s' is already registered",
                            candidate->source, candidate->identifier) ||
               pb_error_hint(error, "unregister it first, or use another identifier");
    candidate->removed = false;
    pb_candidates_insert(state, candidate);
    if (registry->categories[candidate->category].faults)
        pb_environment_unbind(registry, candidate->category);
    pb_look_up_again(registry, candidate->category, candidate->type);
    return true;
}

bool patchbay_register(struct patchbay *handle, unsigned category, unsigned type,
                       const char *identifier, const void *interface, const char *source,
                       struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    if (!pb_look_up_numbers(registry, category, type, error))
        return false;
    if (!identifier || !pb_is_name(identifier) || !interface)
        return pb_error_set(
            error, PATCHBAY_BAD_ARGUMENT,
            "patchbay_register: expected an identifier of at most 63 letters a-z, digits and '_' "
            "that begins with a letter, and an interface; found '%s' and %s",
            identifier ? identifier : "NULL", interface ? "an interface" : "NULL");
    pb_registry_lock(registry);
    struct type_state *state = pb_candidates_of(registry, category, type);
    struct candidate *candidate = state ? find_registered(state, identifier, interface) : NULL;
    if (candidate)
        take_out(state, candidate); /* it comes back as the latest */
    else if (state)
        candidate = make_registered(registry, category, type, identifier, interface,
                                    source ? source : "patchbay_register");
    bool ok = candidate ? add(registry, candidate, error) : pb_error_out_of_memory(error);
    pb_registry_unlock(registry);
    return ok;
}

bool patchbay_unregister(struct patchbay *handle, unsigned category, unsigned type,
                         const char *identifier, struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    if (!pb_look_up_numbers(registry, category, type, error))
        return false;
    pb_registry_lock(registry);
    struct type_state *state = pb_candidates_of(registry, category, type);
    struct candidate *candidate = state && identifier ? find_registered(state, identifier, NULL)
                                                      : NULL;
    bool ok = !registry->sealed || pb_error_sealed("patchbay_unregister", error);
    if (ok && !candidate)
        ok = pb_error_set(error, PATCHBAY_UNKNOWN_IMPLEMENTATION,
                          "patchbay_unregister: '%s' is not registered",
                          identifier ? identifier : "NULL");
    if (ok) {
        candidate->removed = true;
        pb_look_up_again(registry, category, type);
    }
    pb_registry_unlock(registry);
    return ok;
}
