/* Answers every request with the content of a file: --url file:///path. Opt-in, so it is selected
 * only by name. */
#include "lapse_transport.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

LAPSE_NEW_TRANSPORT_TYPE(file);
LAPSE_SET_TRANSPORT(file, replay, description, "Answers with the content of a file.");
LAPSE_SET_TRANSPORT(file, replay, schemes, "file");
LAPSE_SET_TRANSPORT(file, replay, opt_in, true);

struct lapse_connection {
    char *bytes;
    size_t size;
};

static void close_connection(struct lapse_connection *connection)
{
    free(connection->bytes);
    free(connection);
}

/* Reads the whole file. Returns false with errno set. */
static bool read_all(FILE *file, struct lapse_connection *connection)
{
    size_t room = 0;
    while (!feof(file) && !ferror(file)) {
        if (room == connection->size) {
            char *grown = realloc(connection->bytes, room = room * 2 + 65536);
            if (!grown)
                return false;
            connection->bytes = grown;
        }
        connection->size += fread(connection->bytes + connection->size, 1, room - connection->size,
                                  file);
    }
    return !ferror(file);
}

static struct lapse_connection *open_connection(const struct lapse_target *target,
                                                struct lapse_reply *reply)
{
    const char *path = strstr(target->url, "://") + 3; /* lapse has checked that it is there */
    if (*path != '/') {
        snprintf(reply->error, sizeof reply->error,
                 "expected an absolute path, as in file:///PATH, found %.180s", target->url);
        return NULL;
    }
    struct lapse_connection *connection = calloc(1, sizeof *connection);
    FILE *file = fopen(path, "rb");
    bool opened = connection && file && read_all(file, connection);
    if (!opened)
        snprintf(reply->error, sizeof reply->error, "cannot read %.180s: %s", path,
                 strerror(errno));
    if (file)
        fclose(file);
    if (!opened && connection) {
        close_connection(connection);
        connection = NULL;
    }
    return connection;
}

static int exchange(struct lapse_connection *connection, const struct lapse_buffer *request,
                    struct lapse_reply *reply)
{
    (void)request;
    reply->status = 200;
    return reply->receive(reply, connection->bytes, connection->size);
}

LAPSE_DEFINE_TRANSPORT(file, replay) = {
    .open = open_connection,
    .exchange = exchange,
    .close = close_connection,
};
