/* The program from its command line to its exit code and its output. */
#include "program.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

/* Runs without a message on stderr and returns stdout; to be freed. */
static char *output_of(const char *environment, const char *arguments)
{
    struct program lapse = program_run(environment, arguments);
    assert_string_equal(lapse.err, "");
    assert_int_equal(lapse.code, 0);
    free(lapse.err);
    return lapse.out;
}

/* The JSON that a run exports; to be released with json_decref(). */
static json_t *document_of(const char *environment, const char *arguments)
{
    char all[500];
    snprintf(all, sizeof all, "run --export json %s", arguments);
    char *out = output_of(environment, all);
    json_t *root = json_loads(out, 0, NULL);
    assert_non_null(root);
    free(out);
    return root;
}

static json_int_t number_in(const json_t *root, const char *key)
{
    const json_t *number = json_object_get(root, key);
    assert_true(json_is_integer(number));
    return json_integer_value(number);
}

static void check_text(const json_t *root, const char *object, const char *key, const char *text)
{
    const json_t *from = object ? json_object_get(root, object) : root;
    assert_string_equal(json_string_value(json_object_get(from, key)), text);
}

static void the_first_run_needs_nothing(void **state)
{
    (void)state;
    char *out = output_of("", "run");
    static const char start[] = "model         default\n"
                                "endpoint      chat, by openai_chat (builtin)\n"
                                "transport     loopback, by loopback (builtin)\n"
                                "arrival       concurrent, by concurrent (builtin)\n"
                                "\n"
                                "requests      20, up to 4 at once\n"
                                "errors        0\n"
                                "wall time     ";
    assert_memory_equal(out, start, sizeof start - 1);
    assert_non_null(strstr(out, "\nmilliseconds     latency\nmean          "));
    assert_non_null(
        strstr(out, "\nfirst answer  What does a patchbay in a recording studio do?\n"));
    assert_null(strstr(out, "first token"));
    free(out);
}

static void the_table_fits_80_columns(void **state)
{
    (void)state;
    char *out = output_of("", "run --stream --rate 1000 --prompt \"$(printf '%0200d' 7)\" "
                              "--model \"$(printf '%0200d' 7)\"");
    for (const char *line = out; *line; line += strcspn(line, "\n") + 1)
        assert_in_range(strcspn(line, "\n"), 0, 80);
    assert_non_null(strstr(out, "\nmilliseconds     latency   first token\n"));
    free(out);
}

/* Lines end with "\r\n"; each update of the progress bar begins with '\r'. */
static void check_fits(const char *arguments, unsigned short columns, const char *expected)
{
    struct program lapse = program_run_on_terminal("xterm", columns, arguments);
    assert_int_equal(lapse.code, 0);
    assert_non_null(strstr(lapse.out, expected));
    for (char *line = strtok(lapse.out, "\r\n"); line; line = strtok(NULL, "\r\n")) {
        line[strcspn(line, "\033")] = '\0';
        if (strlen(line) > columns)
            fail_msg("longer than %d columns: %s", columns, line);
    }
    program_free(&lapse);
}

static void output_fits_a_narrow_terminal(void **state)
{
    (void)state;
    check_fits("run --stream --rate 500", 40, "first token");
    check_fits("run --help", 40, "--requests N\r\n");
    check_fits("run --help", 71, "--requests N   ");
    check_fits("--help", 40, "usage: ");
}

static void the_progress_bar_fits_a_narrow_terminal(void **state)
{
    (void)state;
    check_fits("run --requests 60 --concurrency 1", 80, "/60");
    check_fits("run --requests 60 --concurrency 1", 40, "\r[#");
    check_fits("run --requests 60 --concurrency 1", 24, "/60");
}

static void a_dumb_terminal_gets_no_escape_sequences(void **state)
{
    (void)state;
    struct program lapse = program_run_on_terminal("dumb", 80, "run --requests 60 --concurrency 1");
    assert_null(strchr(lapse.out, '\033'));
    assert_non_null(strstr(lapse.out, "errors        0\r\n"));
    program_free(&lapse);
}

static void options_reach_the_run(void **state)
{
    (void)state;
    json_t *root = document_of("", "--requests 7 --concurrency 3 --model tiny --prompt 'a b c' "
                                   "--max-tokens 2 --endpoint chat --arrival poisson --rate 900");
    const json_t *load = json_object_get(root, "load");
    assert_int_equal(number_in(load, "requests"), 7);
    assert_int_equal(number_in(load, "concurrency"), 3);
    check_text(root, "load", "model", "tiny");
    check_text(root, "arrival", "type", "poisson");
    check_text(root, NULL, "first_answer", "a b");
    assert_int_equal(number_in(root, "requests"), 7);
    assert_int_equal(number_in(root, "tokens"), 14);
    assert_true(json_is_true(json_object_get(root, "paced")));
    json_decref(root);
}

static void a_rate_implies_a_paced_arrival(void **state)
{
    (void)state;
    json_t *root = document_of("", "--rate 1000");
    check_text(root, "arrival", "type", "constant");
    json_decref(root);
}

static void streamed_answers_time_the_first_token(void **state)
{
    (void)state;
    json_t *root = document_of("", "--stream --prompt 'a b c d e f'");
    const json_t *first = json_object_get(root, "first_token_ms");
    const json_t *latency = json_object_get(root, "latency_ms");
    double first_mean = json_real_value(json_object_get(first, "mean"));
    assert_true(first_mean >= 2);
    assert_true(json_real_value(json_object_get(latency, "mean")) >= first_mean + 5);
    json_decref(root);
}

static void every_builtin_endpoint_is_served_by_loopback(void **state)
{
    (void)state;
    static const char *const answers[][2] = {
        {"--endpoint chat --prompt 'a b'", "a b"},
        {"--endpoint chat_completions --prompt 'a b'", "a b"},
        {"--endpoint chat --stream --prompt 'a b'", "a b"},
        {"--endpoint embeddings --prompt a --prompt b", "2 vectors of 8 dimensions"},
    };
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        json_t *root = document_of("", answers[i][0]);
        check_text(root, NULL, "first_answer", answers[i][1]);
        assert_int_equal(number_in(root, "errors"), 0);
        json_decref(root);
    }
}

static void a_deprecated_endpoint_works_with_one_warning(void **state)
{
    (void)state;
    struct program lapse = program_run("", "run --endpoint completions --prompt 'a b'");
    assert_int_equal(lapse.code, 0);
    assert_non_null(strstr(lapse.out, "\nfirst answer  a b\n"));
    const char *warning = strstr(lapse.err, "deprecated: use endpoint chat\n");
    assert_non_null(warning);
    assert_null(strstr(warning + 1, "deprecated"));
    program_free(&lapse);
}

static void the_environment_chooses_where_no_option_does(void **state)
{
    (void)state;
    json_t *root = document_of("LAPSE_USE_ENDPOINT=embeddings", "");
    check_text(root, "endpoint", "type", "embeddings");
    json_decref(root);
    root = document_of("LAPSE_USE_ENDPOINT=embeddings", "--endpoint chat");
    check_text(root, "endpoint", "type", "chat");
    json_decref(root);
}

static void csv_has_a_row_for_each_request(void **state)
{
    (void)state;
    static const char header[] =
        "request,due_s,sent_s,latency_ms,first_token_ms,tokens,status,error\r\n";
    char *out = output_of("", "run --requests 12 --prompt 'a b' --export csv");
    assert_memory_equal(out, header, sizeof header - 1);
    const char *row = out + sizeof header - 1;
    for (unsigned i = 1; i <= 12; i++, row = strstr(row, "\r\n") + 2) {
        unsigned number, tokens, status;
        double due, sent, latency;
        int end = 0;
        int found = sscanf(row, "%u,%lf,%lf,%lf,,%u,%u,\r\n%n", &number, &due, &sent, &latency,
                           &tokens, &status, &end);
        assert_int_equal(found, 6);
        assert_true(end > 0);
        assert_int_equal(number, i);
        assert_int_equal(tokens, 2);
        assert_int_equal(status, 200);
        assert_true(due == 0 && sent >= 0 && latency >= 2);
    }
    assert_string_equal(row, "");
    free(out);
}

static void json_is_one_line_with_all_samples(void **state)
{
    (void)state;
    char *out = output_of("", "run --requests 3 --export json");
    assert_ptr_equal(strchr(out, '\n'), out + strlen(out) - 1);
    json_t *root = json_loads(out, 0, NULL);
    assert_int_equal(number_in(root, "schema"), 1);
    assert_int_equal(json_array_size(json_object_get(root, "samples")), 3);
    assert_true(json_is_null(json_object_get(root, "first_token_ms")));
    json_decref(root);
    free(out);
}

static void several_exports_are_written_each_to_its_place(void **state)
{
    (void)state;
    char directory[] = "/tmp/lapse-test-XXXXXX", arguments[200], path[100];
    assert_non_null(mkdtemp(directory));
    snprintf(arguments, sizeof arguments, "run --export csv=%s/a=b.csv --export json=%s/c.json",
             directory, directory);
    char *out = output_of("", arguments);
    assert_string_equal(out, "");
    free(out);
    snprintf(path, sizeof path, "%s/a=b.csv", directory);
    char *csv = program_read_file(path);
    assert_memory_equal(csv, "request,", 8);
    assert_int_equal(unlink(path), 0);
    snprintf(path, sizeof path, "%s/c.json", directory);
    char *json = program_read_file(path);
    assert_memory_equal(json, "{\"schema\":1,", 12);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(directory), 0); /* nothing else was left there */
    free(csv);
    free(json);
}

static void an_exported_file_keeps_its_mode_and_the_links_to_it(void **state)
{
    (void)state;
    char directory[] = "/tmp/lapse-test-XXXXXX", file[100], link[100], arguments[200];
    assert_non_null(mkdtemp(directory));
    snprintf(file, sizeof file, "%s/file", directory);
    snprintf(link, sizeof link, "%s/link", directory);
    fclose(fopen(file, "w"));
    chmod(file, 0640);
    assert_int_equal(symlink("file", link), 0);
    snprintf(arguments, sizeof arguments, "run --export csv=%s", link);
    free(output_of("", arguments));
    struct stat now;
    assert_int_equal(lstat(link, &now), 0);
    assert_true(S_ISLNK(now.st_mode));
    assert_int_equal(stat(file, &now), 0);
    assert_int_equal(now.st_mode & 0777, 0640);
    assert_true(now.st_size > 100);
    unlink(link);
    unlink(file);
    rmdir(directory);
}

static void a_link_to_no_file_is_exported_through(void **state)
{
    (void)state;
    char directory[] = "/tmp/lapse-test-XXXXXX", file[100], link[100], arguments[200];
    assert_non_null(mkdtemp(directory));
    snprintf(file, sizeof file, "%s/file", directory);
    snprintf(link, sizeof link, "%s/link", directory);
    assert_int_equal(symlink("file", link), 0);
    snprintf(arguments, sizeof arguments, "run --export csv=%s", link);
    free(output_of("", arguments));
    assert_int_equal(access(file, F_OK), 0);
    assert_int_equal(unlink(link), 0);
    assert_int_equal(unlink(file), 0);
    rmdir(directory);
}

static void prompts_come_from_a_file(void **state)
{
    (void)state;
    json_t *root = document_of("printf 'one two\\r\\n\\nthree\\n' |",
                               "--input /dev/stdin --requests 2");
    assert_int_equal(number_in(root, "tokens"), 3);
    json_decref(root);
}

static void a_closed_pipe_is_not_an_error(void **state)
{
    (void)state;
    struct program lapse = program_run("{", "run --export csv --export table; echo $? >&2; } | :");
    assert_string_equal(lapse.out, "");
    assert_string_equal(lapse.err, "0\n");
    program_free(&lapse);
}

static void help_and_version_are_printed(void **state)
{
    (void)state;
    char *out = output_of("", "--version");
    assert_string_equal(out, "lapse 0.1.0\n");
    free(out);
    out = output_of("", "--help");
    assert_memory_equal(out, "usage: lapse run [OPTION...]\n", 29);
    free(out);
    out = output_of("", "run --help");
    assert_memory_equal(out, "usage: lapse run [OPTION...]\n", 29);
    for (const char *line = out; *line; line += strcspn(line, "\n") + 1)
        assert_in_range(strcspn(line, "\n"), 0, 80);
    free(out);
}

static void the_registry_can_be_inspected(void **state)
{
    (void)state;
    char *out = output_of("", "registry list endpoint");
    assert_non_null(strstr(out, "openai_chat"));
    free(out);
}

/* ---- During a run ---- */

static void the_plain_ui_writes_lines_to_stderr(void **state)
{
    (void)state;
    struct program lapse = program_run("", "run --ui plain --prompt 'a b'");
    int end = 0;
    assert_int_equal(sscanf(lapse.err,
                            "lapse: sending 20 requests, up to 4 at once\n"
                            "lapse: 20 of 20 requests after %*f s, 0 failed, 40 tokens\n%n",
                            &end),
                     0);
    assert_int_equal(end, strlen(lapse.err));
    program_free(&lapse);
}

static void the_other_uis_are_silent_without_a_terminal(void **state)
{
    (void)state;
    free(output_of("", "run --ui none"));
    free(output_of("", "run --ui progress"));
}

static void an_interrupt_ends_the_run_with_what_there_is(void **state)
{
    (void)state;
    char file[] = "/tmp/lapse-test-XXXXXX", arguments[200], first[13] = "";
    int err, status;
    close(mkstemp(file));
    snprintf(arguments, sizeof arguments,
             "run --ui plain --rate 1 --requests 1000 --export json=%s", file);
    pid_t child = program_start(arguments, &err);
    assert_int_equal(read(err, first, 12), 12); /* signals are blocked by then */
    assert_string_equal(first, "lapse: sendi");
    kill(child, SIGINT);
    assert_int_equal(waitpid(child, &status, 0), child);
    close(err);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 130);
    char *text = program_read_file(file);
    json_t *root = json_loads(text, 0, NULL);
    assert_true(json_is_true(json_object_get(root, "interrupted")));
    assert_in_range(number_in(root, "requests"), 0, 100);
    json_decref(root);
    free(text);
    unlink(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_run_needs_nothing),
        cmocka_unit_test(the_table_fits_80_columns),
        cmocka_unit_test(output_fits_a_narrow_terminal),
        cmocka_unit_test(the_progress_bar_fits_a_narrow_terminal),
        cmocka_unit_test(a_dumb_terminal_gets_no_escape_sequences),
        cmocka_unit_test(options_reach_the_run),
        cmocka_unit_test(a_rate_implies_a_paced_arrival),
        cmocka_unit_test(streamed_answers_time_the_first_token),
        cmocka_unit_test(every_builtin_endpoint_is_served_by_loopback),
        cmocka_unit_test(a_deprecated_endpoint_works_with_one_warning),
        cmocka_unit_test(the_environment_chooses_where_no_option_does),
        cmocka_unit_test(csv_has_a_row_for_each_request),
        cmocka_unit_test(json_is_one_line_with_all_samples),
        cmocka_unit_test(several_exports_are_written_each_to_its_place),
        cmocka_unit_test(an_exported_file_keeps_its_mode_and_the_links_to_it),
        cmocka_unit_test(a_link_to_no_file_is_exported_through),
        cmocka_unit_test(prompts_come_from_a_file),
        cmocka_unit_test(a_closed_pipe_is_not_an_error),
        cmocka_unit_test(help_and_version_are_printed),
        cmocka_unit_test(the_registry_can_be_inspected),
        cmocka_unit_test(the_plain_ui_writes_lines_to_stderr),
        cmocka_unit_test(the_other_uis_are_silent_without_a_terminal),
        cmocka_unit_test(an_interrupt_ends_the_run_with_what_there_is),
    };
    return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
