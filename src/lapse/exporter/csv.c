/* One row per request, as in RFC 4180. */
#include "lapse_exporter.h"
#include <stdio.h>

static void write_quoted(const char *text, FILE *stream)
{
    putc('"', stream);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', stream);
        putc(*text, stream);
    }
    putc('"', stream);
}

static int write(const struct lapse_report *report, FILE *stream)
{
    fputs("request,due_s,sent_s,latency_ms,first_token_ms,tokens,status,error\r\n", stream);
    for (size_t i = 0; i < report->sample_count; i++) {
        const struct lapse_sample *sample = &report->samples[i];
        fprintf(stream, "%zu,%.6f,%.6f,%.3f,", sample->number, sample->due, sample->sent,
                sample->latency * 1e3);
        if (sample->first > 0)
            fprintf(stream, "%.3f", sample->first * 1e3);
        fputc(',', stream);
        if (sample->tokens > 0)
            fprintf(stream, "%ld", sample->tokens);
        fprintf(stream, ",%d,", sample->status);
        if (*sample->error)
            write_quoted(sample->error, stream);
        fputs("\r\n", stream);
    }
    return ferror(stream) ? -1 : 0;
}

LAPSE_DEFINE_EXPORTER(csv, csv) = {.write = write};
