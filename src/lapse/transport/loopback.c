/* An in-process server: the endpoint answers its own requests, with the delays of a small model. */
#include "lapse_endpoint.h"
#include "lapse_transport.h"
#include "measure/clock.h"
#include "wire/buffer.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct lapse_connection {
    const struct lapse_endpoint *endpoint;
    struct lapse_buffer response;
    unsigned served;
};

static struct lapse_connection *open_connection(const struct lapse_target *target,
                                                struct lapse_reply *reply)
{
    if (!target->endpoint->write_response) {
        snprintf(reply->error, sizeof reply->error,
                 "this endpoint has no write_response for the loopback transport; use --url");
        return NULL;
    }
    struct lapse_connection *connection = calloc(1, sizeof *connection);
    if (!connection) {
        snprintf(reply->error, sizeof reply->error, "out of memory");
        return NULL;
    }
    connection->endpoint = target->endpoint;
    connection->response = buffer_empty();
    return connection;
}

static void pause_for(double seconds)
{
    struct timespec time = clock_timespec(seconds);
    nanosleep(&time, NULL);
}

/* Between 2 and 5 ms, in a fixed sequence. */
static double thinking_time(unsigned served)
{
    return (2 + (double)(served * 7 % 13) / 4) / 1000;
}

/* Bytes up to the end of the first event; all bytes when there is no event. */
static size_t piece_size(const char *bytes, size_t size)
{
    for (size_t i = 2; i <= size; i++)
        if (bytes[i - 1] == '\n' && bytes[i - 2] == '\n')
            return i;
    return size;
}

static int exchange(struct lapse_connection *connection, const struct lapse_buffer *request,
                    struct lapse_reply *reply)
{
    struct lapse_buffer *response = &connection->response;
    response->size = 0;
    pause_for(thinking_time(connection->served++));
    if (connection->endpoint->write_response(request->bytes, request->size, response) != 0) {
        snprintf(reply->error, sizeof reply->error, "the endpoint rejects its own request");
        return -1;
    }
    reply->status = 200;
    for (size_t at = 0, size; at < response->size; at += size) {
        if (at > 0)
            pause_for(0.001);
        size = piece_size(response->bytes + at, response->size - at);
        if (reply->receive(reply, response->bytes + at, size) != 0)
            return -1;
    }
    return 0;
}

static void close_connection(struct lapse_connection *connection)
{
    buffer_free(&connection->response);
    free(connection);
}

LAPSE_DEFINE_TRANSPORT(loopback, loopback) = {
    .open = open_connection,
    .exchange = exchange,
    .close = close_connection,
};
