/* The run itself: threads that send requests when they are due and record how long each takes. */
#ifndef LAPSE_RUN_H
#define LAPSE_RUN_H

#include "measure/failures.h"
#include "plan.h"

struct outcome {
    struct lapse_sample *samples; /* of the requests that were sent, by number */
    size_t count;
    struct failures failures;
    char answer[256]; /* beginning of the first request's answer, printable */
    double wall;      /* seconds to the end of the last request */
    bool interrupted;
};

/* Ends when all requests are done; after SIGINT, when those in flight are. Returns CODE_OK, or
 * CODE_ERROR after a message. Either way the caller calls outcome_free(). */
int run(const struct plan *plan, struct outcome *outcome);

void outcome_free(struct outcome *outcome);

#endif
