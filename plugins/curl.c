/* HTTP and HTTPS by libcurl: one easy handle a connection, which keeps its socket open. */
#include "lapse_registry.h"
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct lapse_connection {
    CURL *handle;
    struct curl_slist *headers;
    struct lapse_reply *reply; /* of the exchange under way */
    bool refused;              /* the reply wanted no more of the body */
    char error[CURL_ERROR_SIZE];
};

static const char *initialise(void)
{
    CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
    return code == CURLE_OK ? NULL : curl_easy_strerror(code);
}

/* curl hands over the body piece by piece; a result other than `size` ends the exchange. */
static size_t take_body(char *bytes, size_t one, size_t size, void *context)
{
    struct lapse_connection *connection = context;
    long status = 0;
    curl_easy_getinfo(connection->handle, CURLINFO_RESPONSE_CODE, &status);
    connection->reply->status = (int)status;
    connection->refused = connection->reply->receive(connection->reply, bytes, one * size) != 0;
    return connection->refused ? 0 : one * size;
}

static void close_connection(struct lapse_connection *connection)
{
    curl_slist_free_all(connection->headers);
    curl_easy_cleanup(connection->handle);
    free(connection);
}

static void set_options(struct lapse_connection *connection, const char *url, double timeout)
{
    CURL *handle = connection->handle;
    curl_easy_setopt(handle, CURLOPT_URL, url); /* copied */
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, connection->headers);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, (long)(timeout * 1000));
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L); /* threads */
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, connection);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, connection->error);
}

static struct lapse_connection *open_connection(const struct lapse_target *target,
                                                struct lapse_reply *reply)
{
    struct lapse_connection *connection = calloc(1, sizeof *connection);
    const char *base = target->url ? target->url : "";
    size_t size = strlen(base) + strlen(target->path) + 1;
    char *url = malloc(size);
    if (connection && url && *base) {
        snprintf(url, size, "%s%s", base, target->path);
        connection->handle = curl_easy_init();
        connection->headers = curl_slist_append(NULL, "Content-Type: application/json");
        if (connection->handle && connection->headers) {
            set_options(connection, url, target->timeout);
            free(url);
            return connection;
        }
    }
    snprintf(reply->error, sizeof reply->error, "%s",
             *base ? "out of memory" : "this transport needs a server: name one with --url");
    if (connection)
        close_connection(connection);
    free(url);
    return NULL;
}

static int exchange(struct lapse_connection *connection, const struct lapse_buffer *request,
                    struct lapse_reply *reply)
{
    long status = 0;
    connection->reply = reply;
    connection->refused = false;
    connection->error[0] = '\0';
    curl_easy_setopt(connection->handle, CURLOPT_POSTFIELDS, request->bytes);
    curl_easy_setopt(connection->handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->size);
    CURLcode code = curl_easy_perform(connection->handle);
    curl_easy_getinfo(connection->handle, CURLINFO_RESPONSE_CODE, &status);
    reply->status = (int)status;
    if (code == CURLE_OK)
        return 0;
    if (!connection->refused) /* else the reply says why */
        snprintf(reply->error, sizeof reply->error, "%s",
                 connection->error[0] ? connection->error : curl_easy_strerror(code));
    return -1;
}

LAPSE_TRANSPORT_DEFINE(http, curl) = {
    .open = open_connection,
    .exchange = exchange,
    .close = close_connection,
    .initialise = initialise,
};
