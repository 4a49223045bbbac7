/* Receives one response: collects the pieces of its body into events or one text, and has the
 * endpoint read those into a reply. */
#ifndef LAPSE_MEASURE_RECEPTION_H
#define LAPSE_MEASURE_RECEPTION_H

#include "lapse_registry.h"
#include "wire/event_stream.h"

struct lapse_reception {
    const struct lapse_endpoint *endpoint;
    struct lapse_reply reply; /* passed to the transport */
    bool stream;              /* events were requested */
    bool complete;            /* the endpoint has read the last event */
    size_t events;
    double first; /* clock_now() of the first token; 0 before */
    struct event_stream splitter;
    struct lapse_buffer body; /* kept until the first event, in case the response is not a stream */
};

/* Prepares for the next response. `reception` must not move until reception_end(). */
void reception_begin(struct lapse_reception *reception, const struct lapse_endpoint *endpoint,
                     bool stream);

/* After a successful exchange: reads the rest. Returns 0 when the reply holds a complete answer, or
 * -1 with the reply's error. */
int reception_finish(struct lapse_reception *reception);

void reception_end(struct lapse_reception *reception);

#endif
