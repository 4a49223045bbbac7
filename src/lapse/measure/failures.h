/* The reasons why requests failed, each with its count. */
#ifndef LAPSE_MEASURE_FAILURES_H
#define LAPSE_MEASURE_FAILURES_H

#include "lapse/report.h"

/* Further reasons are counted together, so that a server whose every error text differs cannot
 * exhaust memory. */
enum { FAILURES_MAX = 32 };

struct failures {
    struct lapse_failure items[FAILURES_MAX + 1];
    size_t count;
    char texts[FAILURES_MAX][256];
};

/* Counts one; returns the stored reason, valid as long as `failures`. */
const char *failures_add(struct failures *failures, const char *text);

#endif
