/* A cooperative scheduler under the real library. Its threads are coroutines of one thread; the
 * linker puts this scheduler in the place of mutexes, conditions, pthread_self(), the clock and the
 * dynamic loader. A thread can be preempted wherever it calls one of these, and at each
 * model_point(); the program runs again and again until every order with up to a number of
 * preemptions has been seen. */
#ifndef TESTS_MODEL_SCHEDULER_H
#define TESTS_MODEL_SCHEDULER_H

#include <stdbool.h>
#include <stddef.h>

enum { THREADS_MOST = 3 };

struct program {
    const char *name;
    void (*threads[THREADS_MOST + 1])(void);
    void (*prepare)(void);     /* before each schedule */
    void (*finish)(void);      /* after all threads of a schedule have returned */
    void (*constructor)(void); /* of the plugin, under the lock of the loader; may be NULL */
    bool may_time_out;         /* a schedule may go on only because a time limit is over */
};

struct figures {
    size_t schedules;
    size_t states; /* distinct combinations of how far each thread is, and what it waits for */
    size_t timeouts;
};

/* Returns false after the first schedule that fails, which is printed step by step. */
bool model_explore(const struct program *program, unsigned preemptions, struct figures *figures);

/* Another thread may run here. */
void model_point(const char *event);

/* Makes the schedule fail, with the first text. */
__attribute__((format(printf, 1, 2))) void model_fail(const char *format, ...);

/* A number that grows with each call. */
unsigned model_time(void);

#endif
