/* The results for people, in 80 columns. */
#include "lapse_registry.h"
#include <stdio.h>
#include <string.h>

enum { ROOM = 66 }; /* columns behind a label */

/* Bytes of the first `columns` code points. */
static int clip(const char *text, int columns)
{
    int size = 0;
    for (; text[size]; size++)
        if ((text[size] & 0xc0) != 0x80 && columns-- == 0)
            break;
    return size;
}

static void write_choice(FILE *stream, const char *label, const struct lapse_choice *choice)
{
    fprintf(stream, "%-13s %s, by %s (%s)\n", label, choice->type, choice->identifier,
            choice->origin);
}

static void write_spread(FILE *stream, const char *label, const struct lapse_spread *spread)
{
    if (spread->count)
        fprintf(stream, "%-13s %10.2f %10.2f %10.2f %10.2f %10.2f\n", label, spread->mean * 1e3,
                spread->p50 * 1e3, spread->p90 * 1e3, spread->p99 * 1e3, spread->max * 1e3);
}

static void write_setting(const struct lapse_report *report, FILE *stream)
{
    const char *url = report->load->url, *model = report->load->model;
    fprintf(stream, "%-13s %.*s\n", "model", clip(model, ROOM), model);
    if (url)
        fprintf(stream, "%-13s %.*s\n", "server", clip(url, ROOM), url);
    write_choice(stream, "endpoint", &report->endpoint);
    write_choice(stream, "transport", &report->transport);
    write_choice(stream, "arrival", &report->arrival);
}

static void write_totals(const struct lapse_report *report, FILE *stream)
{
    const struct lapse_load *load = report->load;
    fprintf(stream, "%-13s %zu%s, up to %zu at once", "requests", report->sample_count,
            report->interrupted ? " (interrupted)" : "", load->concurrency);
    if (load->rate > 0)
        fprintf(stream, ", %g/s wanted", load->rate);
    fprintf(stream, "\n%-13s %zu\n%-13s %.3f s\n%-13s %.1f requests/s, %.1f tokens/s\n", "errors",
            report->errors, "wall time", report->wall, "throughput", report->request_rate,
            report->token_rate);
}

static void write_times(const struct lapse_report *report, FILE *stream)
{
    if (report->latency.count == 0)
        return;
    fprintf(stream, "\n%-13s %10s %10s %10s %10s %10s\n", "milliseconds", "mean", "p50", "p90",
            "p99", "max");
    write_spread(stream, "latency", &report->latency);
    write_spread(stream, "first token", &report->first);
    if (report->paced)
        fputs("(since each request was due)\n", stream);
    if (*report->answer)
        fprintf(stream, "\n%-13s %.*s\n", "first answer", clip(report->answer, ROOM),
                report->answer);
}

static int write(const struct lapse_report *report, FILE *stream)
{
    write_setting(report, stream);
    fputs("\n", stream);
    write_totals(report, stream);
    write_times(report, stream);
    if (report->failure_count)
        fputs("\n", stream);
    for (size_t i = 0; i < report->failure_count; i++) {
        const struct lapse_failure *failure = &report->failures[i];
        fprintf(stream, "%6zu failed: %.*s\n", failure->count, clip(failure->text, ROOM - 2),
                failure->text);
    }
    return ferror(stream) ? -1 : 0;
}

LAPSE_DEFINE_EXPORTER(table, table) = {.write = write};
