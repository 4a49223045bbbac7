#include "measure/statistics.h"

#include <stdlib.h>

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* The smallest of the sorted times that at least `percent` of them do not exceed. */
static double percentile(const double *times, size_t count, size_t percent)
{
    size_t rank = count / 100 * percent + (count % 100 * percent + 99) / 100;
    return times[rank - 1];
}

struct lapse_spread statistics_spread(double *times, size_t count)
{
    struct lapse_spread spread = {.count = count};
    if (count == 0)
        return spread;
    qsort(times, count, sizeof *times, compare);
    for (size_t i = 0; i < count; i++)
        spread.mean += times[i] / (double)count;
    spread.p50 = percentile(times, count, 50);
    spread.p90 = percentile(times, count, 90);
    spread.p99 = percentile(times, count, 99);
    spread.max = times[count - 1];
    return spread;
}

int statistics_compute(struct lapse_report *report)
{
    size_t count = report->sample_count, latencies = 0, firsts = 0;
    double *times = calloc(count ? count : 1, sizeof *times);
    if (!times)
        return -1;
    for (size_t i = 0; i < count; i++) {
        const struct lapse_sample *sample = &report->samples[i];
        if (*sample->error) {
            report->errors++;
            continue;
        }
        times[latencies++] = sample->latency;
        report->tokens += sample->tokens;
    }
    report->latency = statistics_spread(times, latencies);
    for (size_t i = 0; i < count; i++)
        if (!*report->samples[i].error && report->samples[i].first > 0)
            times[firsts++] = report->samples[i].first;
    report->first = statistics_spread(times, firsts);
    if (report->wall > 0) {
        report->request_rate = (double)latencies / report->wall;
        report->token_rate = (double)report->tokens / report->wall;
    }
    free(times);
    return 0;
}
