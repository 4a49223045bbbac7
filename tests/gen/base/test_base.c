/* Generated text: where lines of C are broken. */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* That `line` is written as `expected`, at one level of indentation. */
static void assert_written(const char *line, const char *expected)
{
    struct arena *arena = arena_create();
    struct text *text = text_create(arena);
    size_t size;
    text_indent(text);
    text_code(text, "%s", line);
    const char *bytes = text_bytes(text, &size);
    if (size != strlen(expected) || memcmp(bytes, expected, size) != 0)
        fail_msg("%.*s", (int)size, bytes);
    arena_destroy(arena);
}

static void line_that_fits_is_left_alone(void **state)
{
    (void)state;
    assert_written("int run(void);", "    int run(void);\n");
}

static void call_is_broken_at_a_comma_and_aligned_with_its_parenthesis(void **state)
{
    (void)state;
    assert_written(
        "bool select(struct registry *registry, enum type type, struct selection *selection, "
        "struct error *error)",
        "    bool select(struct registry *registry, enum type type, struct selection *selection,\n"
        "                struct error *error)\n");
}

static void row_is_broken_outside_of_inner_parentheses(void **state)
{
    (void)state;
    assert_written("{204, 0, 210, offsetof(struct small_endpoint, write), "
                   "sizeof(((struct small_endpoint *)0)->write_request), FLAG},",
                   "    {204, 0, 210, offsetof(struct small_endpoint, write),\n"
                   "     sizeof(((struct small_endpoint *)0)->write_request), FLAG},\n");
}

static void string_literal_is_never_broken(void **state)
{
    (void)state;
    assert_written("\"a\\0\" \"int (const struct prompt *, char *, size_t, const struct prompt *, "
                   "char *, size_t, int)\\0\" \\",
                   "    \"a\\0\" \\\n"
                   "        \"int (const struct prompt *, char *, size_t, const struct prompt *, "
                   "char *, size_t, int)\\0\" \\\n");
}

static void broken_line_of_a_macro_ends_with_a_backslash(void **state)
{
    (void)state;
    assert_written("PATCHBAY_RECORD(record_small_endpoint_##type##_##identifier, "
                   "note_small_endpoint_##type##_##identifier); \\",
                   "    PATCHBAY_RECORD(record_small_endpoint_##type##_##identifier, \\\n"
                   "                    note_small_endpoint_##type##_##identifier); \\\n");
}

static void broken_last_line_of_a_macro_is_continued(void **state)
{
    (void)state;
    const char *expected = "#define DEFINE(type) \\\n"
                           "const struct a_registry_with_a_long_name_a_category_with_one \\\n"
                           "    a_registry_with_a_long_name_a_category_with_one_##type\n";
    struct arena *arena = arena_create();
    struct text *text = text_create(arena);
    size_t size;
    text_code(text, "#define DEFINE(type) \\");
    text_code(text, "const struct a_registry_with_a_long_name_a_category_with_one "
                    "a_registry_with_a_long_name_a_category_with_one_##type");
    const char *bytes = text_bytes(text, &size);
    assert_int_equal(size, strlen(expected));
    assert_memory_equal(bytes, expected, size);
    arena_destroy(arena);
}

static void directive_stays_at_the_margin_and_is_continued(void **state)
{
    (void)state;
    assert_written("#if defined(HAVE_ONE_LONG_NAME) && defined(HAVE_ANOTHER_LONG_NAME) && "
                   "defined(HAVE_A_THIRD_LONG_NAME)",
                   "#if defined(HAVE_ONE_LONG_NAME) && defined(HAVE_ANOTHER_LONG_NAME) && \\\n"
                   "    defined(HAVE_A_THIRD_LONG_NAME)\n");
}

/* What two functions make of a text. */
static void assert_escaped(const char *words, const char *comment, const char *literal)
{
    struct arena *arena = arena_create();
    struct text *text = text_create(arena);
    size_t size;
    text_comment(text, words);
    const char *bytes = text_bytes(text, &size);
    assert_int_equal(size, strlen(comment));
    assert_memory_equal(bytes, comment, size);
    assert_string_equal(text_escaped(arena, words), literal);
    arena_destroy(arena);
}

static void control_characters_beyond_ascii_are_escaped(void **state)
{
    (void)state;
    assert_escaped("a\302\205b", "/* aU+0085b */\n", "a\\302\\205b");
    assert_escaped("a\342\200\250b", "/* aU+2028b */\n", "a\\342\\200\\250b");
    assert_escaped("\u00fc\u2026", "/* \u00fc\u2026 */\n", "\u00fc\u2026");
}

static void newlines_and_quotes_of_a_text_are_escaped_in_a_literal(void **state)
{
    (void)state;
    assert_escaped("a\nb\"?", "/* a\n * b\"? */\n", "a\\012b\\042\\077");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_that_fits_is_left_alone),
        cmocka_unit_test(call_is_broken_at_a_comma_and_aligned_with_its_parenthesis),
        cmocka_unit_test(row_is_broken_outside_of_inner_parentheses),
        cmocka_unit_test(string_literal_is_never_broken),
        cmocka_unit_test(broken_line_of_a_macro_ends_with_a_backslash),
        cmocka_unit_test(broken_last_line_of_a_macro_is_continued),
        cmocka_unit_test(control_characters_beyond_ascii_are_escaped),
        cmocka_unit_test(newlines_and_quotes_of_a_text_are_escaped_in_a_literal),
        cmocka_unit_test(directive_stays_at_the_margin_and_is_continued),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
