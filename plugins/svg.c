/* A latency histogram as SVG: a bar for each range of times, the percentiles marked. Colours follow
 * the reader's light or dark preference. */
#include "lapse_registry.h"
#include <math.h>
#include <stdlib.h>

LAPSE_EXPORTER_SET(svg, svg, description, "A latency histogram.");
LAPSE_EXPORTER_SET(svg, svg, extension, "svg");
LAPSE_EXPORTER_SET(svg, svg, media_type, "image/svg+xml");

enum { WIDTH = 760, HEIGHT = 360, LEFT = 64, RIGHT = 24, TOP = 72, BOTTOM = 56, BARS_MOST = 48 };
enum { PLOT_WIDTH = WIDTH - LEFT - RIGHT, PLOT_HEIGHT = HEIGHT - TOP - BOTTOM };

/* Times are milliseconds here. */
struct histogram {
    double width; /* of a bar */
    size_t bars;
    size_t counts[BARS_MOST + 1];
    size_t highest; /* of counts */
};

/* The smallest of 1, 2, 5, 10... that is not below `least`. */
static double round_step(double least)
{
    double power = pow(10, floor(log10(least)));
    return least <= power       ? power
           : least <= 2 * power ? 2 * power
           : least <= 5 * power ? 5 * power
                                : 10 * power;
}

static struct histogram count(const struct lapse_report *report)
{
    struct histogram histogram = {.bars = 1};
    double longest = report->latency.max * 1000;
    histogram.width = round_step((longest > 0.001 ? longest : 0.001) / (BARS_MOST - 8));
    for (size_t i = 0; i < report->sample_count; i++) {
        if (*report->samples[i].error)
            continue;
        size_t bar = (size_t)(report->samples[i].latency * 1000 / histogram.width);
        bar = bar < BARS_MOST ? bar : BARS_MOST;
        if (bar + 1 > histogram.bars)
            histogram.bars = bar + 1;
        if (++histogram.counts[bar] > histogram.highest)
            histogram.highest = histogram.counts[bar];
    }
    return histogram;
}

static double x_of(const struct histogram *histogram, double milliseconds)
{
    return LEFT + milliseconds / (histogram->width * (double)histogram->bars) * PLOT_WIDTH;
}

static double y_of(const struct histogram *histogram, double requests)
{
    double top = histogram->highest ? (double)histogram->highest : 1;
    return TOP + PLOT_HEIGHT - requests / top * PLOT_HEIGHT;
}

/* `text` is UTF-8 without control characters. */
static void write_text(FILE *stream, const char *text)
{
    for (; *text; text++)
        if (*text == '<' || *text == '&')
            fprintf(stream, "&#%d;", *text);
        else
            fputc(*text, stream);
}

static void write_head(FILE *stream, const struct lapse_report *report)
{
    fprintf(stream,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" "
            "height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n"
            "<style>\n"
            "  .paper { fill: #ffffff } .ink { fill: #24292f } .faint { fill: #57606a }\n"
            "  .bar { fill: #3a7ca5 } .grid { stroke: #d0d7de } .mark { stroke: #bc4c00 }\n"
            "  .name { fill: #bc4c00 }\n"
            "  @media (prefers-color-scheme: dark) {\n"
            "    .paper { fill: #0d1117 } .ink { fill: #e6edf3 } .faint { fill: #9198a1 }\n"
            "    .bar { fill: #58a6d6 } .grid { stroke: #30363d } .mark { stroke: #f0883e }\n"
            "    .name { fill: #f0883e }\n"
            "  }\n"
            "</style>\n"
            "<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n",
            WIDTH, HEIGHT, WIDTH, HEIGHT, WIDTH, HEIGHT);
    fprintf(stream,
            "<text class=\"ink\" x=\"%d\" y=\"26\" font-size=\"16\">Latency of %zu requests to ",
            LEFT, report->latency.count);
    write_text(stream, report->endpoint.type);
    fprintf(stream, " over ");
    write_text(stream, report->transport.type);
    fprintf(stream, "</text>\n<text class=\"faint\" x=\"%d\" y=\"44\">", LEFT);
    fprintf(stream, "%.1f requests/s, %zu failed</text>\n", report->request_rate, report->errors);
}

static void write_axes(FILE *stream, const struct histogram *histogram)
{
    double last = histogram->width * (double)histogram->bars;
    double step = round_step(last / 8), rows = round_step((double)histogram->highest / 4);
    for (double n = 0; n <= (double)histogram->highest; n += rows < 1 ? 1 : rows) {
        double y = y_of(histogram, n);
        fprintf(stream,
                "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>\n"
                "<text class=\"faint\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%g</text>\n",
                LEFT, y, WIDTH - RIGHT, y, LEFT - 8, y + 4, n);
    }
    for (double time = 0; time <= last * 1.0001; time += step)
        fprintf(stream,
                "<text class=\"faint\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%g</text>\n",
                x_of(histogram, time), HEIGHT - BOTTOM + 18, time);
    fprintf(stream,
            "<text class=\"faint\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">milliseconds</text>\n",
            LEFT + PLOT_WIDTH / 2, HEIGHT - 14);
}

static void write_bars(FILE *stream, const struct histogram *histogram)
{
    for (size_t i = 0; i < histogram->bars; i++) {
        double x = x_of(histogram, histogram->width * (double)i);
        double y = y_of(histogram, (double)histogram->counts[i]);
        double width = (double)PLOT_WIDTH / (double)histogram->bars;
        if (histogram->counts[i])
            fprintf(stream,
                    "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                    "<title>%g to %g ms: %zu</title></rect>\n",
                    x + 0.5, y, width > 2 ? width - 1 : width, TOP + PLOT_HEIGHT - y,
                    histogram->width * (double)i, histogram->width * (double)(i + 1),
                    histogram->counts[i]);
    }
}

/* Names stand on lines of their own height, so that near percentiles stay readable. */
static void write_percentiles(FILE *stream, const struct histogram *histogram,
                              const struct lapse_spread *spread)
{
    const struct {
        const char *name;
        double seconds;
    } marks[] = {{"p50", spread->p50}, {"p90", spread->p90}, {"p99", spread->p99}};
    for (int i = 0; i < 3; i++) {
        double x = x_of(histogram, marks[i].seconds * 1000), y = TOP - 14 + i * 13;
        bool left = x > WIDTH - 120;
        fprintf(stream,
                "<line class=\"mark\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%d\" "
                "stroke-dasharray=\"3 3\"/>\n"
                "<text class=\"name\" x=\"%.1f\" y=\"%.1f\"%s>%s %.3g ms</text>\n",
                x, y - 8, x, TOP + PLOT_HEIGHT, left ? x - 4 : x + 4, y,
                left ? " text-anchor=\"end\"" : "", marks[i].name, marks[i].seconds * 1000);
    }
}

static int write_svg(const struct lapse_report *report, FILE *stream)
{
    struct histogram histogram = count(report);
    write_head(stream, report);
    write_axes(stream, &histogram);
    write_bars(stream, &histogram);
    if (report->latency.count)
        write_percentiles(stream, &histogram, &report->latency);
    fprintf(stream, "</svg>\n");
    return ferror(stream) ? -1 : 0;
}

LAPSE_EXPORTER_DEFINE(svg, svg) = {.write = write_svg};
