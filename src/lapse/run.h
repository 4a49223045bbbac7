/* The load itself: threads that send requests when they are due and note how long each takes. */
#ifndef LAPSE_RUN_H
#define LAPSE_RUN_H

#include "failures.h"
#include "plan.h"

struct outcome {
    struct lapse_sample *samples; /* of the requests that were sent, by number */
    size_t count;
    struct failures failures;
    char answer[256]; /* beginning of the first request's answer, printable */
    double wall;      /* seconds to the end of the last request */
    bool interrupted;
};

/* Returns when all requests are done, or after SIGINT when those under way are. Returns CODE_FINE,
 * or CODE_UNDONE after a message. Either way outcome_free() is due. */
int run(const struct plan *plan, struct outcome *outcome);

void outcome_free(struct outcome *outcome);

#endif
