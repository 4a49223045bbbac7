/* The types that endpoints and transports exchange. Plugins of lapse are built against this header
 * and need no symbol of lapse: the functions they may call are members of these structs. */
#ifndef LAPSE_EXCHANGE_H
#define LAPSE_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lapse_endpoint;
struct lapse_connection; /* defined by each transport */
struct lapse_reception;  /* private to lapse */

/* A growing string of bytes. */
struct lapse_buffer {
    char *bytes; /* owned by the buffer; NULL before the first append, then NUL-terminated */
    size_t size; /* bytes, without the NUL */
    size_t room; /* bytes, with the NUL */
    /* Appends `size` bytes. Returns 0, or -1 when out of memory, with nothing appended. */
    int (*append)(struct lapse_buffer *buffer, const char *bytes, size_t size);
};

/* The content of one request. Texts are UTF-8. */
struct lapse_prompt {
    const char *model;
    const char *const *texts;
    size_t count;    /* of texts, at least 1 */
    long max_tokens; /* limit for the answer */
    bool stream;     /* request the response as server-sent events */
};

/* The response. The transport sets `status`, then passes the body on; the endpoint reads it. */
struct lapse_reply {
    int status;      /* HTTP status, 0 before a response; 200 from a transport without HTTP */
    long tokens;     /* as counted by the server, else one per event; 0 when unknown */
    char text[256];  /* beginning of the answer */
    char error[256]; /* why the exchange failed, or "" */
    /* The transport calls this with each piece of the response's body as soon as it arrives: the
     * time of the first token is taken here. Returns 0, or -1 when the rest of the body is not
     * needed: `error` has the reason, and the exchange may end with -1. */
    int (*receive)(struct lapse_reply *reply, const char *bytes, size_t size);
    struct lapse_reception *reception; /* state of `receive`; NULL during open */
};

/* The server. Outlives the connections that were opened to it. */
struct lapse_target {
    const char *url;  /* without a slash at the end; NULL when none was given */
    const char *path; /* of the endpoint, appended to the URL: "/v1/chat/completions" */
    const struct lapse_endpoint *endpoint; /* its write_response can answer */
    double timeout;                        /* seconds for one exchange */
    const char *const *headers;            /* to be sent, each "NAME: VALUE" */
    size_t header_count;
};

#ifdef __cplusplus
}
#endif

#endif
