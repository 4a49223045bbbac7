/* HTTP and HTTPS using libcurl: one easy handle per connection, which keeps its socket open. As
 * with the program curl, http_proxy, no_proxy and CURL_CA_BUNDLE (certificates to trust) are
 * honoured. */
#include "lapse_transport.h"
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct lapse_connection {
    CURL *handle;
    struct curl_slist *headers;
    const struct lapse_target *target;
    struct lapse_reply *reply; /* of the current exchange */
    bool stopped;              /* the reply needs no more of the body */
    char error[CURL_ERROR_SIZE];
};

static const char *initialise(void)
{
    CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
    return code == CURLE_OK ? NULL : curl_easy_strerror(code);
}

static int status_of(CURL *handle)
{
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return (int)status;
}

/* Called by curl with each piece of the body; a result other than its size ends the exchange. */
static size_t take_body(char *bytes, size_t one, size_t size, void *context)
{
    struct lapse_connection *connection = context;
    connection->reply->status = status_of(connection->handle);
    connection->stopped = connection->reply->receive(connection->reply, bytes, one * size) != 0;
    return connection->stopped ? 0 : one * size;
}

static void close_connection(struct lapse_connection *connection)
{
    curl_slist_free_all(connection->headers);
    curl_easy_cleanup(connection->handle);
    free(connection);
}

/* Returns false when out of memory. */
static bool add_header(struct lapse_connection *connection, const char *header)
{
    struct curl_slist *longer = curl_slist_append(connection->headers, header);
    if (longer)
        connection->headers = longer;
    return longer;
}

/* Whether the user gave a header with the name of `header`. */
static bool is_given(const struct lapse_target *target, const char *header)
{
    size_t size = strcspn(header, ":") + 1;
    for (size_t i = 0; i < target->header_count; i++)
        if (strncasecmp(target->headers[i], header, size) == 0)
            return true;
    return false;
}

/* Returns false when out of memory. */
static bool set_headers(struct lapse_connection *connection)
{
    static const char *const defaults[] = {
        "Content-Type: application/json",
        "Expect:", /* without this curl waits for "100 Continue" before long requests */
    };
    const struct lapse_target *target = connection->target;
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
        if (!is_given(target, defaults[i]) && !add_header(connection, defaults[i]))
            return false;
    for (size_t i = 0; i < target->header_count; i++)
        if (!add_header(connection, target->headers[i]))
            return false;
    return curl_easy_setopt(connection->handle, CURLOPT_HTTPHEADER, connection->headers) ==
           CURLE_OK;
}

static bool set_options(struct lapse_connection *connection, const char *url)
{
    CURL *handle = connection->handle;
    const char *bundle = getenv("CURL_CA_BUNDLE");
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, (long)(connection->target->timeout * 1000));
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L); /* threads */
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, connection);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, connection->error);
    if (bundle && *bundle && curl_easy_setopt(handle, CURLOPT_CAINFO, bundle) != CURLE_OK)
        return false;
    return curl_easy_setopt(handle, CURLOPT_URL, url) == CURLE_OK; /* copied */
}

static struct lapse_connection *open_connection(const struct lapse_target *target,
                                                struct lapse_reply *reply)
{
    size_t size = strlen(target->url) + strlen(target->path) + 1;
    char *url = malloc(size);
    struct lapse_connection *connection = calloc(1, sizeof *connection);
    bool ready = false;
    if (connection && url) {
        snprintf(url, size, "%s%s", target->url, target->path);
        connection->target = target;
        connection->handle = curl_easy_init();
        ready = connection->handle && set_headers(connection) && set_options(connection, url);
    }
    free(url);
    if (ready)
        return connection;
    snprintf(reply->error, sizeof reply->error, "out of memory");
    if (connection)
        close_connection(connection);
    return NULL;
}

/* The reason without details that differ between requests (curl adds the elapsed milliseconds),
 * since lapse counts failures by their text. */
static void explain(const struct lapse_connection *connection, CURLcode code,
                    struct lapse_reply *reply)
{
    const struct lapse_target *target = connection->target;
    long number = 0, sent = 0;
    curl_easy_getinfo(connection->handle, CURLINFO_OS_ERRNO, &number);
    curl_easy_getinfo(connection->handle, CURLINFO_REQUEST_SIZE, &sent);
    if (code == CURLE_COULDNT_CONNECT && number)
        snprintf(reply->error, sizeof reply->error, "cannot connect to %.180s: %s", target->url,
                 strerror((int)number));
    else if (code == CURLE_OPERATION_TIMEDOUT)
        snprintf(reply->error, sizeof reply->error, "timed out: no %s within %g s (--timeout)",
                 sent ? "complete response" : "connection", target->timeout);
    else
        snprintf(reply->error, sizeof reply->error, "%.255s",
                 *connection->error ? connection->error : curl_easy_strerror(code));
}

static int exchange(struct lapse_connection *connection, const struct lapse_buffer *request,
                    struct lapse_reply *reply)
{
    CURL *handle = connection->handle;
    connection->reply = reply;
    connection->stopped = false;
    connection->error[0] = '\0';
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request->bytes);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->size);
    CURLcode code = curl_easy_perform(handle);
    reply->status = status_of(handle);
    if (code == CURLE_OK)
        return 0;
    if (!connection->stopped) /* else the reply has the reason */
        explain(connection, code, reply);
    return -1;
}

LAPSE_DEFINE_TRANSPORT(http, curl) = {
    .open = open_connection,
    .exchange = exchange,
    .close = close_connection,
    .initialise = initialise,
};
