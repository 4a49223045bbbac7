/* The program patchbay on damaged plugins: any file is shown and checked without harm. Bytes of a
 * real plugin are changed, always the same ones; the sanitizers watch. */
#include "inspector/answer/answer.h"
#include "inspector/answer/json.h"
#include "inspector/answer/text.h"
#include "lint.h"
#include "show.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static unsigned char *plugin;
static size_t plugin_size;
static char path[] = "/tmp/damaged.XXXXXX";

/* Shows and checks the bytes as a file, and prints the answers in each form. */
static enum outcome look_at(const unsigned char *bytes, size_t size)
{
    struct answer answer;
    FILE *file = fopen(path, "wb"), *nothing = fopen("/dev/null", "w");
    struct style style = {nothing, false, false, 80, 24};
    assert_non_null(file);
    assert_non_null(nothing);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
    assert_true(pb_answer_begin(&answer, "show"));
    struct value *files = pb_answer_list(answer.root, "files");
    enum outcome shown = inspect_show(path, files);
    pb_answer_join(&answer, ", ");
    inspect_print_show(&style, answer.root);
    pb_answer_free(&answer);
    assert_true(pb_answer_begin(&answer, "lint"));
    enum outcome checked = inspect_lint(path, pb_answer_list(answer.root, "files"));
    pb_answer_join(&answer, ", ");
    inspect_print_lint(&style, answer.root);
    pb_print_json(answer.root, nothing);
    pb_answer_free(&answer);
    fclose(nothing);
    assert_true(shown == OUTCOME_OK || checked != OUTCOME_OK);
    return checked;
}

static unsigned next_random(unsigned *random)
{
    *random = *random * 1664525 + 1013904223;
    return *random >> 8;
}

static void truncated_plugin_is_a_problem(void **state)
{
    (void)state;
    for (size_t size = 0; size < plugin_size; size += 1 + plugin_size / 100)
        assert_int_equal(look_at(plugin, size), OUTCOME_PROBLEM);
}

/* From `first`, within `most` bytes. */
static void change(size_t first, size_t most, int times)
{
    unsigned random = 1;
    unsigned char *copy = malloc(plugin_size);
    assert_non_null(copy);
    for (int i = 0; i < times; i++) {
        memcpy(copy, plugin, plugin_size);
        for (unsigned j = next_random(&random) % 4 + 1; j; j--)
            copy[first + next_random(&random) % most] = (unsigned char)(j % 2
                                                                            ? 0xff
                                                                            : next_random(&random));
        look_at(copy, plugin_size);
    }
    free(copy);
}

static void changed_headers_do_no_harm(void **state)
{
    (void)state;
    change(16, 1000, 300);
}

static void changed_symbols_and_texts_do_no_harm(void **state)
{
    (void)state;
    change(1000, 2000, 300);
}

/* They stand at the end. */
static void changed_section_headers_do_no_harm(void **state)
{
    (void)state;
    change(plugin_size - 2000, 2000, 300);
}

static void changed_bytes_anywhere_do_no_harm(void **state)
{
    (void)state;
    change(16, plugin_size - 16, 300);
}

int main(int argc, char **argv)
{
    FILE *file = fopen(argc > 1 ? argv[1] : PLUGIN, "rb");
    int descriptor = mkstemp(path);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(truncated_plugin_is_a_problem),
        cmocka_unit_test(changed_headers_do_no_harm),
        cmocka_unit_test(changed_symbols_and_texts_do_no_harm),
        cmocka_unit_test(changed_section_headers_do_no_harm),
        cmocka_unit_test(changed_bytes_anywhere_do_no_harm),
    };
    if (!file || descriptor < 0)
        return 1;
    close(descriptor);
    plugin = malloc(1 << 22);
    plugin_size = plugin ? fread(plugin, 1, 1 << 22, file) : 0;
    fclose(file);
    int code = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    free(plugin);
    return code;
}
