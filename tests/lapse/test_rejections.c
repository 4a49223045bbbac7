/* What lapse rejects: the message and the exit code. */
#include "program.h"

#include <stdbool.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct wrong {
    const char *environment;
    const char *arguments;
    int code;
    const char *err; /* its beginning; whole when it ends with a newline */
};

static void check_wrong(const struct wrong *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct program lapse = program_run(cases[i].environment, cases[i].arguments);
        size_t size = strlen(cases[i].err);
        bool whole = cases[i].err[size - 1] == '\n';
        assert_string_equal(lapse.out, "");
        if (strlen(lapse.err) > size && !whole)
            lapse.err[size] = '\0';
        assert_string_equal(lapse.err, cases[i].err);
        assert_int_equal(lapse.code, cases[i].code);
        program_free(&lapse);
    }
}

#define CHECK_WRONG(cases) check_wrong(cases, sizeof(cases) / sizeof *(cases))

static void unknown_options_are_rejected_with_a_suggestion(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"", "run --reqests 5", 2,
         "lapse: unknown option '--reqests'\ndid you mean '--requests'?\n"},
        {"", "run --concurent=5", 2,
         "lapse: unknown option '--concurent'\ndid you mean '--concurrency'?\n"},
        {"", "run --frobnicate", 2,
         "lapse: unknown option '--frobnicate'\nsee: lapse run --help\n"},
        {"", "run -x", 2, "lapse: unknown option '-x'\nsee: lapse run --help\n"},
    };
    CHECK_WRONG(cases);
}

static void invalid_values_are_rejected_with_the_expected_form(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"", "run --requests 0", 2,
         "lapse: --requests: expected a whole number from 1 to 1000000, found '0'\n"
         "see: lapse run --help\n"},
        {"", "run --concurrency=-1", 2,
         "lapse: --concurrency: expected a whole number from 1 to 1024, found '-1'\n"
         "see: lapse run --help\n"},
        {"", "run --requests 1e3", 2,
         "lapse: --requests: expected a whole number from 1 to 1000000, found '1e3'\n"
         "see: lapse run --help\n"},
        {"", "run --rate nan", 2,
         "lapse: --rate: expected a number from 0.001 to 1000000, found 'nan'\n"
         "see: lapse run --help\n"},
        {"", "run --timeout 5s", 2,
         "lapse: --timeout: expected a number from 0.001 to 86400, found '5s'\n"
         "see: lapse run --help\n"},
        {"", "run --prompt \"$(printf 'a\\377')\"", 2,
         "lapse: --prompt: expected UTF-8 text, found 'a\377'\nsee: lapse run --help\n"},
        {"", "run --model ''", 2,
         "lapse: --model: expected a value, found ''\nsee: lapse run --help\n"},
        {"", "run --stream=yes", 2,
         "lapse: option '--stream' takes no argument\nsee: lapse run --help\n"},
        {"", "run --requests", 2,
         "lapse: option '--requests' requires an argument\nsee: lapse run --help\n"},
        {"", "run fast", 2, "lapse: unexpected argument 'fast'\nsee: lapse run --help\n"},
        {"", "run --url localhost:8000", 2,
         "lapse: --url: expected a scheme and a host, for example http://localhost:8000, "
         "found 'localhost:8000'\n"},
        {"", "run --url http://", 2,
         "lapse: --url: expected a scheme and a host, for example http://localhost:8000, "
         "found 'http://'\n"},
    };
    CHECK_WRONG(cases);
}

static void invalid_headers_are_rejected(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"", "run --header nonsense", 2,
         "lapse: --header: expected NAME:VALUE, found 'nonsense'\nsee: lapse run --help\n"},
        {"", "run --header 'X-Empty: '", 2,
         "lapse: --header: expected NAME:VALUE, found 'X-Empty: '"},
        {"", "run --header \"$(printf 'A: b\\r\\nC: d')\"", 2,
         "lapse: --header: expected NAME:VALUE, found 'A: b"},
        {"", "run --header 'A: b'", 2,
         "lapse: --header, --api-key-env: transport 'loopback' sends no headers\n"},
    };
    CHECK_WRONG(cases);
}

static void an_api_key_must_be_set_and_is_never_printed(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"env -u KEY", "run --api-key-env KEY", 2,
         "lapse: --api-key-env: variable KEY is not set\n"},
        {"KEY=", "run --api-key-env KEY", 2, "lapse: --api-key-env: variable KEY is empty\n"},
        {"KEY=\"$(printf 'a\\nsecret')\"", "run --api-key-env KEY", 2,
         "lapse: --api-key-env: variable KEY contains control characters\n"},
    };
    CHECK_WRONG(cases);
}

static void commands_are_run_or_registry(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"", "", 2, "usage: lapse run [OPTION...]\n       lapse registry "},
        {"", "walk", 2, "lapse: unknown command 'walk'\nusage: lapse run "},
    };
    CHECK_WRONG(cases);
}

static void arguments_in_messages_cannot_control_a_terminal(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"", "\"$(printf 'a\\033[2Jb')\"", 2, "lapse: unknown command 'a?[2Jb'"},
        {"", "\"$(printf 'a\\302\\2332Jb')\"", 2, "lapse: unknown command 'a??2Jb'"},
        {"", "\"$(printf 'caf\\303\\251')\"", 2, "lapse: unknown command 'caf\303\251'"},
    };
    CHECK_WRONG(cases);
}

static void conflicting_options_are_rejected(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"", "run --arrival constant", 2,
         "lapse: arrival 'constant' requires --rate, for example --rate 10\n"},
        {"", "run --arrival concurrent --rate 5", 2,
         "lapse: arrival 'concurrent' does not support --rate\nsee: lapse registry why arrival\n"},
        {"LAPSE_USE_ARRIVAL=concurrent", "run --rate 5", 2,
         "lapse: arrival 'concurrent' does not support --rate\nsee: lapse registry why arrival\n"},
        {"", "run --transport loopback --url http://x", 2,
         "lapse: --url: transport 'loopback' does not support the scheme 'http'\n"
         "see: lapse registry why transport\n"},
        {"", "run --endpoint embeddings --stream", 2,
         "lapse: --stream: endpoint 'embeddings' does not support streaming\n"
         "see: lapse registry show endpoint embeddings\n"},
    };
    CHECK_WRONG(cases);
}

static void selections_that_fail_end_with_1(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"", "run --endpoint chta", 1, "lapse: --endpoint: category 'endpoint' has no type 'chta'"},
        {"", "run --endpoint rankings", 1, "lapse: no usable implementation of endpoint/rankings"},
        {"", "run --export jsn", 1,
         "lapse: --export: category 'exporter' has no type 'jsn' (available: csv, json, svg, "
         "table)\ndid you mean 'json'?\nsee: lapse registry list exporter\n"},
        {"LAPSE_USE_ENDPOINT=chat=openia_chat", "run", 1, "lapse: LAPSE_USE_ENDPOINT: "},
        {"LAPSE_USE_TRANSPROT=http", "run", 1, "lapse: unknown variable LAPSE_USE_TRANSPROT"},
    };
    CHECK_WRONG(cases);
}

static void a_url_without_a_transport_names_the_command_that_lists_them(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"", "run --url gopher://example.org", 1,
         "lapse: --url: no installed transport supports the scheme 'gopher'\n"
         "see: lapse registry list transport --all\n"},
    };
    CHECK_WRONG(cases);
}

static void files_that_cannot_be_used_end_with_3(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"", "run --input missing/prompts", 3,
         "lapse: --input: cannot read 'missing/prompts': No such file or directory\n"},
        {"", "run --input /", 3, "lapse: --input: cannot read '/': Is a directory\n"},
        {"", "run --input /dev/null", 3, "lapse: --input: no prompts in '/dev/null'\n"},
        {"", "run --export csv=missing/a.csv", 3,
         "lapse: cannot write the results to 'missing/a.csv': No such file or directory\n"},
        {"", "run --export csv=/", 3, "lapse: cannot write the results to '/': Is a directory\n"},
        {"", "run --export csv=/dev/full", 3,
         "lapse: cannot write the results to '/dev/full': No space left on device\n"},
        {"", "run >/dev/full", 3,
         "lapse: cannot write the results to 'stdout': No space left on device\n"},
        {"", "--help >/dev/full", 3, "lapse: cannot write to stdout: No space left on device\n"},
    };
    CHECK_WRONG(cases);
}

#ifndef LAPSE_JSON_PRETTY
static void a_weak_builtin_that_was_left_out_is_not_linked(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"LAPSE_USE_EXPORTER=json=json_pretty", "run --export json", 1,
         "lapse: --export: LAPSE_USE_EXPORTER: exporter/json: 'json_pretty' cannot be used: "
         "not linked: "},
    };
    CHECK_WRONG(cases);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_options_are_rejected_with_a_suggestion),
        cmocka_unit_test(invalid_values_are_rejected_with_the_expected_form),
        cmocka_unit_test(invalid_headers_are_rejected),
        cmocka_unit_test(an_api_key_must_be_set_and_is_never_printed),
        cmocka_unit_test(commands_are_run_or_registry),
        cmocka_unit_test(arguments_in_messages_cannot_control_a_terminal),
        cmocka_unit_test(conflicting_options_are_rejected),
        cmocka_unit_test(selections_that_fail_end_with_1),
        cmocka_unit_test(a_url_without_a_transport_names_the_command_that_lists_them),
        cmocka_unit_test(files_that_cannot_be_used_end_with_3),
#ifndef LAPSE_JSON_PRETTY
        cmocka_unit_test(a_weak_builtin_that_was_left_out_is_not_linked),
#endif
    };
    return cmocka_run_group_tests_name("rejections", tests, NULL, NULL);
}
