#include "inspector/open_again.h"

#include "environment/variables.h"
#include "error/error.h"
#include "inspector/environ_file.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "table/type_names.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Overrides and registered implementations --------------------------------------------- */

/* The newest comes first and insertion puts the newest first, so the copies are inserted from the
 * end. */
static void copy_registered(struct type_state *type, const struct candidate *candidate)
{
    if (!candidate || candidate->origin != PATCHBAY_RUNTIME)
        return;
    copy_registered(type, candidate->next);
    struct candidate *copy = candidate->removed ? NULL
                                                : pb_alloc(type->category->registry, sizeof *copy);
    if (!copy)
        return;
    *copy = *candidate;
    copy->next = NULL;
    copy->was_started = false;
    copy->metadata = NULL;
    copy->selections = NULL;
    copy->type = type;
    pb_candidates_insert(copy);
}

/* Those of the environment come from the other registry's own. */
static void copy_overrides(const struct override *from, struct override *to)
{
    to[PATCHBAY_BY_USE] = from[PATCHBAY_BY_USE];
    to[PATCHBAY_BY_PREFER] = from[PATCHBAY_BY_PREFER];
}

/* What patchbay_first() did not accept. */
static void copy_refusals(const struct type_state *new, const struct candidate *candidate)
{
    char name[2 * 64 + 1];
    for (; candidate; candidate = candidate->next) {
        if (candidate->removed || !candidate->refusal)
            continue;
        snprintf(name, sizeof name, "%s:%s", pb_candidate_origin(candidate), candidate->identifier);
        struct candidate *copy = pb_candidates_find(new, name);
        char *kept = copy ? pb_alloc(new->category->registry, REFUSAL_SIZE) : NULL;
        if (kept)
            copy->refusal = strcpy(kept, candidate->refusal);
    }
}

static void copy_type(struct registry *from, struct registry *to, unsigned category, unsigned type)
{
    const struct type_state *old = pb_type_of(from, category, type);
    int number = pb_types_find(to, category, pb_types_name(from, category, type));
    struct type_state *new = number < 0 ? NULL : pb_type_of(to, category, (unsigned)number);
    if (!old || !new)
        return;
    copy_overrides(old->overrides, new->overrides);
    copy_registered(new, old->candidates);
    copy_refusals(new, old->candidates);
}

static void copy_calls(struct registry *from, struct registry *to)
{
    for (unsigned i = 0; i < from->table->categories.count; i++) {
        copy_overrides(from->categories[i].unnamed.overrides, to->categories[i].unnamed.overrides);
        for (unsigned j = 0; j < pb_types_count(from, i); j++)
            copy_type(from, to, i, j);
    }
}

/* ---- The environment ---------------------------------------------------------------------- */

/* The variables in effect as "NAME=value", ended by NULL. */
static char **environment_of(const struct registry *registry)
{
    size_t count = 0;
    for (const struct variable *v = registry->environment->variables; v; v = v->next)
        count++;
    char **strings = calloc(count + 1, sizeof *strings), **end = strings;
    for (const struct variable *v = registry->environment->variables; strings && v; v = v->next) {
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
    options.log = NULL; /* it may call this registry, which is locked below */
    struct patchbay *copy = patchbay_open(from->table, &options, error);
    pb_environ_free(own);
    if (!copy)
        return NULL;
    struct registry *to = pb_registry_of(copy);
    pb_registry_lock(from);
    pb_registry_lock(to); /* never contended: nobody else has the copy yet */
    unsigned shortages = from->shortages;
    pb_discover_once(from);
    pb_discover_once(to);
    pb_plugins_copy(from, to);
    copy_calls(from, to);
    bool complete = !to->shortages && from->shortages == shortages;
    int number = to->shortages ? to->transient : from->transient;
    pb_registry_unlock(to);
    pb_registry_unlock(from);
    if (complete)
        return copy;
    patchbay_close(copy);
    return pb_error_transient(number, error), NULL;
}
