/* The results of a run, for exporters. All pointers are valid during the call of an exporter. */
#ifndef LAPSE_REPORT_H
#define LAPSE_REPORT_H

#include "lapse/load.h"
#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One request that was sent. Times are in seconds, `due` and `sent` since the start of the run. */
struct lapse_sample {
    size_t number;     /* of the request, from 1 */
    double due;        /* when the arrival scheduled it */
    double sent;       /* when it was sent: after `due` if no connection was free */
    double latency;    /* to its end; from `due` in a paced run, else from `sent` */
    double first;      /* to the first token, from the same time; 0 without one */
    long tokens;       /* 0 when unknown */
    int status;        /* HTTP status; 0 without a response */
    const char *error; /* why it failed, in UTF-8 without control characters; "" on success */
};

/* Mean and percentiles of the times of successful requests, in seconds. A percentile is a time that
 * occurred: the smallest one that at least that share of the times does not exceed. */
struct lapse_spread {
    size_t count;
    double mean, p50, p90, p99, max;
};

/* An implementation that was used. */
struct lapse_choice {
    const char *type;
    const char *identifier;
    const char *origin; /* "builtin", "runtime", or the name of the plugin */
};

/* Requests that failed for the same reason. */
struct lapse_failure {
    const char *text; /* in UTF-8 without control characters */
    size_t count;
};

struct lapse_report {
    const struct lapse_load *load;
    struct lapse_choice endpoint;
    struct lapse_choice transport;
    struct lapse_choice arrival;
    bool streamed;
    bool paced;       /* requests had due times; latency counts from these */
    bool interrupted; /* the user ended the run early */

    size_t errors;       /* samples that failed */
    double wall;         /* seconds from the start to the end of the last request */
    double request_rate; /* successful requests per second of `wall` */
    double token_rate;   /* tokens per second of `wall` */
    long tokens;         /* of all successful answers; 0 when unknown */
    struct lapse_spread latency;
    struct lapse_spread first; /* to the first token, of the requests that had one */
    const char *answer; /* beginning of the first successful answer, printable like an error */

    const struct lapse_failure *failures; /* by first occurrence */
    size_t failure_count;
    const struct lapse_sample *samples; /* by number */
    size_t sample_count;
};

#ifdef __cplusplus
}
#endif

#endif
