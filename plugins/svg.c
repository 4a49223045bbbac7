/* A latency histogram as SVG: a bar for each range of times, the percentiles marked above. A long
 * tail gets a single bar, so that it does not flatten the others. Colours follow the viewer's light
 * or dark mode. */
#include "lapse_exporter.h"
#include <math.h>

LAPSE_SET_EXPORTER(svg, svg, description, "A latency histogram.");
LAPSE_SET_EXPORTER(svg, svg, extension, "svg");
LAPSE_SET_EXPORTER(svg, svg, media_type, "image/svg+xml");

enum { WIDTH = 760, HEIGHT = 408, LEFT = 88, RIGHT = 28, TOP = 126, BOTTOM = 58 };
enum { FLOOR = HEIGHT - BOTTOM, PLOT_HEIGHT = FLOOR - TOP, TAIL_WIDTH = 44, TAIL_GAP = 24 };
enum { BARS_WANTED = 40, BARS_LEAST = 20, BARS_MOST = BARS_WANTED + 2 };

/* Times are in `unit` here. */
struct histogram {
    const char *unit;
    double per_second; /* units */
    double start;      /* of the first bar */
    double width;      /* of a bar */
    size_t bars;
    size_t counts[BARS_MOST];
    size_t tail; /* samples beyond the last bar */
    double top;  /* of the vertical axis */
    double step; /* between its lines */
};

/* The smallest of 1, 2, 5, 10... that is at least `least`. */
static double round_step(double least)
{
    double power = pow(10, floor(log10(least)));
    return least <= power       ? power
           : least <= 2 * power ? 2 * power
           : least <= 5 * power ? 5 * power
                                : 10 * power;
}

static void choose_unit(struct histogram *histogram, double seconds)
{
    histogram->unit = seconds < 0.001 ? "\xc2\xb5s" : seconds < 10 ? "ms" : "s";
    histogram->per_second = seconds < 0.001 ? 1e6 : seconds < 10 ? 1e3 : 1;
}

/* The axis starts at 0 unless the fastest time is past the middle, and ends at the slowest unless
 * that is far above the 99th percentile. */
static void choose_bars(struct histogram *histogram, double fastest, const struct lapse_spread *all)
{
    double end = all->max > 1.5 * all->p99 ? 1.2 * all->p99 : all->max;
    end = end > 1e-9 ? end : 1e-9; /* a coarse clock may show no time at all */
    choose_unit(histogram, end);
    end *= histogram->per_second;
    double start = fastest * histogram->per_second;
    start = start < 0.5 * end ? 0 : start;
    double least = end / BARS_WANTED / 10, each = (end - start) / BARS_WANTED;
    histogram->width = round_step(each > least ? each : least);
    double first = floor(start / histogram->width), last = floor(end / histogram->width);
    double missing = BARS_LEAST - (last - first + 1);
    if (missing > 0) {
        first = first > floor(missing / 2) ? first - floor(missing / 2) : 0;
        last = first + BARS_LEAST - 1 > last ? first + BARS_LEAST - 1 : last;
    }
    histogram->start = first * histogram->width;
    histogram->bars = (size_t)(last - first) + 1;
    if (histogram->bars > BARS_MOST)
        histogram->bars = BARS_MOST;
}

static void count(struct histogram *histogram, const struct lapse_report *report)
{
    size_t highest = 0;
    for (size_t i = 0; i < report->sample_count; i++) {
        double time = report->samples[i].latency * histogram->per_second;
        double bar = floor((time - histogram->start) / histogram->width);
        size_t *counted = bar < (double)histogram->bars ? &histogram->counts[bar > 0 ? (int)bar : 0]
                                                        : &histogram->tail;
        if (!*report->samples[i].error && ++*counted > highest)
            highest = *counted;
    }
    histogram->step = highest > 4 ? round_step((double)highest / 4) : 1;
    histogram->top = ceil((double)highest / histogram->step) * histogram->step;
}

static struct histogram make(const struct lapse_report *report)
{
    struct histogram histogram = {.bars = 0};
    double fastest = report->latency.max;
    for (size_t i = 0; i < report->sample_count; i++)
        if (!*report->samples[i].error && report->samples[i].latency < fastest)
            fastest = report->samples[i].latency;
    choose_bars(&histogram, fastest, &report->latency);
    count(&histogram, report);
    return histogram;
}

static double bar_width(const struct histogram *histogram)
{
    int room = WIDTH - LEFT - RIGHT - (histogram->tail ? TAIL_WIDTH + TAIL_GAP : 0);
    return (double)room / (double)histogram->bars;
}

static double x_of(const struct histogram *histogram, double time)
{
    return LEFT + (time - histogram->start) / histogram->width * bar_width(histogram);
}

static double y_of(const struct histogram *histogram, double requests)
{
    return FLOOR - requests / histogram->top * PLOT_HEIGHT;
}

/* Up to `most` code points of `text`, which is UTF-8 without control characters. */
static void write_text(FILE *stream, const char *text, int most)
{
    for (; *text; text++) {
        if ((*text & 0xc0) != 0x80 && most-- == 0) {
            fputs("\xe2\x80\xa6", stream); /* an ellipsis */
            return;
        }
        if (*text == '<' || *text == '&')
            fprintf(stream, "&#%d;", *text);
        else
            fputc(*text, stream);
    }
}

static void write_title(FILE *stream, const struct lapse_report *report)
{
    size_t count = report->latency.count;
    fprintf(stream, "Latency of %zu request%s", count, count == 1 ? "" : "s");
    if (report->load->url) {
        fputs(" to ", stream);
        write_text(stream, report->load->url, 50);
    }
}

static void write_part(FILE *stream, const char *before, const struct lapse_choice *choice)
{
    fputs(before, stream);
    write_text(stream, choice->type, 24);
    fputs(" by ", stream);
    write_text(stream, choice->identifier, 24);
}

static void write_head(FILE *stream, const struct lapse_report *report)
{
    fprintf(stream,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\" "
            "width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n<title>",
            WIDTH, HEIGHT, WIDTH, HEIGHT);
    write_title(stream, report);
    fprintf(stream,
            "</title>\n"
            "<style>\n"
            "  .paper { fill: #ffffff } .ink { fill: #24292f } .faint { fill: #57606a }\n"
            "  .bar { fill: #3a7ca5 } .tail { fill: #8fb4cb } .grid { stroke: #d0d7de }\n"
            "  .mark { stroke: #bc4c00 } .name { fill: #bc4c00 }\n"
            "  @media (prefers-color-scheme: dark) {\n"
            "    .paper { fill: #0d1117 } .ink { fill: #e6edf3 } .faint { fill: #9198a1 }\n"
            "    .bar { fill: #58a6d6 } .tail { fill: #35617d } .grid { stroke: #30363d }\n"
            "    .mark { stroke: #f0883e } .name { fill: #f0883e }\n"
            "  }\n"
            "</style>\n"
            "<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n"
            "<text class=\"ink\" x=\"24\" y=\"32\" font-size=\"17\">",
            WIDTH, HEIGHT);
    write_title(stream, report);
    write_part(stream, "</text>\n<text class=\"faint\" x=\"24\" y=\"52\">", &report->endpoint);
    write_part(stream, ", ", &report->transport);
    fprintf(stream, ", up to %zu at once, %.1f requests/s, %zu failed</text>\n",
            report->load->concurrency, report->request_rate, report->errors);
}

static void write_requests_axis(FILE *stream, const struct histogram *histogram)
{
    for (double n = 0; n <= histogram->top; n += histogram->step) {
        double y = y_of(histogram, n);
        fprintf(stream,
                "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>\n"
                "<text class=\"faint\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>\n",
                LEFT, y, WIDTH - RIGHT, y, LEFT - 8, y + 4, n);
    }
    fprintf(stream,
            "<text class=\"faint\" transform=\"rotate(-90)\" x=\"%d\" y=\"32\" "
            "text-anchor=\"middle\">requests</text>\n",
            -(TOP + PLOT_HEIGHT / 2));
}

static void write_time_axis(FILE *stream, const struct histogram *histogram)
{
    double end = histogram->start + histogram->width * (double)histogram->bars;
    double step = round_step((end - histogram->start) / 9);
    for (double n = ceil(histogram->start / step); n * step < end + histogram->width / 2; n++)
        fprintf(stream,
                "<text class=\"faint\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%g</text>\n",
                x_of(histogram, n * step), FLOOR + 18, n * step);
    fprintf(stream,
            "<text class=\"faint\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">latency in "
            "%s</text>\n",
            (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16, histogram->unit);
}

static void write_bar(FILE *stream, const struct histogram *histogram, size_t requests, double x,
                      double width)
{
    double y = y_of(histogram, (double)requests);
    fprintf(stream, "x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>", x, y, width,
            FLOOR - y);
}

static void write_bars(FILE *stream, const struct histogram *histogram)
{
    double width = bar_width(histogram);
    for (size_t i = 0; i < histogram->bars; i++) {
        double from = histogram->start + histogram->width * (double)i;
        if (histogram->counts[i] == 0)
            continue;
        fputs("<rect class=\"bar\" ", stream);
        write_bar(stream, histogram, histogram->counts[i], LEFT + width * (double)i + 0.5,
                  width - 1);
        fprintf(stream, "%g to %g %s: %zu</title></rect>\n", from, from + histogram->width,
                histogram->unit, histogram->counts[i]);
    }
}

static void write_tail(FILE *stream, const struct histogram *histogram, double slowest)
{
    double end = histogram->start + histogram->width * (double)histogram->bars;
    if (histogram->tail == 0)
        return;
    fputs("<rect class=\"tail\" ", stream);
    write_bar(stream, histogram, histogram->tail, WIDTH - RIGHT - TAIL_WIDTH, TAIL_WIDTH);
    fprintf(stream,
            "over %g, up to %.4g %s: %zu</title></rect>\n"
            "<text class=\"faint\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">slower</text>\n"
            "<text class=\"ink\" x=\"%d\" y=\"%.1f\" text-anchor=\"middle\">%zu</text>\n",
            end, slowest * histogram->per_second, histogram->unit, histogram->tail,
            WIDTH - RIGHT - TAIL_WIDTH / 2, FLOOR + 18, WIDTH - RIGHT - TAIL_WIDTH / 2,
            y_of(histogram, (double)histogram->tail) - 5, histogram->tail);
}

/* Labels are left of their lines, lower percentiles on lower rows: no line crosses a label. */
static void write_percentiles(FILE *stream, const struct histogram *histogram,
                              const struct lapse_spread *spread)
{
    const struct {
        const char *name;
        double seconds;
    } marks[] = {{"p99", spread->p99}, {"p90", spread->p90}, {"p50", spread->p50}};
    for (int i = 0; i < 3; i++) {
        double time = marks[i].seconds * histogram->per_second;
        double x = x_of(histogram, time);
        int y = TOP - 46 + i * 14;
        fprintf(stream,
                "<line class=\"mark\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" "
                "stroke-dasharray=\"3 3\"/>\n"
                "<text class=\"name\" x=\"%.1f\" y=\"%d\" text-anchor=\"end\">%s %.*f %s</text>\n",
                x, y - 10, x, FLOOR, x - 5, y, marks[i].name, time < 10 ? 2 : time < 100, time,
                histogram->unit);
    }
}

static void write_no_results(FILE *stream, const struct lapse_report *report)
{
    fprintf(stream,
            "<text class=\"ink\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">No request "
            "succeeded.</text>\n<text class=\"faint\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">",
            WIDTH / 2, HEIGHT / 2, WIDTH / 2, HEIGHT / 2 + 20);
    if (report->failure_count)
        write_text(stream, report->failures[0].text, 100);
    fputs("</text>\n", stream);
}

static int write_svg(const struct lapse_report *report, FILE *stream)
{
    write_head(stream, report);
    if (report->latency.count) {
        struct histogram histogram = make(report);
        write_requests_axis(stream, &histogram);
        write_time_axis(stream, &histogram);
        write_bars(stream, &histogram);
        write_tail(stream, &histogram, report->latency.max);
        write_percentiles(stream, &histogram, &report->latency);
    } else {
        write_no_results(stream, report);
    }
    fputs("</svg>\n", stream);
    return ferror(stream) ? -1 : 0;
}

LAPSE_DEFINE_EXPORTER(svg, svg) = {.write = write_svg};
