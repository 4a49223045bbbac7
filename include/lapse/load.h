/* The load of a run and how far it is: what arrivals and uis are told. */
#ifndef LAPSE_LOAD_H
#define LAPSE_LOAD_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a run is to do. Constant while it goes on. */
struct lapse_load {
    size_t requests;    /* to be sent */
    size_t concurrency; /* connections, and so the most requests under way at once */
    double rate;        /* requests a second; 0 when none was given */
    const char *url;    /* of the server; NULL when the transport needs none */
    const char *model;  /* as the server calls it */
};

/* How far a run is. */
struct lapse_progress {
    const struct lapse_load *load;
    size_t finished; /* requests, the failed ones included */
    size_t errors;   /* requests that failed */
    long tokens;     /* that came back so far */
    double elapsed;  /* seconds since the start of the run */
};

#ifdef __cplusplus
}
#endif

#endif
