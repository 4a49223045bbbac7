/* What a run comes to. */
#ifndef LAPSE_STATISTICS_H
#define LAPSE_STATISTICS_H

#include "lapse/report.h"

/* How `count` times spread; sorts them. */
struct lapse_spread statistics_spread(double *times, size_t count);

/* Fills in what follows from the report's samples and its wall time. Returns 0, or -1 when memory
 * is short. */
int statistics_compute(struct lapse_report *report);

#endif
