/* Names: the grammar, what is taken, which one was meant. */
#include "names/names.h"
#include "names/nearest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void names_are_lower_case_letters_digits_and_underscores(void **state)
{
    (void)state;
    assert_true(name_is_valid("a"));
    assert_true(name_is_valid("h264_fast"));
    assert_true(name_is_valid("a__b_"));
    const char *const bad[] = {"", "_a", "3d", "A", "aB", "a-b", "a.b", "a b", "\303\251", "a\n"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (name_is_valid(bad[i]))
            fail_msg("'%s' is taken for a name", bad[i]);
}

static void aliases_are_printable_and_free_of_separators(void **state)
{
    (void)state;
    assert_true(name_is_alias("h.264"));
    assert_true(name_is_alias("8139too"));
    assert_true(name_is_alias("C++"));
    const char *const bad[] = {"", "a b", "a:b", "a=b", "a,b", "a/b", "a*", "\303\251", "a\177"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (name_is_alias(bad[i]))
            fail_msg("'%s' is taken for an alias", bad[i]);
}

static void identifiers_are_those_of_c(void **state)
{
    (void)state;
    assert_true(name_is_identifier("Driver_2"));
    assert_true(name_is_identifier("_x"));
    assert_false(name_is_identifier(""));
    assert_false(name_is_identifier("2x"));
    assert_false(name_is_identifier("a-b"));
}

static void keywords_of_both_languages_are_known(void **state)
{
    (void)state;
    const char *const c[] = {"alignas",  "default",       "int",   "nullptr",
                             "restrict", "typeof_unqual", "while", "bool"};
    const char *const cpp[] = {"and", "char8_t", "class", "co_await", "delete", "this", "xor_eq"};
    for (size_t i = 0; i < sizeof c / sizeof *c; i++)
        assert_string_equal(name_keyword_of(c[i]), "C");
    for (size_t i = 0; i < sizeof cpp / sizeof *cpp; i++)
        assert_string_equal(name_keyword_of(cpp[i]), "C++");
    assert_null(name_keyword_of("chat"));
    assert_null(name_keyword_of("Class"));
}

static void macros_of_compilers_and_headers_are_known(void **state)
{
    (void)state;
    assert_true(name_is_macro("linux"));
    assert_true(name_is_macro("unix"));
    assert_true(name_is_macro("errno"));
    assert_true(name_is_macro("st_mtime"));
    assert_true(name_is_macro("complex"));
    assert_false(name_is_macro("linux_"));
    assert_false(name_is_macro("write"));
}

static void registries_that_take_variables_of_others_are_known(void **state)
{
    (void)state;
    assert_true(name_is_reserved_registry("ld"));
    assert_true(name_is_reserved_registry("gst"));
    assert_true(name_is_reserved_registry("xdg"));
    assert_true(name_is_reserved_registry("patchbay"));
    assert_false(name_is_reserved_registry("lapse"));
}

static void folding_ignores_case_and_dashes(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(name_folded(arena, "Text-Chat_2"), "text_chat_2");
    assert_string_equal(name_folded(arena, "h.264"), "h.264");
    arena_destroy(arena);
}

static void a_name_is_made_only_of_what_resembles_one(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(name_from(arena, "Text-Chat"), "text_chat");
    assert_string_equal(name_from(arena, "h.264 fast"), "h_264_fast");
    assert_null(name_from(arena, "3d"));
    assert_null(name_from(arena, "caf\303\251"));
    assert_null(name_from(arena, ""));
    arena_destroy(arena);
}

static void distance_counts_changes(void **state)
{
    (void)state;
    assert_int_equal(name_distance("chat", "chat", 3), 0);
    assert_int_equal(name_distance("chat", "chats", 3), 1);
    assert_int_equal(name_distance("chat", "hat", 3), 1);
    assert_int_equal(name_distance("chat", "that", 3), 1);
    assert_int_equal(name_distance("", "ab", 3), 2);
    assert_int_equal(name_distance("kitten", "sitting", 3), 3);
}

static void neighbours_that_changed_places_count_once(void **state)
{
    (void)state;
    assert_int_equal(name_distance("chat", "caht", 3), 1);
    assert_int_equal(name_distance("description", "descritpion", 3), 1);
    assert_int_equal(name_distance("abcd", "badc", 3), 2);
}

static void distance_stops_at_the_limit(void **state)
{
    (void)state;
    assert_int_equal(name_distance("abcdef", "uvwxyz", 2), 3);
    assert_int_equal(name_distance("a", "abcdefgh", 2), 3);
}

static const char *nearest_of(const char *text, const char *const *names, size_t count)
{
    struct nearest nearest = nearest_to(text);
    for (size_t i = 0; i < count; i++)
        nearest_offer(&nearest, names[i]);
    return nearest.name;
}

static void the_nearest_name_is_suggested(void **state)
{
    (void)state;
    const char *const names[] = {"completions", "chat", "chart", "embeddings"};
    assert_string_equal(nearest_of("caht", names, 4), "chat");
    assert_string_equal(nearest_of("embedings", names, 4), "embeddings");
    assert_string_equal(nearest_of("Completions", names, 4), "completions");
}

static void nothing_is_suggested_when_nothing_is_near(void **state)
{
    (void)state;
    const char *const names[] = {"completions", "chat", "a"};
    assert_null(nearest_of("rankings", names, 3));
    assert_null(nearest_of("b", names, 3));
    assert_null(nearest_of("", names, 3));
}

static void of_two_equally_near_the_first_is_suggested(void **state)
{
    (void)state;
    const char *const names[] = {"chat", "that"};
    assert_string_equal(nearest_of("hhat", names, 2), "chat");
}

static void long_texts_are_compared_by_their_beginnings(void **state)
{
    (void)state;
    char text[300];
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    const char *const names[] = {"chat"};
    assert_null(nearest_of(text, names, 1));
    assert_int_equal(name_distance(text, text, 3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_lower_case_letters_digits_and_underscores),
        cmocka_unit_test(aliases_are_printable_and_free_of_separators),
        cmocka_unit_test(identifiers_are_those_of_c),
        cmocka_unit_test(keywords_of_both_languages_are_known),
        cmocka_unit_test(macros_of_compilers_and_headers_are_known),
        cmocka_unit_test(registries_that_take_variables_of_others_are_known),
        cmocka_unit_test(folding_ignores_case_and_dashes),
        cmocka_unit_test(a_name_is_made_only_of_what_resembles_one),
        cmocka_unit_test(distance_counts_changes),
        cmocka_unit_test(neighbours_that_changed_places_count_once),
        cmocka_unit_test(distance_stops_at_the_limit),
        cmocka_unit_test(the_nearest_name_is_suggested),
        cmocka_unit_test(nothing_is_suggested_when_nothing_is_near),
        cmocka_unit_test(of_two_equally_near_the_first_is_suggested),
        cmocka_unit_test(long_texts_are_compared_by_their_beginnings),
    };
    return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
