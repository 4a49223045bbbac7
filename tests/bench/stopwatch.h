/* For the benchmarks that measure inside one process: the time, and a line of the report. */
#ifndef BENCH_STOPWATCH_H
#define BENCH_STOPWATCH_H

#include <stdio.h>
#include <time.h>

enum { ROUNDS = 9 }; /* the fastest counts: disturbances only ever add time */

static inline double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The shorter time; a `before` of 0 does not count. */
static inline double faster(double took, double before)
{
    return before == 0 || took < before ? took : before;
}

/* A row for rows.sh; without a target if that is 0. */
static inline void report(const char *what, double value, double target)
{
    printf(target ? "%s|%f|%g\n" : "%s|%f|-\n", what, value, target);
}

#endif
