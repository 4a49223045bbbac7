/* Threads that wait for each other: for a start function to return, and for the dynamic loader.
 * Everything here needs the lock; waiting releases it meanwhile. */
#ifndef PATCHBAY_THREADS_H
#define PATCHBAY_THREADS_H

#include <pthread.h>
#include <stdbool.h>

struct candidate;
struct registry;
struct threads;

/* A thread that is inside dlopen(); lives on its stack. */
struct loader {
    struct loader *next;
    pthread_t thread;
};

/* NULL when memory is short. */
struct threads *pb_threads_open(struct registry *registry);
void pb_threads_close(struct threads *threads);

/* Waits until the thread that starts a candidate is done. False if that would never happen, because
 * that thread waits for this one, directly or through others. */
bool pb_wait_for_start(struct registry *registry, const struct candidate *candidate);

/* Wakes the threads that wait for a start. */
void pb_start_returned(struct registry *registry);

/* Before and after dlopen(), which is called without the lock. */
void pb_loader_enter(struct registry *registry, struct loader *loader);
void pb_loader_leave(struct registry *registry, struct loader *loader);

#endif
