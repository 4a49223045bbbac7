#include "measure/reception.h"

#include "measure/clock.h"
#include "wire/buffer.h"
#include <stdio.h>
#include <string.h>

/* More than any answer to a prompt. */
enum { BODY_LIMIT = 64 * 1024 * 1024 };

static bool succeeded(const struct lapse_reply *reply)
{
    return reply->status >= 200 && reply->status < 300;
}

/* Fails with `why`, unless the reply already has a more specific error. */
static int fail(struct lapse_reply *reply, const char *why)
{
    if (!*reply->error)
        snprintf(reply->error, sizeof reply->error, "%s", why);
    return -1;
}

static int read_event(void *context, const char *data, size_t size)
{
    struct lapse_reception *reception = context;
    struct lapse_reply *reply = &reception->reply;
    if (reception->complete)
        return 0;
    reception->events++;
    reception->body.size = 0;
    int result = reception->endpoint->read_event(data, size, reply);
    if (result < 0)
        return fail(reply, "the stream has an event that is not part of this API");
    if (reply->tokens > 0 && reception->first == 0)
        reception->first = clock_now();
    reception->complete = result > 0;
    return 0;
}

static int receive(struct lapse_reply *reply, const char *bytes, size_t size)
{
    struct lapse_reception *reception = reply->reception;
    struct lapse_buffer *body = &reception->body;
    if (reception->events == 0) {
        if (body->size + size > BODY_LIMIT)
            return fail(reply, "the response is longer than 64 MiB");
        if (body->append(body, bytes, size) != 0)
            return fail(reply, "out of memory");
    }
    if (!reception->stream || !succeeded(reply))
        return 0;
    if (event_stream_feed(&reception->splitter, bytes, size) != 0)
        return fail(reply, "out of memory");
    return 0;
}

void reception_begin(struct lapse_reception *reception, const struct lapse_endpoint *endpoint,
                     bool stream)
{
    *reception = (struct lapse_reception){
        .endpoint = endpoint,
        .reply = {.receive = receive, .reception = reception},
        .stream = stream,
        .splitter = event_stream_start(read_event, reception),
        .body = buffer_empty(),
    };
}

static int read_body(struct lapse_reception *reception)
{
    const char *bytes = reception->body.bytes ? reception->body.bytes : "";
    return reception->endpoint->read_response(bytes, reception->body.size, &reception->reply);
}

/* For a response without success: the status and the server's own message. */
static int report_status(struct lapse_reception *reception)
{
    struct lapse_reply *reply = &reception->reply;
    char why[sizeof reply->error] = "";
    if (reception->body.size > 0 && read_body(reception) != 0)
        memcpy(why, reply->error, sizeof why);
    snprintf(reply->error, sizeof reply->error, "HTTP %d%s%.200s", reply->status, *why ? ": " : "",
             why);
    return -1;
}

int reception_finish(struct lapse_reception *reception)
{
    struct lapse_reply *reply = &reception->reply;
    if (!succeeded(reply))
        return report_status(reception);
    if (reception->stream && event_stream_end(&reception->splitter) != 0)
        return fail(reply, "out of memory");
    if (reception->events > 0)
        return reception->complete ? 0 : fail(reply, "the stream ended before it was complete");
    if (read_body(reception) != 0)
        return fail(reply, "not a response of this API");
    return 0;
}

void reception_end(struct lapse_reception *reception)
{
    event_stream_free(&reception->splitter);
    buffer_free(&reception->body);
}
