#include "inspector/open_again.h"

#include "inspector/environ_file.h"
#include "registry/registry.h"
#include "table/rows.h"
#include <stdio.h>
#include <stdlib.h>

/* ---- Overrides and registered implementations --------------------------------------------- */

/* The newest comes first and insertion puts the newest first, so the copies are inserted from the
 * end. */
static void copy_registered(struct registry *to, const struct candidate *candidate,
                            struct type_state *state)
{
    if (!candidate || candidate->origin != PATCHBAY_RUNTIME)
        return;
    copy_registered(to, candidate->next, state);
    struct candidate *copy = candidate->removed ? NULL : pb_registry_keep(to, sizeof *copy);
    if (!copy)
        return;
    *copy = *candidate;
    copy->next = copy->next_ready = NULL;
    copy->metadata = NULL;
    pb_candidates_insert(state, copy);
}

static void copy_type(struct registry *from, struct registry *to, unsigned category, unsigned type)
{
    const struct type_state *old = pb_candidates_of(from, category, type);
    int number = pb_types_find(to, category, pb_types_name(from, category, type));
    struct type_state *new = number < 0 ? NULL : pb_candidates_of(to, category, (unsigned)number);
    if (!old || !new)
        return;
    new->use = old->use;
    new->prefer = old->prefer;
    copy_registered(to, old->candidates, new);
}

static void copy_calls(struct registry *from, struct registry *to)
{
    for (unsigned i = 0; i < from->table->categories.count; i++) {
        to->categories[i].use = from->categories[i].use;
        to->categories[i].prefer = from->categories[i].prefer;
        for (unsigned j = 0; j < pb_types_count(from, i); j++)
            copy_type(from, to, i, j);
    }
}

/* ---- The environment ---------------------------------------------------------------------- */

/* The variables in effect as "NAME=value", ended by NULL. */
static char **environment_of(const struct registry *registry)
{
    size_t count = 0;
    for (const struct variable *v = registry->variables; v; v = v->next)
        count++;
    char **strings = calloc(count + 1, sizeof *strings), **end = strings;
    for (const struct variable *v = registry->variables; strings && v; v = v->next) {
        size_t size = strlen(v->name) + strlen(v->value) + 2;
        if (v->ignored)
            continue;
        if (!(*end = malloc(size))) {
            pb_environ_free(strings);
            return NULL;
        }
        snprintf(*end++, size, "%s=%s", v->name, v->value);
    }
    return strings;
}

struct patchbay *pb_open_again(struct patchbay *handle, const char *const *environment,
                               struct patchbay_error *error)
{
    struct registry *from = pb_registry_of(handle);
    struct patchbay_options options = from->options;
    char **own = environment ? NULL : environment_of(from);
    if (!environment && !own)
        return pb_error_out_of_memory(error), NULL;
    options.environment = environment ? environment : (const char *const *)own;
    struct patchbay *copy = patchbay_open(from->table, &options, error);
    pb_environ_free(own);
    if (!copy)
        return NULL;
    struct registry *to = pb_registry_of(copy);
    pb_registry_lock(from);
    pb_discover_once(from);
    pb_registry_unlock(from);
    pb_plugins_copy(from, to);
    pb_registry_lock(from);
    pb_registry_lock(to); /* never contended: nobody else has the copy yet */
    pb_discover_once(to);
    copy_calls(from, to);
    pb_registry_unlock(to);
    pb_registry_unlock(from);
    return copy;
}
