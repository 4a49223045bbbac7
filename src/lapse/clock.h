/* The monotonic clock, in seconds. */
#ifndef LAPSE_CLOCK_H
#define LAPSE_CLOCK_H

#include <time.h>

double clock_now(void);

/* A point in time of that clock, as pthread_cond_timedwait() wants it. */
struct timespec clock_timespec(double seconds);

#endif
