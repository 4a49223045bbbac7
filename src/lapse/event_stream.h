/* Server-sent events out of bytes that come in pieces, cut anywhere. Of the format's fields only
 * `data` matters here. */
#ifndef LAPSE_EVENT_STREAM_H
#define LAPSE_EVENT_STREAM_H

#include "lapse/exchange.h"

/* Called with the data of one event, NUL-terminated; several data lines are joined by newlines.
 * Returns 0 to go on. */
typedef int event_fn(void *context, const char *data, size_t size);

struct event_stream {
    struct lapse_buffer line; /* not yet ended */
    struct lapse_buffer data; /* of the event that is not yet ended */
    bool has_data;
    bool after_return; /* a newline now belongs to the line that has ended */
    bool began;        /* the first line has ended: no byte order mark any more */
    event_fn *event;
    void *context;
};

struct event_stream event_stream_start(event_fn *event, void *context);

/* Returns 0, or what `event` returned that was not 0, or -1 when memory is short. */
int event_stream_feed(struct event_stream *stream, const char *bytes, size_t size);

/* The end of the stream, which many servers do not put the last blank line before. Returns like
 * event_stream_feed(). */
int event_stream_end(struct event_stream *stream);

void event_stream_free(struct event_stream *stream);

#endif
