/* The results of a run: what exporters write. Everything is valid while the exporter is called. */
#ifndef LAPSE_REPORT_H
#define LAPSE_REPORT_H

#include "lapse/load.h"
#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One request that was sent. Times are seconds; `due` and `sent` count from the start of the run.
 */
struct lapse_sample {
    size_t number;  /* of the request, from 1 */
    double due;     /* when the arrival wanted it sent */
    double sent;    /* when it was sent: later than `due` when no connection was free */
    double latency; /* until its end; from `due` in a paced run, else from `sent` */
    double first;   /* until the first token, from the same moment; 0 when there was none */
    long tokens;
    int status;        /* HTTP status; 0 when no response came */
    const char *error; /* why it failed, in UTF-8 without control characters; "" when it did not */
};

/* How the times of successful requests spread, in seconds. A percentile is the smallest time that
 * at least so many of them do not exceed. All are 0 when there is none. */
struct lapse_spread {
    size_t count;
    double mean, p50, p90, p99, max;
};

/* Which implementation did a part of the work. */
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
    bool paced;       /* requests had due times, and latency counts from these */
    bool interrupted; /* the user ended the run early */

    size_t errors;       /* samples that failed */
    double wall;         /* seconds from the start to the end of the last request */
    double request_rate; /* successful requests a second, over `wall` */
    double token_rate;   /* tokens a second, over `wall` */
    long tokens;         /* in all successful answers */
    struct lapse_spread latency;
    struct lapse_spread first; /* until the first token, of the requests that had one */
    const char *answer;        /* beginning of the answer to the first request that succeeded,
                                * printable like an error */

    const struct lapse_failure *failures; /* by first occurrence */
    size_t failure_count;
    const struct lapse_sample *samples; /* by number */
    size_t sample_count;
};

#ifdef __cplusplus
}
#endif

#endif
