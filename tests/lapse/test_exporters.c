/* Exporters and the wrapping of text, on reports that a real run rarely gives. */
#include "lapse_registry.h"
#include "report/wrap.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct lapse_load load = {.requests = 1, .concurrency = 1, .model = "tiny"};
static const struct lapse_sample sample = {.number = 1, .latency = 0.5, .status = 200, .error = ""};

/* One request that succeeded; the server reported no tokens. */
static struct lapse_report report_without_tokens(void)
{
    static const struct lapse_choice choice = {"type", "identifier", "builtin"};
    return (struct lapse_report){
        .load = &load,
        .endpoint = choice,
        .transport = choice,
        .arrival = choice,
        .wall = 0.5,
        .request_rate = 2,
        .latency = {.count = 1, .mean = 0.5, .p50 = 0.5, .p90 = 0.5, .p99 = 0.5, .max = 0.5},
        .answer = "",
        .samples = &sample,
        .sample_count = 1,
    };
}

/* What an exporter writes; to be freed. */
static char *written(enum lapse_exporter_type type, const struct lapse_report *report)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    assert_int_equal(lapse_builtin_exporter(type)->write(report, stream), 0);
    fclose(stream);
    return text;
}

static void check_contains(enum lapse_exporter_type type, const struct lapse_report *report,
                           const char *expected)
{
    char *text = written(type, report);
    if (!strstr(text, expected))
        fail_msg("expected '%s' in:\n%s", expected, text);
    free(text);
}

static void unknown_tokens_are_not_reported_as_zero(void **state)
{
    (void)state;
    struct lapse_report report = report_without_tokens();
    check_contains(LAPSE_EXPORTER_TABLE, &report, "throughput    2.0 requests/s, - tokens/s\n");
    check_contains(LAPSE_EXPORTER_JSON, &report, "\"tokens\":null,\"tokens_per_s\":null,");
    check_contains(LAPSE_EXPORTER_JSON, &report, "\"tokens\":null,\"status\":200");
    check_contains(LAPSE_EXPORTER_CSV, &report, "1,0.000000,0.000000,500.000,,,200,\r\n");
}

static void a_long_failure_is_wrapped_and_complete(void **state)
{
    (void)state;
    const struct lapse_failure failure = {
        "HTTP 401: Incorrect API key provided. You can find your API key in the settings of your "
        "account.",
        7};
    struct lapse_report report = report_without_tokens();
    report.failures = &failure;
    report.failure_count = 1;
    check_contains(
        LAPSE_EXPORTER_TABLE, &report,
        "\n     7 failed: HTTP 401: Incorrect API key provided. You can find your API key\n"
        "               in the settings of your account.\n");
}

static void check_wrapped(const char *text, size_t indent, size_t columns, const char *expected)
{
    char *wrapped = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&wrapped, &size);
    assert_non_null(stream);
    wrap_text(stream, text, indent, columns);
    fclose(stream);
    assert_string_equal(wrapped, expected);
    free(wrapped);
}

static void lines_break_at_blanks(void **state)
{
    (void)state;
    check_wrapped("one two three", 0, 13, "one two three\n");
    check_wrapped("one two three", 0, 12, "one two\nthree\n");
    check_wrapped("one two three", 3, 16, "one two three\n");
    check_wrapped("one two three", 3, 15, "one two\n   three\n");
    check_wrapped("  one   two  three", 0, 10, "one   two\nthree\n");
    check_wrapped("", 5, 80, "\n");
}

static void a_word_longer_than_a_line_breaks_anywhere(void **state)
{
    (void)state;
    check_wrapped("0123456789abcdefghijkl", 2, 12, "0123456789\n  abcdefghij\n  kl\n");
    check_wrapped("a 0123456789abc", 0, 12, "a\n0123456789ab\nc\n");
}

static void columns_are_code_points(void **state)
{
    (void)state;
    check_wrapped("\xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc \xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc b", 0,
                  10,
                  "\xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc \xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc\nb\n");
}

static void without_a_terminal_there_are_80_columns(void **state)
{
    (void)state;
    FILE *stream = fopen("/dev/null", "w");
    assert_non_null(stream);
    assert_int_equal(wrap_columns(stream), 80);
    fclose(stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_tokens_are_not_reported_as_zero),
        cmocka_unit_test(a_long_failure_is_wrapped_and_complete),
        cmocka_unit_test(lines_break_at_blanks),
        cmocka_unit_test(a_word_longer_than_a_line_breaks_anywhere),
        cmocka_unit_test(columns_are_code_points),
        cmocka_unit_test(without_a_terminal_there_are_80_columns),
    };
    return cmocka_run_group_tests_name("exporters", tests, NULL, NULL);
}
