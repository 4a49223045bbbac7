/* The plugin svg: its output equals the reviewed pictures in this folder, and each request is in a
 * bar. */
#include "lapse_registry.h"
#include "opened.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define TEN "ten t\xc3\xa9xts. "

enum { SAMPLES_MOST = 300, TEXT_MOST = 65536 };

/* A number of samples with the same latency. */
struct times {
    double seconds;
    size_t count;
};

static struct lapse_sample samples[SAMPLES_MOST];
static char picture[TEXT_MOST];

static size_t sample(const struct times *times, size_t rows, const char *error)
{
    size_t at = 0;
    for (size_t row = 0; row < rows; row++)
        for (size_t i = 0; i < times[row].count; i++, at++)
            samples[at] = (struct lapse_sample){
                .number = at + 1, .latency = times[row].seconds, .status = 200, .error = error};
    return at;
}

static int open_exporter(void **state)
{
    *state = opened();
    return 0;
}

static int close_exporter(void **state)
{
    patchbay_close(*state);
    return 0;
}

/* Into `picture`. */
static void draw(void **state, struct lapse_report report)
{
    static const struct lapse_load load = {.concurrency = 8, .url = "http://a&b/<c>"};
    struct patchbay_error error;
    const struct lapse_exporter *svg = lapse_get_exporter(*state, LAPSE_EXPORTER_SVG, &error);
    if (!svg)
        fail_msg("%s", error.text);
    report.load = &load;
    report.samples = samples;
    report.endpoint = (struct lapse_choice){"chat", "openai_chat", "builtin"};
    report.transport = (struct lapse_choice){"http", "curl", "curl"};
    FILE *stream = fmemopen(picture, sizeof picture, "w");
    assert_non_null(stream);
    assert_int_equal(svg->write(&report, stream), 0);
    assert_true(ftell(stream) > 0 && ftell(stream) < TEXT_MOST - 1);
    fclose(stream);
}

static void check_picture(const char *name)
{
    static char expected[TEXT_MOST];
    char path[256];
    snprintf(path, sizeof path, PICTURES "/%s", name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    expected[fread(expected, 1, sizeof expected - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(picture, expected);
}

/* In the bars, as their titles say. */
static size_t requests_in_bars(void)
{
    size_t sum = 0;
    for (const char *at = picture; (at = strstr(at, "</title></rect>")); at++) {
        const char *digits = at;
        while (digits[-1] != ' ')
            digits--;
        sum += strtoul(digits, NULL, 10);
    }
    return sum;
}

static void long_tail_gets_a_bar_of_its_own(void **state)
{
    static const struct times times[] = {{.0105, 10}, {.0125, 30}, {.0145, 50}, {.0165, 40},
                                         {.0185, 30}, {.0205, 20}, {.0225, 18}, {.25, 2}};
    draw(state, (struct lapse_report){
                    .sample_count = sample(times, 8, ""),
                    .request_rate = 412.5,
                    .latency = {200, .018, .0165, .0205, .0225, .25},
                });
    check_picture("tail.svg");
    assert_int_equal(requests_in_bars(), 200);
}

static void failed_requests_are_in_no_bar_and_the_reason_is_shown(void **state)
{
    static const struct times times[] = {{1, 3}};
    static const struct lapse_failure failure = {
        "HTTP 503: <busy> & slow: " TEN TEN TEN TEN TEN TEN TEN TEN TEN, 3};
    draw(state, (struct lapse_report){
                    .sample_count = sample(times, 1, failure.text),
                    .errors = 3,
                    .failures = &failure,
                    .failure_count = 1,
                });
    check_picture("failed.svg");
}

/* From a microsecond to hours, close together and far apart: none is lost, none is outside. */
static void every_request_is_in_a_bar_whatever_the_times(void **state)
{
    static const double scales[] = {0, 1e-7, 3e-6, 0.00099, 0.001, 0.25, 7, 9999};
    static const double spreads[] = {1, 1.000001, 1.3, 2, 40};
    for (size_t i = 0; i < 8; i++)
        for (size_t j = 0; j < 5; j++) {
            double most = scales[i] * spreads[j];
            const struct times times[] = {{scales[i], 90}, {(scales[i] + most) / 2, 9}, {most, 1}};
            draw(state, (struct lapse_report){
                            .sample_count = sample(times, 3, ""),
                            .latency = {100, most, times[0].seconds, times[0].seconds,
                                        times[1].seconds, most},
                        });
            assert_int_equal(requests_in_bars(), 100);
            assert_null(strstr(picture, "nan"));
            assert_null(strstr(picture, "inf"));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_tail_gets_a_bar_of_its_own),
        cmocka_unit_test(failed_requests_are_in_no_bar_and_the_reason_is_shown),
        cmocka_unit_test(every_request_is_in_a_bar_whatever_the_times),
    };
    return cmocka_run_group_tests(tests, open_exporter, close_exporter);
}
