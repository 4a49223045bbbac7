/* Takes in one response: pieces of its body become events or a whole, and these the endpoint reads
 * into a reply. */
#ifndef LAPSE_RECEPTION_H
#define LAPSE_RECEPTION_H

#include "event_stream.h"
#include "lapse_registry.h"

struct lapse_reception {
    const struct lapse_endpoint *endpoint;
    struct lapse_reply reply; /* what the transport is given */
    bool stream;              /* events are asked for */
    bool complete;            /* the endpoint has seen the last event */
    size_t events;
    double first; /* when the first token came, by clock_now(); 0 before */
    struct event_stream splitter;
    struct lapse_buffer body; /* kept until the first event: it may turn out to be no stream */
};

/* Empties the reception for the next response. `reception` stays where it is until
 * reception_end(). */
void reception_begin(struct lapse_reception *reception, const struct lapse_endpoint *endpoint,
                     bool stream);

/* After a successful exchange: reads what is not read yet. Returns 0 when the reply holds a whole
 * answer, or -1 with the reply's error. */
int reception_finish(struct lapse_reception *reception);

void reception_end(struct lapse_reception *reception);

#endif
