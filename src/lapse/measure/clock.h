/* The monotonic clock, in seconds. */
#ifndef LAPSE_MEASURE_CLOCK_H
#define LAPSE_MEASURE_CLOCK_H

#include <time.h>

double clock_now(void);

/* A time of that clock in the form that pthread_cond_timedwait() takes. */
struct timespec clock_timespec(double seconds);

#endif
