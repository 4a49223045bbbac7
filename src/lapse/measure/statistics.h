/* The totals of a run. */
#ifndef LAPSE_MEASURE_STATISTICS_H
#define LAPSE_MEASURE_STATISTICS_H

#include "lapse/report.h"

/* Mean and percentiles of `count` times, which it sorts. */
struct lapse_spread statistics_spread(double *times, size_t count);

/* Fills in what follows from the report's samples and its wall time. Returns 0, or -1 when out of
 * memory. */
int statistics_compute(struct lapse_report *report);

#endif
