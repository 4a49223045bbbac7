/* Signatures: their forms, and which ones are rejected with which message. */
#include "base/utf8.h"
#include "signature/signature.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct signature signature;
    char *faults; /* as printed */
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
    free(fixture->faults);
    free(fixture);
    return 0;
}

static bool parse(struct fixture *fixture, enum signature_of what, const char *text)
{
    struct node node = {
        .kind = NODE_SCALAR, .width = utf8_count(text) & FAULT_WORD, .mark = {1, 1}, .text = text};
    struct faults *faults = faults_create(fixture->arena, "file", text, strlen(text));
    bool valid = signature_parse(fixture->arena, faults, &node, what, NULL, "name",
                                 &fixture->signature);
    size_t size;
    free(fixture->faults);
    FILE *stream = open_memstream(&fixture->faults, &size);
    assert_non_null(stream);
    faults_print(faults, stream);
    fclose(stream);
    assert_int_equal(valid, faults_count(faults) == 0);
    return valid;
}

static void expect_function(void **state, const char *text, const char *normal)
{
    struct fixture *fixture = *state;
    if (!parse(fixture, SIGNATURE_FUNCTION, text))
        fail_msg("rejected: %s", fixture->faults);
    assert_string_equal(fixture->signature.normal, normal);
}

static void expect_object(void **state, const char *text, const char *normal)
{
    struct fixture *fixture = *state;
    if (!parse(fixture, SIGNATURE_OBJECT, text))
        fail_msg("rejected: %s", fixture->faults);
    assert_string_equal(fixture->signature.normal, normal);
}

/* `beginning` is that of the printed fault: "file:1:5: error: '()' says nothing". */
static void expect_rejection(void **state, enum signature_of what, const char *text,
                             const char *beginning, const char *code)
{
    struct fixture *fixture = *state;
    if (parse(fixture, what, text))
        fail_msg("accepted: %s as %s", text, fixture->signature.normal);
    char *end = strchr(fixture->faults, '\n');
    assert_non_null(end);
    *end = '\0';
    if (strncmp(fixture->faults, beginning, strlen(beginning)) != 0)
        assert_string_equal(fixture->faults, beginning);
    const char *bracket = strrchr(fixture->faults, '[');
    assert_non_null(bracket);
    assert_string_equal(bracket, code);
}

/* ---- Normal form -------------------------------------------------------------------------- */

static void parameter_names_are_dropped(void **state)
{
    expect_function(state, "int (const struct prompt *prompt, size_t size)",
                    "int (const struct prompt *, size_t)");
}

static void qualifiers_of_a_typedef_are_kept_because_it_may_be_an_array(void **state)
{
    expect_function(state, "int (const mpz_t a, volatile mpz_t b)",
                    "int (const mpz_t, volatile mpz_t)");
    expect_function(state, "int (const size_t a, const int b)", "int (size_t, int)");
}

static void the_word_behind_a_type_is_the_name_and_not_the_type(void **state)
{
    expect_function(state, "int (const foo)", "int (const foo)");
    expect_function(state, "int (const bar)", "int (const bar)");
    expect_function(state, "int (size_t)", "int (size_t)");
    expect_function(state, "int (size_t int_)", "int (size_t)");
}

static void blanks_and_line_breaks_mean_nothing(void **state)
{
    expect_function(state, "  int(char*a ,\n  int  b )", "int (char *, int)");
    expect_function(state, "const char*(void)", "const char *(void)");
    expect_object(state, "const  char*", "const char *");
}

static void array_parameters_become_pointers(void **state)
{
    expect_function(state, "int (int a[4], char *b[])", "int (int *, char **)");
    expect_function(state, "int (int a[static 4], int b[const])", "int (int *, int *)");
    expect_function(state, "int (int a[2][3], int b[][3])", "int (int (*)[3], int (*)[3])");
    expect_function(state, "int (const int a[2])", "int (const int *)");
}

static void function_parameters_become_pointers(void **state)
{
    expect_function(state, "void (int call(char *text))", "void (int (*)(char *))");
    expect_function(state, "void (int (void))", "void (int (*)(void))");
    expect_function(state, "void (int (*call)(char a[3]))", "void (int (*)(char *))");
}

static void qualifiers_of_parameters_themselves_are_dropped(void **state)
{
    expect_function(state, "int (const int a, char *const b)", "int (int, char *)");
    expect_function(state, "int (char *restrict a, volatile int b)", "int (char *, int)");
}

static void qualifiers_behind_pointers_stay(void **state)
{
    expect_function(state, "int (const char *const *const a)", "int (const char *const *)");
    expect_function(state, "int (volatile int *a)", "int (volatile int *)");
}

static void qualifiers_stand_before_the_type(void **state)
{
    expect_function(state, "int (char const *a)", "int (const char *)");
    expect_function(state, "int (size_t volatile const *a)", "int (const volatile size_t *)");
    expect_function(state, "int (int const long unsigned *a)", "int (const unsigned long *)");
}

static void each_basic_type_has_one_spelling(void **state)
{
    expect_function(state, "int (long unsigned int, short int, signed, unsigned int)",
                    "int (unsigned long, short, int, unsigned)");
    expect_function(state, "int (long int long, long long unsigned, signed long)",
                    "int (long long, unsigned long long, long)");
    expect_function(state, "int (char signed, char unsigned, double long, char)",
                    "int (signed char, unsigned char, long double, char)");
}

static void the_spelling_of_bool_is_bool(void **state)
{
    expect_function(state, "_Bool (_Bool *a)", "bool (bool *)");
}

static void the_dots_stay(void **state)
{
    expect_function(state, "int (const char *format, ...)", "int (const char *, ...)");
}

static void pointers_to_arrays_and_functions_keep_their_parentheses(void **state)
{
    expect_function(state, "int (int (*row)[4])", "int (int (*)[4])");
    expect_function(state, "int (void (*(*list)[3])(int a))", "int (void (*(*)[3])(int))");
    expect_function(state, "int (int (*const *call)(void))", "int (int (*const *)(void))");
}

static void a_constant_may_be_a_scalar_or_any_pointer(void **state)
{
    expect_object(state, "unsigned int", "unsigned");
    expect_object(state, "const struct s *const *", "const struct s *const *");
    expect_object(state, "int (*)(void)", "int (*)(void)");
    expect_object(state, "enum color", "enum color");
}

/* ---- Other forms -------------------------------------------------------------------------- */

static void the_member_keeps_parameter_names_and_arrays(void **state)
{
    struct fixture *fixture = *state;
    expect_function(state, "int (char const *text, int a[static 4], char *restrict p)",
                    "int (const char *, int *, char *)");
    assert_string_equal(fixture->signature.member,
                        "int (*name)(const char *text, int a[4], char *p)");
    expect_object(state, "int (*)(int)", "int (*)(int)");
    assert_string_equal(fixture->signature.member, "int (*name)(int)");
}

static void the_pointer_points_to_the_type(void **state)
{
    struct fixture *fixture = *state;
    expect_function(state, "const char *(int a)", "const char *(int)");
    assert_string_equal(fixture->signature.pointer, "const char *(*)(int)");
    expect_object(state, "const char *", "const char *");
    assert_string_equal(fixture->signature.pointer, "const char **");
    expect_object(state, "int (*)(void)", "int (*)(void)");
    assert_string_equal(fixture->signature.pointer, "int (**)(void)");
}

static void tags_are_listed_once_and_enums_not_at_all(void **state)
{
    struct fixture *fixture = *state;
    expect_function(state, "struct a *(struct b *x, union c *y, struct a *z, enum d e)",
                    "struct a *(struct b *, union c *, struct a *, enum d)");
    assert_int_equal(fixture->signature.tags.count, 3);
    assert_string_equal(fixture->signature.tags.items[0], "struct a");
    assert_string_equal(fixture->signature.tags.items[1], "struct b");
    assert_string_equal(fixture->signature.tags.items[2], "union c");
}

static void typedef_names_are_listed_once(void **state)
{
    struct fixture *fixture = *state;
    expect_function(state, "size_t (size_t a, FILE *b, int c)", "size_t (size_t, FILE *, int)");
    assert_int_equal(fixture->signature.types.count, 2);
    assert_string_equal(fixture->signature.types.items[1], "FILE");
}

/* ---- Refusals ----------------------------------------------------------------------------- */

#define REJECTED(text, column, code)                                                               \
    expect_rejection(state, SIGNATURE_FUNCTION, text, "file:1:" #column ": error: ", "[" code "]")
#define REJECTED_OBJECT(text, column, code)                                                        \
    expect_rejection(state, SIGNATURE_OBJECT, text, "file:1:" #column ": error: ", "[" code "]")

static void empty_parentheses_are_rejected(void **state)
{
    REJECTED("int ()", 5, "empty-parameters");
    REJECTED("int (int (*call)())", 17, "empty-parameters");
}

static void attributes_and_macros_are_rejected(void **state)
{
    REJECTED("int (void) __attribute__((pure))", 12, "attribute");
    REJECTED("__attribute__((pure)) int (void)", 1, "attribute");
    REJECTED("[[nodiscard]] int (void)", 1, "attribute");
    REJECTED("int (char *__restrict a)", 12, "attribute");
    REJECTED("int (int a UNUSED)", 12, "attribute");
    REJECTED("int (struct __attribute__((packed)) a *b)", 13, "attribute");
    REJECTED("API int (void)", 5, "signature-type");
}

static void types_of_one_compiler_are_rejected(void **state)
{
    REJECTED("__int128 (void)", 1, "attribute");
    REJECTED("int (double _Complex z)", 13, "attribute");
    REJECTED("int (_BitInt(3) z)", 6, "attribute");
    REJECTED("int (typeof(int) z)", 6, "attribute");
}

static void atomic_types_are_rejected(void **state)
{
    REJECTED("int (_Atomic int *a)", 6, "atomic");
    REJECTED("int (_Atomic(int) *a)", 6, "atomic");
    REJECTED("int (int *_Atomic a)", 11, "atomic");
}

static void parenthesised_names_are_rejected(void **state)
{
    REJECTED("int (int (a))", 11, "parenthesised-name");
    REJECTED("int (int (size_t))", 11, "parenthesised-name");
    REJECTED("int (int ((*a)))", 11, "parenthesised-name");
}

static void returned_functions_and_arrays_are_rejected(void **state)
{
    REJECTED("int (*(void))(int)", 5, "returned-function");
    REJECTED("int (int (*(*a)(int))(char))", 16, "returned-function");
    REJECTED("int (void)(void)", 5, "returned-function");
    REJECTED("int (void)[3]", 5, "returned-function");
}

static void array_sizes_must_be_numbers(void **state)
{
    REJECTED("int (int a[COUNT])", 12, "array-size");
    REJECTED("int (int a[2 + 2])", 14, "array-size");
    REJECTED("int (int a[0])", 12, "array-size");
    REJECTED("int (int a[010])", 12, "array-size");
    REJECTED("int (int a[*])", 12, "array-size");
    REJECTED("int (int a[2][static 3])", 15, "array-size");
    REJECTED("int (int a[99999999999])", 12, "array-size");
}

static void only_the_outermost_array_of_a_parameter_does_without_a_size(void **state)
{
    REJECTED("int (int a[3][])", 14, "array-size");
    REJECTED("int (int (*a)[])", 14, "array-size");
    REJECTED_OBJECT("int (*)[]", 8, "array-size");
}

static void anonymous_tags_are_rejected(void **state)
{
    REJECTED("int (struct *a)", 6, "anonymous-tag");
    REJECTED("int (struct { int a; } *a)", 6, "anonymous-tag");
    REJECTED("int (struct s { int a; } *a)", 15, "anonymous-tag");
}

static void words_that_are_no_type_are_rejected(void **state)
{
    REJECTED("int (unsigned float a)", 6, "signature-type");
    REJECTED("long long long (void)", 1, "signature-type");
    REJECTED("int (signed unsigned a)", 6, "signature-type");
    REJECTED("int (short char a)", 6, "signature-type");
    REJECTED("int (class a *b)", 6, "signature-type");
    REJECTED("int (a int)", 8, "signature-type");
    REJECTED("int (void, int)", 6, "signature-type");
    REJECTED("int (void a[3])", 12, "signature-type");
}

static void storage_classes_are_rejected(void **state)
{
    REJECTED("static int (void)", 1, "storage-class");
    REJECTED("int inline (void)", 5, "storage-class");
    REJECTED("int (register int a)", 6, "storage-class");
}

static void meaningless_qualifiers_are_rejected(void **state)
{
    REJECTED("const int (void)", 1, "qualifier");
    REJECTED("char *const (void)", 7, "qualifier");
    REJECTED("int (restrict int a)", 6, "qualifier");
    REJECTED("int (char *restrict *a)", 12, "qualifier");
    REJECTED_OBJECT("const int", 1, "qualifier");
    REJECTED_OBJECT("char *const", 7, "qualifier");
}

static void names_of_parameters_must_be_usable_in_both_languages(void **state)
{
    REJECTED("int (int class)", 10, "parameter-name");
    REJECTED("int (int default)", 10, "parameter-name");
    REJECTED("int (int linux)", 10, "parameter-name");
    REJECTED("int (int a, char a)", 18, "parameter-name");
    REJECTED("int (size_t size_t)", 13, "parameter-name");
    REJECTED("int (struct new *a)", 13, "keyword");
}

static void values_and_functions_are_not_interchangeable(void **state)
{
    REJECTED("int", 4, "signature-kind");
    REJECTED("int (*)(void)", 5, "signature-kind");
    REJECTED_OBJECT("int (void)", 1, "signature-kind");
    REJECTED_OBJECT("int [3]", 1, "signature-kind");
    REJECTED_OBJECT("void", 1, "signature-kind");
    REJECTED_OBJECT("struct s", 1, "signature-kind");
}

static void names_and_what_follows_are_rejected(void **state)
{
    REJECTED("int run(void)", 5, "signature-syntax");
    REJECTED("int (void);", 11, "signature-syntax");
    REJECTED("int (void) const", 12, "attribute");
    REJECTED_OBJECT("int size", 5, "signature-syntax");
    REJECTED_OBJECT("int (*call)(void)", 7, "signature-syntax");
}

static void unfinished_signatures_are_rejected(void **state)
{
    REJECTED("int (int a", 11, "signature-syntax");
    REJECTED("int (int (*a)(int)", 19, "signature-syntax");
    REJECTED("int (int a,)", 12, "signature-syntax");
    REJECTED("int (int a[3", 13, "array-size");
    REJECTED("int (...)", 6, "signature-syntax");
    REJECTED("(void)", 1, "signature-syntax");
    REJECTED("int (int (*a", 10, "signature-syntax");
}

static void deep_nesting_is_rejected(void **state)
{
    char text[512] = "int (";
    for (int i = 0; i < 40; i++)
        strcat(text, "int (*)(");
    REJECTED(text, 138, "signature-syntax");
}

static void endless_signatures_are_rejected(void **state)
{
    char text[2100] = "int (int ";
    memset(text + 9, '*', 2000);
    strcat(text, "a)");
    REJECTED(text, 1, "signature-syntax");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(parameter_names_are_dropped),
        TEST(qualifiers_of_a_typedef_are_kept_because_it_may_be_an_array),
        TEST(qualifiers_of_a_typedef_are_kept_because_it_may_be_an_array),
        TEST(the_word_behind_a_type_is_the_name_and_not_the_type),
        TEST(blanks_and_line_breaks_mean_nothing),
        TEST(array_parameters_become_pointers),
        TEST(function_parameters_become_pointers),
        TEST(qualifiers_of_parameters_themselves_are_dropped),
        TEST(qualifiers_behind_pointers_stay),
        TEST(qualifiers_stand_before_the_type),
        TEST(each_basic_type_has_one_spelling),
        TEST(the_spelling_of_bool_is_bool),
        TEST(the_dots_stay),
        TEST(pointers_to_arrays_and_functions_keep_their_parentheses),
        TEST(a_constant_may_be_a_scalar_or_any_pointer),
        TEST(the_member_keeps_parameter_names_and_arrays),
        TEST(the_pointer_points_to_the_type),
        TEST(tags_are_listed_once_and_enums_not_at_all),
        TEST(typedef_names_are_listed_once),
        TEST(empty_parentheses_are_rejected),
        TEST(attributes_and_macros_are_rejected),
        TEST(types_of_one_compiler_are_rejected),
        TEST(atomic_types_are_rejected),
        TEST(parenthesised_names_are_rejected),
        TEST(returned_functions_and_arrays_are_rejected),
        TEST(array_sizes_must_be_numbers),
        TEST(only_the_outermost_array_of_a_parameter_does_without_a_size),
        TEST(anonymous_tags_are_rejected),
        TEST(words_that_are_no_type_are_rejected),
        TEST(storage_classes_are_rejected),
        TEST(meaningless_qualifiers_are_rejected),
        TEST(names_of_parameters_must_be_usable_in_both_languages),
        TEST(values_and_functions_are_not_interchangeable),
        TEST(names_and_what_follows_are_rejected),
        TEST(unfinished_signatures_are_rejected),
        TEST(deep_nesting_is_rejected),
        TEST(endless_signatures_are_rejected),
    };
    return cmocka_run_group_tests_name("signature", tests, NULL, NULL);
}
