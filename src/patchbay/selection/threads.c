#include "selection/threads.h"

#include "registry/memory.h"
#include "registry/registry.h"
#include "selection/candidate.h"

/* A thread in pb_wait_for_start(); lives on its stack. */
struct waiter {
    struct waiter *next;
    pthread_t thread;
    const struct candidate *candidate;
    bool refused; /* it would wait for ever */
};

struct threads {
    pthread_cond_t start_returned;
    struct waiter *waiters;
    struct loader *loaders;
};

struct threads *pb_threads_open(struct registry *registry)
{
    struct threads *threads = pb_alloc(registry, sizeof *threads);
    if (threads)
        pthread_cond_init(&threads->start_returned, NULL);
    return threads;
}

void pb_threads_close(struct threads *threads)
{
    pthread_cond_destroy(&threads->start_returned);
}

static bool is_loading(const struct threads *threads, pthread_t thread)
{
    const struct loader *loader = threads->loaders;
    while (loader && !pthread_equal(loader->thread, thread))
        loader = loader->next;
    return loader;
}

/* The candidate whose start a thread waits for, or NULL. */
static const struct candidate *awaited_by(const struct threads *threads, pthread_t thread)
{
    const struct waiter *waiter = threads->waiters;
    while (waiter && !pthread_equal(waiter->thread, thread))
        waiter = waiter->next;
    return waiter ? waiter->candidate : NULL;
}

/* Whether this thread starts `candidate`, or what its starter waits for, and so on. With `loading`,
 * a starter that is inside dlopen() counts, too. */
static bool depends_on_this_thread(const struct threads *threads, const struct candidate *candidate,
                                   bool loading)
{
    while (candidate && candidate->step == STEP_STARTING) {
        if (pthread_equal(candidate->starter, pthread_self()) ||
            (loading && is_loading(threads, candidate->starter)))
            return true;
        candidate = awaited_by(threads, candidate->starter);
    }
    return false;
}

bool pb_wait_for_start(struct registry *registry, const struct candidate *candidate)
{
    struct threads *threads = registry->threads;
    /* A constructor runs under the dynamic loader's lock: it must not wait for a thread that waits
     * for that lock. */
    if (depends_on_this_thread(threads, candidate, is_loading(threads, pthread_self())))
        return false;
    struct waiter waiter = {threads->waiters, pthread_self(), candidate, false}, **at;
    threads->waiters = &waiter;
    while (candidate->step == STEP_STARTING && !waiter.refused)
        pthread_cond_wait(&threads->start_returned, &registry->lock);
    for (at = &threads->waiters; *at != &waiter; at = &(*at)->next)
        ;
    *at = waiter.next;
    return !waiter.refused;
}

void pb_start_returned(struct registry *registry)
{
    pthread_cond_broadcast(&registry->threads->start_returned);
}

/* Threads inside dlopen() hold the loader's lock. Those among them that wait for a start on this
 * thread must give up before it waits for that lock. */
void pb_loader_enter(struct registry *registry, struct loader *loader)
{
    struct threads *threads = registry->threads;
    for (struct waiter *waiter = threads->waiters; waiter; waiter = waiter->next)
        if (is_loading(threads, waiter->thread) &&
            depends_on_this_thread(threads, waiter->candidate, false))
            waiter->refused = true;
    pb_start_returned(registry);
    *loader = (struct loader){threads->loaders, pthread_self()};
    threads->loaders = loader;
}

void pb_loader_leave(struct registry *registry, struct loader *loader)
{
    struct loader **at = &registry->threads->loaders;
    while (*at != loader)
        at = &(*at)->next;
    *at = loader->next;
}
