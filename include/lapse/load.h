/* The load of a run and its progress: the types that arrivals and uis work on. */
#ifndef LAPSE_LOAD_H
#define LAPSE_LOAD_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The parameters of a run, constant while it lasts. */
struct lapse_load {
    size_t requests;    /* number of requests to send */
    size_t concurrency; /* number of connections, each with one request at a time */
    double rate;        /* requests per second; 0 when none was given */
    const char *url;    /* of the server; NULL when the transport needs none */
    const char *model;  /* name of the model on the server */
};

/* The progress of a run. */
struct lapse_progress {
    const struct lapse_load *load;
    size_t finished; /* requests, including failed ones */
    size_t errors;   /* requests that failed */
    long tokens;     /* received so far; 0 when unknown */
    double elapsed;  /* seconds since the start of the run */
};

#ifdef __cplusplus
}
#endif

#endif
