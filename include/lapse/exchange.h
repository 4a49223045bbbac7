/* What endpoints and transports hand to each other. Plugins of lapse are built against this, and
 * need no symbol of lapse: what they may call is a member of what they are given. */
#ifndef LAPSE_EXCHANGE_H
#define LAPSE_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lapse_endpoint;
struct lapse_connection; /* of the transport */
struct lapse_reception;  /* of lapse */

/* Bytes that grow. */
struct lapse_buffer {
    char *bytes; /* NUL-terminated once something was appended; owned by the buffer */
    size_t size; /* bytes, without the NUL */
    size_t room; /* bytes, with the NUL */
    /* Appends `size` bytes. Returns 0, or -1 when memory is short (nothing is appended then). */
    int (*append)(struct lapse_buffer *buffer, const char *bytes, size_t size);
};

/* What one request asks. Texts are UTF-8. */
struct lapse_prompt {
    const char *model;
    const char *const *texts;
    size_t count;    /* of texts, at least 1 */
    long max_tokens; /* longest answer wanted */
    bool stream;     /* ask for the response as server-sent events */
};

/* What came back. The transport sets `status`, then hands over the body; the endpoint reads it. */
struct lapse_reply {
    int status;      /* HTTP status, 0 while none came; a transport without HTTP says 200 */
    long tokens;     /* as the server counts them; else one an event; 0 when nothing is known */
    char text[256];  /* beginning of the answer */
    char error[256]; /* why the exchange failed, or "" */
    /* The transport calls this with every piece of the response's body as soon as it is there,
     * however cut: this is when the time of the first token is taken. Returns 0, or -1 when the
     * rest is of no use: `error` says why, and the exchange may end with -1. */
    int (*receive)(struct lapse_reply *reply, const char *bytes, size_t size);
    struct lapse_reception *reception; /* what `receive` works on; NULL while opening */
};

/* Where a transport sends to. Outlives the connections that were opened to it. */
struct lapse_target {
    const char *url;  /* scheme, host and so on, no slash at the end; NULL when none was given */
    const char *path; /* of the endpoint, to be appended: "/v1/chat/completions" */
    const struct lapse_endpoint *endpoint; /* whose write_response can answer */
    double timeout;                        /* seconds for one exchange */
};

#ifdef __cplusplus
}
#endif

#endif
