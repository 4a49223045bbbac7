/* Making a candidate usable: its members are checked, its `start` function is called once. */
#include "registry/registry.h"

#include "table/rows.h"

static const char *member_missing(struct registry *registry, const struct candidate *candidate)
{
    const struct patchbay_category_row *category = row_category(registry->table,
                                                                candidate->category);
    const struct patchbay_member_row *members = row_members(registry->table, candidate->category);
    for (uint32_t i = 0; i < category->members; i++) {
        void (*function)(void);
        if (members[i].flags & (PATCHBAY_MEMBER_OPTIONAL | PATCHBAY_MEMBER_CONSTANT))
            continue;
        memcpy(&function, (const char *)candidate->interface + members[i].offset, sizeof function);
        if (!function)
            return row_text(registry->table, members[i].name);
    }
    return NULL;
}

/* Calls the candidate's `start` function, if it has one. Without the lock. */
static const char *start(const struct registry *registry, const struct candidate *candidate)
{
    const struct patchbay_category_row *category = row_category(registry->table,
                                                                candidate->category);
    const char *(*function)(void) = NULL;
    if (category->start == PATCHBAY_NONE)
        return NULL;
    memcpy(&function,
           (const char *)candidate->interface +
               row_members(registry->table, candidate->category)[category->start].offset,
           sizeof function);
    return function ? function() : NULL;
}

static void fail(struct candidate *candidate, enum patchbay_code code, const char *reason)
{
    candidate->step = STEP_FAILED;
    candidate->code = reason ? code : PATCHBAY_OUT_OF_MEMORY;
    candidate->reason = reason ? reason : "out of memory";
}

bool pb_is_loading(const struct registry *registry, pthread_t thread)
{
    const struct loader *loader = registry->loaders;
    while (loader && !pthread_equal(loader->thread, thread))
        loader = loader->next;
    return loader;
}

/* Whether waiting for `candidate` would be waiting for this thread: its starter may wait for
 * another candidate, whose starter waits in turn. */
static bool waits_for_itself(const struct registry *registry, const struct candidate *candidate)
{
    while (candidate && candidate->step == STEP_STARTING) {
        if (pthread_equal(candidate->starter, pthread_self()))
            return true;
        /* The dynamic loader has one lock: a constructor must not wait for who waits for it. */
        if (pb_is_loading(registry, candidate->starter) && pb_is_loading(registry, pthread_self()))
            return true;
        const struct waiter *waiter = registry->waiters;
        while (waiter && !pthread_equal(waiter->thread, candidate->starter))
            waiter = waiter->next;
        candidate = waiter ? waiter->candidate : NULL;
    }
    return false;
}

static bool circular_start(const struct candidate *candidate, struct patchbay_error *error)
{
    pb_error_set(error, PATCHBAY_RECURSION,
                 "circular start: '%s' is looked up while its own start function runs",
                 candidate->identifier);
    return pb_error_hint(error, "look it up after start has returned");
}

static bool wait_for_start(struct registry *registry, const struct candidate *candidate,
                           struct patchbay_error *error)
{
    if (waits_for_itself(registry, candidate))
        return circular_start(candidate, error);
    struct waiter waiter = {registry->waiters, pthread_self(), candidate, false}, **at;
    registry->waiters = &waiter;
    while (candidate->step == STEP_STARTING && !waiter.refused)
        pthread_cond_wait(&registry->started, &registry->lock);
    for (at = &registry->waiters; *at != &waiter; at = &(*at)->next)
        ;
    *at = waiter.next;
    return !waiter.refused || circular_start(candidate, error);
}

static void start_candidate(struct registry *registry, struct candidate *candidate)
{
    candidate->step = STEP_STARTING;
    candidate->starter = pthread_self();
    pb_registry_pause(registry);
    const char *declined = start(registry, candidate);
    pb_registry_lock(registry);
    if (declined) {
        fail(candidate, PATCHBAY_DECLINED, pb_registry_keep_text(registry, declined));
    } else {
        candidate->step = STEP_READY;
        candidate->next_ready = registry->ready;
        registry->ready = candidate;
    }
    pthread_cond_broadcast(&registry->started);
}

bool pb_resolve(struct registry *registry, struct candidate *candidate,
                struct patchbay_error *error)
{
    if (candidate->step == STEP_STARTING)
        return wait_for_start(registry, candidate, error);
    if (candidate->step != STEP_NEW)
        return true;
    if (!candidate->interface)
        pb_load(registry, candidate);
    if (candidate->step != STEP_NEW)
        return true; /* another thread went on meanwhile, or it failed: decide again */
    const char *missing = member_missing(registry, candidate);
    if (missing) {
        fail(candidate, PATCHBAY_MEMBER_MISSING,
             pb_registry_print(
                 registry, "its function '%s' is NULL, but struct %s requires it", missing,
                 row_text(registry->table,
                          row_category(registry->table, candidate->category)->struct_tag)));
        candidate->hint = "set it, or declare it with 'optional: true' in registry.yaml";
    } else {
        start_candidate(registry, candidate);
    }
    return true;
}
