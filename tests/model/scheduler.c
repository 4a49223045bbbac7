#include "scheduler.h"

#include "wrapped.h"
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

enum { STACK_SIZE = 512 * 1024, CHOICES_MOST = 4096, LOCKS_MOST = 4 };

enum state { READY, WANTS_LOCK, WAITS, DONE };

struct thread {
    ucontext_t context;
    enum state state;
    const void *lock;      /* that it wants, now or after waiting */
    const void *condition; /* that it waits for */
    time_t limit;          /* seconds */
    bool timed_out;
    unsigned steps;
};

struct lock {
    const void *address;
    const struct thread *owner;
    unsigned depth; /* the loader's lock is recursive */
};

/* One schedule. */
static struct {
    struct thread threads[THREADS_MOST];
    size_t count;
    struct lock locks[LOCKS_MOST];
    struct thread *next; /* that preempts */
    unsigned preemptions;
    unsigned time;
    time_t seconds;
    bool loaded;
    size_t timeouts;
    char failure[256];
} run;

/* The choices of a schedule; all but the last few are repeated by the next one. */
static struct {
    unsigned short chosen[CHOICES_MOST], options[CHOICES_MOST];
    size_t depth, repeated;
} choices;

static const struct program *program;
static struct thread *current;
static ucontext_t scheduler;
static bool tracing;
static char stacks[THREADS_MOST][STACK_SIZE] __attribute__((aligned(64)));
static const char loader = 0; /* its address is the lock of the dynamic loader */

void model_fail(const char *format, ...)
{
    va_list list;
    if (*run.failure)
        return;
    va_start(list, format);
    vsnprintf(run.failure, sizeof run.failure, format, list);
    va_end(list);
}

unsigned model_time(void)
{
    return ++run.time;
}

static void trace(const char *event)
{
    if (tracing && current)
        fprintf(stderr, "  thread %d: %s\n", (int)(current - run.threads) + 1, event);
}

/* ---- States -------------------------------------------------------------------------------- */

static struct {
    uint64_t *hashes;
    size_t count, room;
} states;

static bool insert(uint64_t hash)
{
    size_t at = hash & (states.room - 1);
    for (; states.hashes[at]; at = (at + 1) & (states.room - 1))
        if (states.hashes[at] == hash)
            return false;
    states.hashes[at] = hash;
    return true;
}

static void grow(void)
{
    uint64_t *old = states.hashes;
    size_t room = states.room;
    states.room = room ? room * 2 : 1024;
    states.hashes = calloc(states.room, sizeof *states.hashes);
    if (!states.hashes)
        abort();
    for (size_t i = 0; i < room; i++)
        if (old[i])
            insert(old[i]);
    free(old);
}

static void note_state(void)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < run.count; i++)
        hash = (hash ^ (run.threads[i].steps * 4 + run.threads[i].state)) * 1099511628211u;
    hash ^= hash >> 29;
    if (states.count * 2 >= states.room)
        grow();
    states.count += insert(hash ? hash : 1);
}

/* ---- Choices ------------------------------------------------------------------------------- */

static size_t choose(size_t options)
{
    if (options < 2)
        return 0;
    if (choices.depth == CHOICES_MOST)
        abort();
    size_t at = choices.depth++;
    if (at >= choices.repeated)
        choices.chosen[at] = 0;
    choices.options[at] = (unsigned short)options;
    return choices.chosen[at];
}

/* Makes the next schedule differ in the last choice that has another option. */
static bool advance(void)
{
    while (choices.depth &&
           choices.chosen[choices.depth - 1] + 1 == choices.options[choices.depth - 1])
        choices.depth--;
    choices.repeated = choices.depth;
    if (choices.depth)
        choices.chosen[choices.depth - 1]++;
    return choices.depth;
}

/* ---- Threads and locks --------------------------------------------------------------------- */

static struct lock *lock_at(const void *address)
{
    for (size_t i = 0; i < LOCKS_MOST; i++)
        if (run.locks[i].address == address || !run.locks[i].address) {
            run.locks[i].address = address;
            return &run.locks[i];
        }
    abort();
}

static bool may_take(const struct thread *thread, const void *address)
{
    const struct lock *lock = lock_at(address);
    return !lock->owner || (lock->owner == thread && address == &loader);
}

static bool is_enabled(const struct thread *thread)
{
    return thread->state == READY ||
           (thread->state == WANTS_LOCK && may_take(thread, thread->lock));
}

/* Those that can run, without `except`. */
static size_t enabled(struct thread *threads[THREADS_MOST], const struct thread *except)
{
    size_t count = 0;
    for (size_t i = 0; i < run.count; i++)
        if (&run.threads[i] != except && is_enabled(&run.threads[i]))
            threads[count++] = &run.threads[i];
    return count;
}

static void leave(void)
{
    swapcontext(&current->context, &scheduler);
}

void model_point(const char *event)
{
    struct thread *others[THREADS_MOST];
    if (!current)
        return;
    trace(event);
    current->steps++;
    note_state();
    size_t choice = run.preemptions ? choose(1 + enabled(others, current)) : 0;
    if (!choice)
        return;
    run.preemptions--;
    run.next = others[choice - 1];
    leave();
}

static void take(const void *address)
{
    while (!may_take(current, address)) {
        current->lock = address;
        current->state = WANTS_LOCK;
        trace("waits for a lock");
        leave();
    }
    current->state = READY;
    lock_at(address)->owner = current;
    lock_at(address)->depth++;
}

static void release(const void *address)
{
    struct lock *lock = lock_at(address);
    if (lock->owner != current)
        model_fail("a thread releases a lock that it does not hold");
    if (lock->depth && --lock->depth == 0)
        lock->owner = NULL;
}

/* ---- What the library calls ---------------------------------------------------------------- */

int __wrap_pthread_mutex_lock(pthread_mutex_t *mutex)
{
    if (!current)
        return __real_pthread_mutex_lock(mutex);
    if (lock_at(mutex)->owner == current)
        model_fail("a thread locks a mutex twice");
    model_point("locks");
    take(mutex);
    return 0;
}

int __wrap_pthread_mutex_trylock(pthread_mutex_t *mutex)
{
    if (!current)
        return __real_pthread_mutex_trylock(mutex);
    model_point("locks");
    if (lock_at(mutex)->owner)
        return EBUSY;
    take(mutex);
    return 0;
}

/* What was published before this is seen by threads that do not take the lock. */
int __wrap_pthread_mutex_unlock(pthread_mutex_t *mutex)
{
    if (!current)
        return __real_pthread_mutex_unlock(mutex);
    model_point("unlocks");
    release(mutex);
    return 0;
}

int __wrap_pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex,
                                  const struct timespec *limit)
{
    if (!current)
        return __real_pthread_cond_timedwait(condition, mutex, limit);
    struct thread *self = current;
    trace("waits for a start function");
    release(mutex);
    self->condition = condition;
    self->lock = mutex;
    self->limit = limit->tv_sec;
    self->timed_out = false;
    self->state = WAITS;
    leave();
    take(mutex);
    return self->timed_out ? ETIMEDOUT : 0;
}

int __wrap_pthread_cond_broadcast(pthread_cond_t *condition)
{
    if (!current)
        return __real_pthread_cond_broadcast(condition);
    for (size_t i = 0; i < run.count; i++)
        if (run.threads[i].state == WAITS && run.threads[i].condition == condition)
            run.threads[i].state = WANTS_LOCK;
    return 0;
}

pthread_t __wrap_pthread_self(void)
{
    return current ? (pthread_t)(current - run.threads + 1) : __real_pthread_self();
}

int __wrap_clock_gettime(clockid_t clock, struct timespec *now)
{
    if (!current)
        return __real_clock_gettime(clock, now);
    *now = (struct timespec){.tv_sec = run.seconds};
    return 0;
}

/* As glibc does it: a constructor runs once, under the lock of the loader, and its own thread may
 * open the file again meanwhile. */
void *__wrap_dlopen(const char *path, int flags)
{
    if (!current)
        return __real_dlopen(path, flags);
    model_point("opens the plugin");
    take(&loader);
    if (!run.loaded) {
        run.loaded = true;
        if (program->constructor)
            program->constructor();
    }
    void *handle = __real_dlopen(path, flags);
    release(&loader);
    return handle;
}

void *__wrap_dlsym(void *handle, const char *name)
{
    if (!current)
        return __real_dlsym(handle, name);
    model_point("looks for the record");
    take(&loader);
    void *symbol = __real_dlsym(handle, name);
    release(&loader);
    return symbol;
}

/* ---- Schedules ----------------------------------------------------------------------------- */

static void run_thread(void)
{
    program->threads[current - run.threads]();
    trace("ends");
    current->state = DONE;
}

/* The waiting thread whose time limit is over first goes on when no other can. */
static struct thread *time_out(void)
{
    struct thread *first = NULL;
    for (size_t i = 0; i < run.count; i++)
        if (run.threads[i].state == WAITS && (!first || run.threads[i].limit < first->limit))
            first = &run.threads[i];
    if (!first)
        return NULL;
    if (!program->may_time_out)
        model_fail("a thread waits until its time limit");
    run.timeouts++;
    run.seconds = first->limit;
    first->state = WANTS_LOCK;
    first->timed_out = true;
    return is_enabled(first) ? first : NULL;
}

static struct thread *pick(void)
{
    struct thread *threads[THREADS_MOST], *preempting = run.next;
    run.next = NULL;
    if (preempting)
        return preempting;
    size_t count = enabled(threads, NULL);
    return count ? threads[choose(count)] : time_out();
}

static void check_end(void)
{
    for (size_t i = 0; i < run.count; i++)
        if (run.threads[i].state != DONE)
            model_fail("deadlock: thread %zu waits for ever", i + 1);
    for (size_t i = 0; i < LOCKS_MOST; i++)
        if (run.locks[i].owner)
            model_fail("a lock was not released");
}

static void run_schedule(unsigned preemptions)
{
    memset(&run, 0, sizeof run);
    choices.depth = 0;
    program->prepare();
    run.preemptions = preemptions;
    for (; program->threads[run.count]; run.count++) {
        struct thread *thread = &run.threads[run.count];
        getcontext(&thread->context);
        thread->context.uc_stack.ss_sp = stacks[run.count];
        thread->context.uc_stack.ss_size = STACK_SIZE;
        thread->context.uc_link = &scheduler;
        makecontext(&thread->context, run_thread, 0);
    }
    while ((current = pick()))
        swapcontext(&scheduler, &current->context);
    check_end();
    if (!*run.failure)
        program->finish();
}

static void show_failure(unsigned preemptions)
{
    char failure[sizeof run.failure];
    strcpy(failure, run.failure);
    fprintf(stderr, "%s: %s, in this schedule:\n", program->name, failure);
    choices.repeated = choices.depth;
    tracing = true;
    run_schedule(preemptions);
    tracing = false;
    if (strcmp(failure, run.failure) != 0)
        fprintf(stderr, "(repeated, it ends differently: %s)\n", run.failure);
}

bool model_explore(const struct program *of, unsigned preemptions, struct figures *figures)
{
    program = of;
    *figures = (struct figures){.schedules = 0};
    states.count = 0;
    if (states.room)
        memset(states.hashes, 0, states.room * sizeof *states.hashes);
    choices.repeated = 0;
    do {
        run_schedule(preemptions);
        figures->schedules++;
        figures->states = states.count;
        figures->timeouts += run.timeouts;
        if (*run.failure) {
            show_failure(preemptions);
            return false;
        }
    } while (advance());
    return true;
}
