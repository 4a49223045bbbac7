#include "selection/threads.h"

#include "error/error.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include <time.h>
#include <unistd.h>

/* How many seconds a look-up waits for a start function that another thread runs. A constructor
 * runs under the lock of the dynamic loader, which that start function may need: it gives up soon.
 * Elsewhere the limit ends the deadlocks that cannot be seen from here: through the loader's lock
 * and another registry, through locks of the program, or by longjmp() out of a start function. */
enum { PATIENCE = 5, PATIENCE_OF_CONSTRUCTORS = 1 };

/* A thread in pb_wait_for_start(); lives on its stack. */
struct waiter {
    struct waiter *next;
    pthread_t thread;
    const struct candidate *candidate;
};

struct threads {
    pid_t process; /* that the rest belongs to */
    pthread_cond_t start_returned;
    struct waiter *waiters;
    struct loader *loaders;
};

static void set_up_threads(struct threads *threads)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&threads->start_returned, &attributes);
    pthread_condattr_destroy(&attributes);
    threads->process = getpid();
    threads->waiters = NULL;
}

struct threads *pb_threads_open(struct registry *registry)
{
    struct threads *threads = pb_alloc(registry, sizeof *threads);
    if (threads)
        set_up_threads(threads);
    return threads;
}

void pb_threads_close(struct threads *threads)
{
    if (threads->process == getpid()) /* another one has waiters that do not exist */
        pthread_cond_destroy(&threads->start_returned);
}

/* ---- Starters ----------------------------------------------------------------------------- */

struct starter pb_starter(const void *frame)
{
    return (struct starter){pthread_self(), getpid(), frame};
}

static bool is_this_thread(const struct starter *starter)
{
    return pthread_equal(starter->thread, pthread_self());
}

bool pb_starter_is_gone(const struct starter *starter, const void *frame)
{
    /* Stacks grow down: what the start function calls is below. */
    return is_this_thread(starter) ? (const char *)frame >= (const char *)starter->frame
                                   : starter->process != getpid();
}

/* ---- Waiting ------------------------------------------------------------------------------ */

static bool is_loading(const struct threads *threads)
{
    const struct loader *loader = threads->loaders;
    while (loader && !pthread_equal(loader->thread, pthread_self()))
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

/* Whether this thread starts `candidate`, or what its starter waits for, and so on. */
static bool depends_on_this_thread(const struct threads *threads, const struct candidate *candidate)
{
    while (candidate && candidate->step == STEP_STARTING && !is_this_thread(&candidate->starter))
        candidate = awaited_by(threads, candidate->starter.thread);
    return candidate && candidate->step == STEP_STARTING;
}

/* False after the time limit. */
static bool wait_until_started(struct registry *registry, const struct candidate *candidate)
{
    struct threads *threads = registry->threads;
    struct waiter waiter = {threads->waiters, pthread_self(), candidate}, **at;
    struct timespec limit;
    clock_gettime(CLOCK_MONOTONIC, &limit);
    limit.tv_sec += is_loading(threads) ? PATIENCE_OF_CONSTRUCTORS : PATIENCE;
    threads->waiters = &waiter;
    while (candidate->step == STEP_STARTING &&
           pthread_cond_timedwait(&threads->start_returned, &registry->lock, &limit) == 0)
        ;
    for (at = &threads->waiters; *at != &waiter; at = &(*at)->next)
        ;
    *at = waiter.next;
    return candidate->step != STEP_STARTING;
}

bool pb_wait_for_start(struct registry *registry, const struct candidate *candidate,
                       struct patchbay_error *error)
{
    if (registry->threads->process != getpid())
        set_up_threads(registry->threads);
    if (depends_on_this_thread(registry->threads, candidate)) {
        pb_error_set(error, PATCHBAY_RECURSION,
                     "circular start: '%s' is looked up while its own start function runs",
                     candidate->identifier);
        return pb_error_hint(error, "look it up after start has returned");
    }
    if (wait_until_started(registry, candidate))
        return true;
    pb_error_set(error, PATCHBAY_RECURSION, "the start function of '%s' has not returned yet",
                 candidate->identifier);
    return pb_error_hint(error, "another thread runs it: try again later");
}

void pb_start_returned(struct registry *registry)
{
    if (registry->threads->process != getpid())
        set_up_threads(registry->threads);
    pthread_cond_broadcast(&registry->threads->start_returned);
}

/* ---- The dynamic loader ------------------------------------------------------------------- */

void pb_loader_enter(struct registry *registry, struct loader *loader)
{
    *loader = (struct loader){registry->threads->loaders, pthread_self()};
    registry->threads->loaders = loader;
}

void pb_loader_leave(struct registry *registry, struct loader *loader)
{
    struct loader **at = &registry->threads->loaders;
    while (*at != loader)
        at = &(*at)->next;
    *at = loader->next;
}
