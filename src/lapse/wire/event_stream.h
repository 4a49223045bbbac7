/* Parses server-sent events from pieces of any size. Of the format's fields only `data` is used. */
#ifndef LAPSE_WIRE_EVENT_STREAM_H
#define LAPSE_WIRE_EVENT_STREAM_H

#include "lapse/exchange.h"

/* Called with the data of one event, NUL-terminated; several data lines are joined by newlines.
 * Returns 0 to continue. */
typedef int event_fn(void *context, const char *data, size_t size);

struct event_stream {
    struct lapse_buffer line; /* incomplete */
    struct lapse_buffer data; /* of the incomplete event */
    bool has_data;
    bool after_return; /* a newline now belongs to the previous line */
    bool began;        /* past the first line, the only one that may start with a BOM */
    event_fn *event;
    void *context;
};

struct event_stream event_stream_start(event_fn *event, void *context);

/* Returns 0, the first result of `event` that is not 0, or -1 when out of memory. */
int event_stream_feed(struct event_stream *stream, const char *bytes, size_t size);

/* Ends the stream; many servers omit the blank line after the last event. Returns like
 * event_stream_feed(). */
int event_stream_end(struct event_stream *stream);

void event_stream_free(struct event_stream *stream);

#endif
