/* The inspector, called as a program calls it: in every build of the library. */
#include "demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OUTPUT_MOST = 65536 };

static char output[OUTPUT_MOST];

/* Runs "why codec fast"; `output` becomes what it wrote to stdout. Returns the exit code. */
static int run(struct patchbay *registry, const char *line)
{
    char words[256], *argv[16];
    int argc = 0, kept = dup(STDOUT_FILENO);
    FILE *file = tmpfile();
    snprintf(words, sizeof words, "%s", line);
    for (char *word = strtok(words, " "); word; word = strtok(NULL, " "))
        argv[argc++] = word;
    fflush(stdout);
    dup2(fileno(file), STDOUT_FILENO);
    int code = patchbay_command(registry, argc, argv);
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    rewind(file);
    output[fread(output, 1, sizeof output - 1, file)] = '\0';
    fclose(file);
    return code;
}

static void every_command_has_every_output_format(void **state)
{
    (void)state;
    static const char *const commands[] = {
        "list tool",     "list --all tool", "show codec", "show codec fast",
        "show tool saw", "why codec slow",  "env",        "show codec fast beta"};
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=alpha", NULL);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char line[256];
        assert_int_equal(run(registry, commands[i]), 0);
        assert_true(*output);
        snprintf(line, sizeof line, "%s --json", commands[i]);
        assert_int_equal(run(registry, line), 0);
        assert_contains(output, "{\n  \"schema\": 1,\n  \"command\": \"");
        snprintf(line, sizeof line, "%s --plain", commands[i]);
        assert_int_equal(run(registry, line), 0);
        assert_contains(output, "\t");
    }
    patchbay_close(registry);
}

static void check_warns_of_unknown_names_only_where_the_variable_says_so(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMOCODEC=nope/beta", NULL);
    run(registry, "check --plain");
    assert_contains(output, "finding\twarning\tDEMOCODEC\t");
    patchbay_close(registry);
    registry = open_demo("DEMO_USE_CODEC=fast=nope/beta", NULL);
    run(registry, "check --plain");
    assert_contains(output, "finding\terror\tDEMO_USE_CODEC\t");
    patchbay_close(registry);
}

static void check_reports_a_missing_function_without_loading(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    assert_int_equal(run(registry, "check"), 1);
    assert_contains(output, "codec/hollow: 'hollow' cannot be used: failed: its function");
    assert_int_equal(run(registry, "check --json"), 1);
    assert_contains(output, "\"code\": \"member-missing\"");
    patchbay_close(registry);
}

static void only_check_load_starts_implementations(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    int before = gamma_starts;
    run(registry, "list --all");
    run(registry, "show codec slow");
    run(registry, "why codec slow");
    run(registry, "check");
    assert_int_equal(gamma_starts, before);
    run(registry, "check --load"); /* in a process of its own */
    assert_contains(output, "skipped 'decliner': declined: no such device");
    assert_int_equal(gamma_starts, before);
    patchbay_close(registry);
}

static void environ_option_leaves_this_registry_unchanged(void **state)
{
    (void)state;
    char name[] = "/tmp/demo.XXXXXX", line[128];
    static const char bytes[] = "A=1\0DEMO_USE_CODEC=fast=beta";
    FILE *file = fdopen(mkstemp(name), "wb");
    fwrite(bytes, 1, sizeof bytes, file);
    fclose(file);
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=hidden", NULL);
    snprintf(line, sizeof line, "why codec fast --environ %s", name);
    assert_int_equal(run(registry, line), 0);
    assert_contains(output, "codec/fast: beta");
    assert_serves(registry, DEMO_CODEC_FAST, "hidden");
    patchbay_close(registry);
    unlink(name);
}

static void environ_option_keeps_what_calls_did(void **state)
{
    (void)state;
    static const struct demo_codec *own;
    struct patchbay *registry = open_demo(NULL);
    own = demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "beta", NULL);
    assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, "mine", own, "test", NULL));
    assert_true(demo_use_codec(registry, DEMO_CODEC_SLOW, "delta", "--codec", NULL));
    assert_int_equal(run(registry, "why codec fast --environ /dev/null"), 0);
    assert_contains(output, "codec/fast: mine");
    assert_int_equal(run(registry, "why codec slow --environ /dev/null"), 0);
    assert_contains(output, "codec/slow: delta");
    assert_contains(output, "--codec");
    patchbay_close(registry);
}

static void unknown_names_exit_1_and_usage_errors_2(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    assert_int_equal(run(registry, "show nothing --json"), 1);
    assert_contains(output, "\"code\": \"unknown-category\"");
    assert_int_equal(run(registry, "why codec nothing --json"), 1);
    assert_contains(output, "\"code\": \"unknown-type\"");
    assert_int_equal(run(registry, "show codec fast nothing --json"), 1);
    assert_contains(output, "\"code\": \"unknown-implementation\"");
    assert_int_equal(run(registry, "frobnicate"), 2);
    assert_int_equal(run(registry, "list --frobnicate"), 2);
    assert_int_equal(run(registry, ""), 2);
    assert_int_equal(run(registry, "env --environ missing/environ"), 3);
    patchbay_close(registry);
}

static void hint_of_an_error_is_a_member_of_its_own(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    assert_int_equal(run(registry, "show codek --json"), 1);
    assert_contains(output, "has no category 'codek' (available: bare, codec, tool");
    assert_contains(output, "\"hint\": \"did you mean 'codec'?\"");
    patchbay_close(registry);
}

static void why_names_the_list_that_excludes_a_candidate(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=-alpha", NULL);
    assert_int_equal(run(registry, "why codec fast --plain"), 0);
    assert_contains(output, "alpha\tbuiltin\t1\tavailable\texcluded by DEMO_USE_CODEC");
    patchbay_close(registry);
}

static void env_tells_which_of_the_programs_own_variables_is_read(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_OLD_TOOL=saw", "TOOL=hammer", NULL);
    assert_int_equal(run(registry, "env --plain"), 0);
    assert_contains(output, "DEMO_TOOL\tunset\t-\tselects for tool: IDENTIFIER[,...] or help");
    assert_contains(output, "TOOL\tused\thammer\tnot read, because DEMO_OLD_TOOL is set");
    patchbay_close(registry);
}

static void separator_at_the_end_of_an_own_variable_is_not_an_empty_element(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_TOOL=saw,", NULL);
    run(registry, "env --plain");
    assert_null(strstr(output, "empty list element"));
    patchbay_close(registry);
    registry = open_demo("DEMO_TOOL=saw,,hammer", NULL);
    run(registry, "env --plain");
    assert_contains(output, "DEMO_TOOL: an empty list element is ignored");
    patchbay_close(registry);
}

static void why_shows_an_invalid_variable_of_the_program(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_TOOL=saw,-hammer", NULL);
    assert_int_equal(run(registry, "why tool --plain"), 1);
    assert_contains(output, "DEMO_TOOL\tsaw,-hammer\t(invalid)");
    patchbay_close(registry);
}

static void aliases_and_folded_names_are_accepted(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    assert_int_equal(run(registry, "why CODEC H.264"), 0);
    assert_contains(output, "codec/slow: gamma");
    assert_int_equal(run(registry, "show codec Slow-Motion Gamma"), 0);
    assert_contains(output, "codec/slow: gamma");
    patchbay_close(registry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_has_every_output_format),
        cmocka_unit_test(check_warns_of_unknown_names_only_where_the_variable_says_so),
        cmocka_unit_test(check_reports_a_missing_function_without_loading),
        cmocka_unit_test(only_check_load_starts_implementations),
        cmocka_unit_test(environ_option_leaves_this_registry_unchanged),
        cmocka_unit_test(environ_option_keeps_what_calls_did),
        cmocka_unit_test(unknown_names_exit_1_and_usage_errors_2),
        cmocka_unit_test(hint_of_an_error_is_a_member_of_its_own),
        cmocka_unit_test(why_names_the_list_that_excludes_a_candidate),
        cmocka_unit_test(env_tells_which_of_the_programs_own_variables_is_read),
        cmocka_unit_test(separator_at_the_end_of_an_own_variable_is_not_an_empty_element),
        cmocka_unit_test(why_shows_an_invalid_variable_of_the_program),
        cmocka_unit_test(aliases_and_folded_names_are_accepted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
