/* The functions that the linker replaces (-Wl,--wrap), and what they replace. */
#ifndef TESTS_MODEL_WRAPPED_H
#define TESTS_MODEL_WRAPPED_H

#include <pthread.h>
#include <time.h>

#define WRAPPED(result, name, parameters)                                                          \
    result __wrap_##name parameters;                                                               \
    result __real_##name parameters

WRAPPED(int, pthread_mutex_lock, (pthread_mutex_t *));
WRAPPED(int, pthread_mutex_trylock, (pthread_mutex_t *));
WRAPPED(int, pthread_mutex_unlock, (pthread_mutex_t *));
WRAPPED(int, pthread_cond_timedwait,
        (pthread_cond_t *, pthread_mutex_t *, const struct timespec *));
WRAPPED(int, pthread_cond_broadcast, (pthread_cond_t *));
WRAPPED(pthread_t, pthread_self, (void));
WRAPPED(int, clock_gettime, (clockid_t, struct timespec *));
WRAPPED(void *, dlopen, (const char *, int));
WRAPPED(void *, dlsym, (void *, const char *));

#endif
