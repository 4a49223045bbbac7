#include "json_report.h"

#include <errno.h>
#include <jansson.h>

static json_t *choice(const struct lapse_choice *choice)
{
    return json_pack("{s:s,s:s,s:s}", "type", choice->type, "identifier", choice->identifier,
                     "origin", choice->origin);
}

/* In milliseconds; null when there are no times. */
static json_t *spread(const struct lapse_spread *spread)
{
    if (spread->count == 0)
        return json_null();
    return json_pack("{s:f,s:f,s:f,s:f,s:f}", "mean", spread->mean * 1e3, "p50", spread->p50 * 1e3,
                     "p90", spread->p90 * 1e3, "p99", spread->p99 * 1e3, "max", spread->max * 1e3);
}

static json_t *load(const struct lapse_load *load)
{
    json_t *rate = load->rate > 0 ? json_real(load->rate) : json_null();
    return json_pack("{s:I,s:I,s:o,s:s?,s:s}", "requests", (json_int_t)load->requests,
                     "concurrency", (json_int_t)load->concurrency, "rate", rate, "url", load->url,
                     "model", load->model);
}

/* null when no server reported any. */
static json_t *tokens(long count)
{
    return count > 0 ? json_integer(count) : json_null();
}

static json_t *failures(const struct lapse_report *report)
{
    json_t *list = json_array();
    for (size_t i = 0; i < report->failure_count; i++)
        if (json_array_append_new(list,
                                  json_pack("{s:s,s:I}", "error", report->failures[i].text, "count",
                                            (json_int_t)report->failures[i].count)) != 0)
            break;
    return list;
}

static json_t *sample(const struct lapse_sample *sample)
{
    json_t *first = sample->first > 0 ? json_real(sample->first * 1e3) : json_null();
    return json_pack("{s:I,s:f,s:f,s:f,s:o,s:o,s:i,s:s?}", "request", (json_int_t)sample->number,
                     "due_s", sample->due, "sent_s", sample->sent, "latency_ms",
                     sample->latency * 1e3, "first_token_ms", first, "tokens",
                     tokens(sample->tokens), "status", sample->status, "error",
                     *sample->error ? sample->error : NULL);
}

/* NULL when out of memory. */
static json_t *samples(const struct lapse_report *report)
{
    json_t *list = json_array();
    for (size_t i = 0; i < report->sample_count; i++)
        if (json_array_append_new(list, sample(&report->samples[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    return list;
}

static json_t *document(const struct lapse_report *report)
{
    json_t *token_rate = report->tokens > 0 ? json_real(report->token_rate) : json_null();
    return json_pack(
        "{s:i,s:o,s:o,s:o,s:o,s:b,s:b,s:b,s:I,s:I,s:f,s:f,s:o,s:o,s:o,s:o,s:s,s:o,s:o}", "schema",
        1, "load", load(report->load), "endpoint", choice(&report->endpoint), "transport",
        choice(&report->transport), "arrival", choice(&report->arrival), "streamed",
        report->streamed, "paced", report->paced, "interrupted", report->interrupted, "requests",
        (json_int_t)report->sample_count, "errors", (json_int_t)report->errors, "wall_s",
        report->wall, "requests_per_s", report->request_rate, "tokens", tokens(report->tokens),
        "tokens_per_s", token_rate, "latency_ms", spread(&report->latency), "first_token_ms",
        spread(&report->first), "first_answer", report->answer, "failures", failures(report),
        "samples", samples(report));
}

int json_report_write(const struct lapse_report *report, size_t flags, FILE *stream)
{
    json_t *root = document(report);
    if (!root) {
        errno = ENOMEM;
        return -1;
    }
    int result = json_dumpf(root, stream, flags | JSON_REAL_PRECISION(9));
    json_decref(root);
    return result == 0 && putc('\n', stream) == '\n' ? 0 : -1;
}
