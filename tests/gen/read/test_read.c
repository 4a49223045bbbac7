/* Bytes to tree: what is kept of a file, and where its faults are reported. */
#include "read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct faults *faults;
    char *printed;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->arena = arena_create();
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_destroy(fixture->arena);
    free(fixture->printed);
    free(fixture);
    return 0;
}

static const struct node *read_bytes(struct fixture *fixture, const char *bytes, size_t size)
{
    fixture->faults = faults_create(fixture->arena, "file", bytes, size);
    const struct node *root = read_tree(fixture->arena, fixture->faults, bytes, size);
    size_t length;
    free(fixture->printed);
    FILE *stream = open_memstream(&fixture->printed, &length);
    assert_non_null(stream);
    faults_print(fixture->faults, stream);
    fclose(stream);
    return root;
}

static const struct node *read_good(void **state, const char *text)
{
    const struct node *root = read_bytes(*state, text, strlen(text));
    if (!root || faults_count(((struct fixture *)*state)->faults))
        fail_msg("rejected: %s", ((struct fixture *)*state)->printed);
    return root;
}

static void expect_faults(void **state, const char *bytes, size_t size, const char *printed)
{
    struct fixture *fixture = *state;
    read_bytes(fixture, bytes, size);
    assert_string_equal(fixture->printed, printed);
}

static void expect_place(const struct node *node, uint32_t line, uint32_t column, uint32_t width)
{
    assert_int_equal(node->mark.line, line);
    assert_int_equal(node->mark.column, column);
    assert_int_equal(node->width, width);
}

/* ---- Trees -------------------------------------------------------------------------------- */

static void mappings_keep_the_order_of_the_file(void **state)
{
    const struct node *root = read_good(state, "b: 1\na: two\nc: ''\n");
    assert_int_equal(root->kind, NODE_MAPPING);
    assert_int_equal(root->count, 3);
    assert_string_equal(root->entries[0].key.text, "b");
    assert_string_equal(root->entries[1].key.text, "a");
    assert_string_equal(root->entries[1].value.text, "two");
    assert_string_equal(root->entries[2].value.text, "");
}

static void sequences_and_nesting_are_kept(void **state)
{
    const struct node *root = read_good(state, "a: [x, {y: z}]\nb:\n  - c\n");
    const struct node *list = &root->entries[0].value;
    assert_int_equal(list->kind, NODE_SEQUENCE);
    assert_true(list->flow);
    assert_int_equal(list->count, 2);
    assert_string_equal(list->items[0].text, "x");
    assert_string_equal(list->items[1].entries[0].value.text, "z");
    assert_false(root->entries[1].value.flow);
}

static void nothing_is_guessed_from_a_scalar(void **state)
{
    const struct node *root = read_good(state,
                                        "a: no\nb: 1.10\nc: 012\nd: nULL\ne: ~x\nf: 2026-01-01\n");
    const char *const texts[] = {"no", "1.10", "012", "nULL", "~x", "2026-01-01"};
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(root->entries[i].value.text, texts[i]);
}

static void quoted_and_plain_scalars_are_distinguished(void **state)
{
    const struct node *root = read_good(state, "a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >-\n  x\n");
    assert_false(root->entries[0].value.quoted);
    for (size_t i = 1; i < 5; i++)
        assert_true(root->entries[i].value.quoted);
    assert_string_equal(root->entries[3].value.text, "x\n");
}

static void places_count_code_points_from_one(void **state)
{
    const struct node *root = read_good(state, "a: x\n\303\251\346\227\245: 'yz'\n");
    expect_place(&root->entries[0].key, 1, 1, 1);
    expect_place(&root->entries[1].key, 2, 1, 2);
    expect_place(&root->entries[1].value, 2, 5, 4);
}

static void byte_order_mark_and_carriage_returns_change_no_place(void **state)
{
    const struct node *root = read_good(state, "\357\273\277a: x\r\nb: y\r\n");
    expect_place(&root->entries[0].key, 1, 1, 1);
    expect_place(&root->entries[1].value, 2, 4, 1);
    assert_string_equal(root->entries[1].value.text, "y");
}

static void comments_directive_and_end_marks_are_fine(void **state)
{
    const struct node *root = read_good(state,
                                        "%YAML 1.2\n---\n# words\na: x # more\n...\n# end\n");
    assert_int_equal(root->count, 1);
    expect_place(&root->entries[0].value, 4, 4, 1);
}

static void many_children_are_kept_in_order(void **state)
{
    char text[16 * 2000], *end = text;
    for (int i = 0; i < 2000; i++)
        end += sprintf(end, "k%d: [%d]\n", i, i);
    const struct node *root = read_good(state, text);
    assert_int_equal(root->count, 2000);
    assert_string_equal(root->entries[1999].key.text, "k1999");
    assert_string_equal(root->entries[1999].value.items[0].text, "1999");
}

static void thirty_two_levels_are_read(void **state)
{
    char text[200] = "a: ";
    memset(text + 3, '[', 31);
    memset(text + 34, ']', 31);
    read_good(state, text);
}

/* ---- Faults ------------------------------------------------------------------------------- */

static void the_tree_is_kept_beside_faults_that_leave_one(void **state)
{
    struct fixture *fixture = *state;
    const char text[] = "a: &x 1\nb: !t 2\na: 3\nc: *x\n<<: {}\nd: 4\n";
    const struct node *root = read_bytes(fixture, text, strlen(text));
    assert_non_null(root);
    assert_int_equal(faults_count(fixture->faults), 5);
    assert_int_equal(root->count, 4);
    assert_true(root->entries[2].value.faulty);
    assert_string_equal(root->entries[3].key.text, "d");
}

static void hostile_nesting_ends_with_one_fault(void **state)
{
    enum { LEVELS = 20000 };
    char *text = malloc(LEVELS);
    assert_non_null(text);
    memset(text, '[', LEVELS);
    struct fixture *fixture = *state;
    assert_null(read_bytes(fixture, text, LEVELS));
    assert_int_equal(faults_count(fixture->faults), 1);
    assert_non_null(strstr(fixture->printed, "file:1:33: error: nested more than 32 levels deep"));
    free(text);
}

static void bytes_that_are_not_utf8_have_their_place(void **state)
{
    expect_faults(state, "a: \303\251\nb: \303\251\377\n", 12,
                  "file:2:5: error: invalid UTF-8: byte 0xFF [encoding]\n"
                  "    2 | b: \303\251\357\277\275\n"
                  "      |     ^\n"
                  "      = save the file as UTF-8\n"
                  "file: 1 error\n"
                  "see: patchbay-gen explain encoding\n");
}

static void nul_does_not_end_the_file(void **state)
{
    expect_faults(state, "a: x\0y\n\tb: z\n", 13,
                  "file:1:5: error: invisible character U+0000 "
                  "[control-character]\n"
                  "    1 | a: x\357\277\275y\n"
                  "      |     ^\n"
                  "      = delete it\n"
                  "file:2:1: error: tab in the indentation; YAML allows only spaces [tab]\n"
                  "    2 |         b: z\n"
                  "      | ^~~~~~~~\n"
                  "      = indent with spaces, by the same number for all keys of a mapping\n"
                  "file: 2 errors\n"
                  "see: patchbay-gen explain control-character\n");
}

static void tabs_are_expanded_above_the_caret(void **state)
{
    const char text[] = "a: b\tc\n";
    expect_faults(state, text, strlen(text),
                  "file:1:5: error: unexpected tab [tab]\n"
                  "    1 | a: b    c\n"
                  "      |     ^~~~\n"
                  "      = write a space, or \\t in double quotes if a tab is meant\n"
                  "file: 1 error\n"
                  "see: patchbay-gen explain tab\n");
}

/* Takes minutes if it looks back over the line at each tab. */
static void a_line_of_many_tabs_has_one_fault(void **state)
{
    enum { TABS = 1 << 20 };
    struct fixture *fixture = *state;
    char *text = arena_alloc(fixture->arena, TABS + 1, 1);
    memset(text, '\t', TABS);
    text[0] = 'a';
    read_bytes(fixture, text, TABS);
    assert_int_equal(faults_count(fixture->faults), 1);
}

static void faults_come_in_the_order_of_the_file_and_once(void **state)
{
    const char text[] = "a: 1\nb: 2\nb: *x\na: !t 1\n";
    struct fixture *fixture = *state;
    read_bytes(fixture, text, strlen(text));
    const char *first = strstr(fixture->printed, "file:3:1: error: duplicate key 'b'");
    const char *second = strstr(fixture->printed, "file:3:4: error: aliases are not allowed");
    const char *third = strstr(fixture->printed, "file:4:1: error: duplicate key 'a'");
    const char *fourth = strstr(fixture->printed, "file:4:4: error: tags are not allowed");
    assert_ptr_equal(first, fixture->printed);
    assert_true(first < second && second < third && third < fourth);
    assert_non_null(strstr(fourth, "\nfile: 4 errors\n"));
}

static void a_duplicate_among_many_keys_is_found(void **state)
{
    char text[16 * 1001], *end = text;
    for (int i = 0; i < 1000; i++)
        end += sprintf(end, "k%d: x\n", i);
    strcpy(end, "k500: x\n");
    struct fixture *fixture = *state;
    read_bytes(fixture, text, strlen(text));
    assert_int_equal(faults_count(fixture->faults), 1);
    assert_non_null(strstr(fixture->printed, "file:1001:1: error: duplicate key 'k500'"));
    assert_non_null(strstr(fixture->printed, "file:501:1: note: first defined here"));
}

static void long_lines_are_cut_around_the_caret(void **state)
{
    char text[400] = "a: ";
    memset(text + 3, 'x', 196);
    strcpy(text + 199, ": ");
    memset(text + 201, 'y', 150);
    struct fixture *fixture = *state;
    read_bytes(fixture, text, strlen(text));
    const char *line = strstr(fixture->printed, "    1 | ...xxx");
    assert_non_null(line);
    assert_int_equal(strcspn(line, "\n"), 8 + 100);
    assert_non_null(strstr(line, "yyy...\n"));
    const char *caret = strchr(line, '^');
    assert_non_null(caret);
    assert_int_equal(line[caret - strchr(line, '\n') - 1], ':');
}

static void more_than_twenty_faults_are_counted(void **state)
{
    char text[16 * 30], *end = text;
    for (int i = 0; i < 25; i++)
        end += sprintf(end, "k%d: *x\n", i);
    struct fixture *fixture = *state;
    read_bytes(fixture, text, strlen(text));
    assert_null(strstr(fixture->printed, "file:21:"));
    assert_non_null(strstr(fixture->printed, "file: 25 errors, not shown: 5 ["));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(mappings_keep_the_order_of_the_file),
        TEST(sequences_and_nesting_are_kept),
        TEST(nothing_is_guessed_from_a_scalar),
        TEST(quoted_and_plain_scalars_are_distinguished),
        TEST(places_count_code_points_from_one),
        TEST(byte_order_mark_and_carriage_returns_change_no_place),
        TEST(comments_directive_and_end_marks_are_fine),
        TEST(many_children_are_kept_in_order),
        TEST(thirty_two_levels_are_read),
        TEST(the_tree_is_kept_beside_faults_that_leave_one),
        TEST(hostile_nesting_ends_with_one_fault),
        TEST(bytes_that_are_not_utf8_have_their_place),
        TEST(nul_does_not_end_the_file),
        TEST(tabs_are_expanded_above_the_caret),
        TEST(a_line_of_many_tabs_has_one_fault),
        TEST(faults_come_in_the_order_of_the_file_and_once),
        TEST(a_duplicate_among_many_keys_is_found),
        TEST(long_lines_are_cut_around_the_caret),
        TEST(more_than_twenty_faults_are_counted),
    };
    return cmocka_run_group_tests_name("read", tests, NULL, NULL);
}
