/* The results as aligned text that fits the terminal, down to 40 columns. */
#include "lapse_exporter.h"
#include "report/wrap.h"
#include <stdio.h>
#include <string.h>

enum { INDENT = 14 }; /* column of the values */

static void write_field(FILE *stream, const char *label, const char *value)
{
    fprintf(stream, "%-*s", INDENT, label);
    wrap_text(stream, value, INDENT, wrap_columns(stream));
}

static void write_choice(FILE *stream, const char *label, const struct lapse_choice *choice)
{
    char value[256]; /* names have at most 63 bytes */
    snprintf(value, sizeof value, "%s, by %s (%s)", choice->type, choice->identifier,
             choice->origin);
    write_field(stream, label, value);
}

static void write_setting(const struct lapse_report *report, FILE *stream)
{
    write_field(stream, "model", report->load->model);
    if (report->load->url)
        write_field(stream, "server", report->load->url);
    write_choice(stream, "endpoint", &report->endpoint);
    write_choice(stream, "transport", &report->transport);
    write_choice(stream, "arrival", &report->arrival);
}

static void write_totals(const struct lapse_report *report, FILE *stream)
{
    const struct lapse_load *load = report->load;
    char value[128], rate[32] = "", tokens[32] = "-";
    if (load->rate > 0)
        snprintf(rate, sizeof rate, ", target %g/s", load->rate);
    snprintf(value, sizeof value, "%zu%s, up to %zu at once%s", report->sample_count,
             report->interrupted ? " (interrupted)" : "", load->concurrency, rate);
    write_field(stream, "requests", value);
    fprintf(stream, "%-*s%zu\n", INDENT, "errors", report->errors);
    fprintf(stream, "%-*s%.3f s\n", INDENT, "wall time", report->wall);
    if (report->tokens > 0)
        snprintf(tokens, sizeof tokens, "%.1f", report->token_rate);
    snprintf(value, sizeof value, "%.1f requests/s, %s tokens/s", report->request_rate, tokens);
    write_field(stream, "throughput", value);
}

/* The times of first tokens stand beside the latencies, where there are any. */
static void write_times(const struct lapse_report *report, FILE *stream)
{
    const struct lapse_spread *latency = &report->latency, *first = &report->first;
    const struct {
        const char *label;
        double latency, first;
    } rows[] = {
        {"mean", latency->mean, first->mean}, {"p50", latency->p50, first->p50},
        {"p90", latency->p90, first->p90},    {"p99", latency->p99, first->p99},
        {"max", latency->max, first->max},
    };
    fprintf(stream, "\n%-*s%10s%s\n", INDENT, "milliseconds", "latency",
            first->count ? "   first token" : "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fprintf(stream, "%-*s%10.2f", INDENT, rows[i].label, rows[i].latency * 1e3);
        if (first->count)
            fprintf(stream, "%14.2f", rows[i].first * 1e3);
        fputc('\n', stream);
    }
    if (report->paced)
        wrap_text(stream, "(measured from the time each request was due)", 0, wrap_columns(stream));
    if (*report->answer) {
        fputc('\n', stream);
        write_field(stream, "first answer", report->answer);
    }
}

static int write(const struct lapse_report *report, FILE *stream)
{
    write_setting(report, stream);
    fputc('\n', stream);
    write_totals(report, stream);
    if (report->latency.count)
        write_times(report, stream);
    if (report->failure_count)
        fputc('\n', stream);
    for (size_t i = 0; i < report->failure_count; i++) {
        int size = fprintf(stream, "%6zu failed: ", report->failures[i].count);
        if (size > 0)
            wrap_text(stream, report->failures[i].text, (size_t)size, wrap_columns(stream));
    }
    return ferror(stream) ? -1 : 0;
}

LAPSE_DEFINE_EXPORTER(table, table) = {.write = write};
