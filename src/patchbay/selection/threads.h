/* Threads that wait for a start function that another one runs. Everything here needs the lock;
 * waiting releases it meanwhile. */
#ifndef PATCHBAY_THREADS_H
#define PATCHBAY_THREADS_H

#include "patchbay/patchbay.h"
#include <pthread.h>
#include <sys/types.h>

struct candidate;
struct registry;
struct threads;

/* The thread that runs a start function. */
struct starter {
    pthread_t thread;
    pid_t process;     /* after fork(), the threads of the parent do not exist */
    const void *frame; /* where its call of the start function is on its stack */
};

/* A thread that is inside dlopen(); lives on its stack. */
struct loader {
    struct loader *next;
    pthread_t thread;
};

/* NULL when memory is short. */
struct threads *pb_threads_open(struct registry *registry);
void pb_threads_close(struct threads *threads);

/* This thread, at `frame`. */
struct starter pb_starter(const void *frame);

/* Whether the call of a start function will never return: it was left by longjmp(), or its thread
 * was not copied by fork(). */
bool pb_starter_is_gone(const struct starter *starter, const void *frame);

/* Waits until the thread that starts a candidate is done. False with PATCHBAY_RECURSION if that
 * would never happen, because that thread waits for this one, directly or through others, or if it
 * takes too long. */
bool pb_wait_for_start(struct registry *registry, const struct candidate *candidate,
                       struct patchbay_error *error);

/* Wakes the threads that wait for a start. */
void pb_start_returned(struct registry *registry);

/* Before and after dlopen(), which is called without the lock. */
void pb_loader_enter(struct registry *registry, struct loader *loader);
void pb_loader_leave(struct registry *registry, struct loader *loader);

#endif
