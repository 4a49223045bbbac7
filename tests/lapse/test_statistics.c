/* Percentiles, totals, reasons of failures, printable text: against figures worked out by hand. */
#include "measure/failures.h"
#include "measure/statistics.h"
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void percentiles_are_times_that_occurred(void **state)
{
    (void)state;
    double times[10] = {7, 1, 10, 3, 5, 9, 2, 8, 4, 6};
    struct lapse_spread spread = statistics_spread(times, 10);
    assert_int_equal(spread.count, 10);
    assert_true(spread.mean > 5.499 && spread.mean < 5.501);
    assert_true(spread.p50 == 5);
    assert_true(spread.p90 == 9);
    assert_true(spread.p99 == 10);
    assert_true(spread.max == 10);
}

static void a_percentile_of_many_leaves_just_so_many_above(void **state)
{
    (void)state;
    static double times[1000];
    for (size_t i = 0; i < 1000; i++)
        times[i] = (double)(1000 - i);
    struct lapse_spread spread = statistics_spread(times, 1000);
    assert_true(spread.p50 == 500);
    assert_true(spread.p90 == 900);
    assert_true(spread.p99 == 990);
    assert_true(spread.max == 1000);
}

static void one_time_is_every_percentile(void **state)
{
    (void)state;
    double time = 3;
    struct lapse_spread spread = statistics_spread(&time, 1);
    assert_true(spread.mean == 3 && spread.p50 == 3 && spread.p99 == 3 && spread.max == 3);
}

static void a_spread_of_no_times_is_zero(void **state)
{
    (void)state;
    struct lapse_spread spread = statistics_spread(NULL, 0);
    assert_int_equal(spread.count, 0);
    assert_true(spread.mean == 0 && spread.p50 == 0 && spread.max == 0);
}

static const struct lapse_sample samples[] = {
    {.number = 1, .latency = 0.5, .first = 0.25, .tokens = 30, .status = 200, .error = ""},
    {.number = 2, .latency = 9.0, .first = 5.0, .tokens = 99, .status = 500, .error = "HTTP 500"},
    {.number = 3, .latency = 1.5, .first = 0, .tokens = 10, .status = 200, .error = ""},
};

static void failed_requests_count_as_errors_and_nowhere_else(void **state)
{
    (void)state;
    struct lapse_report report = {.samples = samples, .sample_count = 3, .wall = 2};
    assert_int_equal(statistics_compute(&report), 0);
    assert_int_equal(report.errors, 1);
    assert_int_equal(report.tokens, 40);
    assert_int_equal(report.latency.count, 2);
    assert_true(report.latency.mean == 1 && report.latency.max == 1.5);
    assert_true(report.request_rate == 1 && report.token_rate == 20);
}

static void only_requests_with_a_first_token_time_it(void **state)
{
    (void)state;
    struct lapse_report report = {.samples = samples, .sample_count = 3, .wall = 2};
    assert_int_equal(statistics_compute(&report), 0);
    assert_int_equal(report.first.count, 1);
    assert_true(report.first.max == 0.25);
}

static void a_run_without_samples_has_no_rates(void **state)
{
    (void)state;
    struct lapse_report report = {0};
    assert_int_equal(statistics_compute(&report), 0);
    assert_true(report.request_rate == 0 && report.token_rate == 0);
}

static void equal_reasons_are_counted_together(void **state)
{
    (void)state;
    struct failures failures = {0};
    const char *first = failures_add(&failures, "HTTP 500");
    failures_add(&failures, "timed out");
    assert_ptr_equal(failures_add(&failures, "HTTP 500"), first);
    assert_int_equal(failures.count, 2);
    assert_int_equal(failures.items[0].count, 2);
    assert_string_equal(failures.items[1].text, "timed out");
}

static void endless_new_reasons_end_as_other_reasons(void **state)
{
    (void)state;
    struct failures failures = {0};
    for (int i = 0; i < 100; i++) {
        char text[32];
        snprintf(text, sizeof text, "reason %d", i);
        failures_add(&failures, text);
    }
    assert_int_equal(failures.count, FAILURES_MAX + 1);
    assert_string_equal(failures.items[FAILURES_MAX].text, "other reasons");
    assert_int_equal(failures.items[FAILURES_MAX].count, 100 - FAILURES_MAX);
}

static void a_failure_without_a_reason_is_labelled(void **state)
{
    (void)state;
    struct failures failures = {0};
    assert_string_equal(failures_add(&failures, ""), "no reason given");
}

static void check_printable(const char *text, const char *expected)
{
    char copy[64];
    snprintf(copy, sizeof copy, "%s", text);
    utf8_make_printable(copy);
    assert_string_equal(copy, expected);
}

static void text_of_servers_cannot_control_a_terminal(void **state)
{
    (void)state;
    check_printable("a\033[2Jb\nc\x7f", "a?[2Jb?c?");
    check_printable("a\xc2\x9b"
                    "2Jb",
                    "a??2Jb");
}

static void broken_utf8_becomes_question_marks(void **state)
{
    (void)state;
    check_printable("gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x98\x80",
                    "gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x98\x80");
    check_printable("cut \xe2\x82", "cut ??");
    check_printable("\xc0\xaf \xed\xa0\x80 \xf5\x80\x80\x80 \xff", "?? ??? ???? ?");
}

static void invalid_utf8_is_detected(void **state)
{
    (void)state;
    assert_true(utf8_valid(""));
    assert_true(utf8_valid("\xf4\x8f\xbf\xbf"));
    assert_false(utf8_valid("\xf4\x90\x80\x80"));
    assert_false(utf8_valid("\xe0\x9f\xbf"));
    assert_false(utf8_valid("a\x80"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(percentiles_are_times_that_occurred),
        cmocka_unit_test(a_percentile_of_many_leaves_just_so_many_above),
        cmocka_unit_test(one_time_is_every_percentile),
        cmocka_unit_test(a_spread_of_no_times_is_zero),
        cmocka_unit_test(failed_requests_count_as_errors_and_nowhere_else),
        cmocka_unit_test(only_requests_with_a_first_token_time_it),
        cmocka_unit_test(a_run_without_samples_has_no_rates),
        cmocka_unit_test(equal_reasons_are_counted_together),
        cmocka_unit_test(endless_new_reasons_end_as_other_reasons),
        cmocka_unit_test(a_failure_without_a_reason_is_labelled),
        cmocka_unit_test(text_of_servers_cannot_control_a_terminal),
        cmocka_unit_test(broken_utf8_becomes_question_marks),
        cmocka_unit_test(invalid_utf8_is_detected),
    };
    return cmocka_run_group_tests_name("statistics", tests, NULL, NULL);
}
