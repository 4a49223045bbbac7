/* What is settled before the first request: the load, the implementations, the bodies to send. */
#ifndef LAPSE_PLAN_H
#define LAPSE_PLAN_H

#include "choose.h"
#include "lapse_registry.h"
#include "options.h"

struct plan {
    struct lapse_load load;
    struct selections selected;
    struct lapse_target target;
    struct lapse_buffer *bodies; /* of the requests, sent in turn */
    size_t body_count;
    char *url; /* without a slash at the end; NULL when none was given */
    bool stream;
    bool paced;
};

/* `options` must outlive the plan. Returns CODE_OK, or another exit code after a message. Either
 * way the caller calls plan_free(). */
int plan_make(struct plan *plan, struct patchbay *registry, const struct options *options);

void plan_free(struct plan *plan);

#endif
