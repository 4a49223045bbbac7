/* Why requests failed: each reason once, with its count. */
#ifndef LAPSE_FAILURES_H
#define LAPSE_FAILURES_H

#include "lapse/report.h"

/* Further reasons are counted together, so that a server that words each error differently cannot
 * fill the memory. */
enum { FAILURES_MAX = 32 };

struct failures {
    struct lapse_failure items[FAILURES_MAX + 1];
    size_t count;
    char texts[FAILURES_MAX][256];
};

/* Counts one; returns the reason as it is kept, which is valid as long as `failures`. */
const char *failures_add(struct failures *failures, const char *text);

#endif
