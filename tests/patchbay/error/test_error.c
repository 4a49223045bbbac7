/* Errors whose text is longer than struct patchbay_error has room for. */
#include "demo.h"

#include <stdio.h>
#include <string.h>

static struct patchbay_error error;

static void long_word_is_shortened_in_its_middle(void **state)
{
    static char identifier[5000];
    struct patchbay *registry = open_demo(NULL);
    (void)state;
    memset(identifier, 'x', 4000);
    memcpy(identifier, "first", 5);
    strcpy(identifier + 4000, "last");
    assert_false(demo_use_codec(registry, DEMO_CODEC_FAST, identifier, "test", &error));
    assert_contains(error.text, "no implementation 'firstx");
    assert_contains(error.text, "xlast' (available: alpha, beta, hidden)");
    patchbay_close(registry);
}

static void list_that_does_not_fit_ends_with_a_count(void **state)
{
    static char identifiers[100][64];
    struct patchbay *registry = open_demo(NULL);
    (void)state;
    for (int i = 0; i < 100; i++) {
        memset(identifiers[i], 'a' + i % 26, 60);
        sprintf(identifiers[i] + 58, "%02d", i);
        assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, identifiers[i],
                                        demo_builtin_codec(DEMO_CODEC_FAST), "test", NULL));
    }
    assert_false(demo_use_codec(registry, DEMO_CODEC_FAST, "nope", "test", &error));
    const char *end = strrchr(error.text, ' ');
    assert_string_equal(end, " more)");
    assert_contains(error.text, " and ");
    patchbay_close(registry);
}

static void long_word_is_not_cut_within_a_character(void **state)
{
    static char identifier[3001];
    struct patchbay *registry = open_demo(NULL);
    (void)state;
    for (size_t shift = 0; shift < 3; shift++) {
        for (size_t at = shift; at + 3 < sizeof identifier; at += 3)
            memcpy(identifier + at, "\xe2\x82\xac", 3); /* the euro sign */
        memset(identifier, 'x', shift);
        assert_false(demo_use_codec(registry, DEMO_CODEC_FAST, identifier, "test", &error));
        assert_contains(error.text, "\xe2\x82\xac...\xe2\x82\xac");
        assert_null(strchr(error.text, '?'));
    }
    patchbay_close(registry);
}

static void long_text_of_short_words_ends_after_a_word(void **state)
{
    static char identifier[3001];
    struct patchbay *registry = open_demo(NULL);
    (void)state;
    for (size_t at = 0; at + 5 < sizeof identifier; at += 5)
        memcpy(identifier + at, "word ", 5);
    assert_false(demo_use_codec(registry, DEMO_CODEC_FAST, identifier, "test", &error));
    assert_contains(error.text, "word...");
    assert_true(strlen(error.text) < sizeof error.text);
    patchbay_close(registry);
}

/* Refuses with a reason of hundreds of bytes. */
static const char *refuse(void *context, const struct patchbay_selection *selection)
{
    (void)selection;
    return context;
}

static void candidates_that_do_not_fit_are_counted(void **state)
{
    static char reason[300], identifier[] = "mine_00";
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    (void)state;
    memset(reason, 'r', sizeof reason - 1);
    for (int i = 0; i < 20; i++) {
        sprintf(identifier, "mine_%02d", i);
        assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, identifier,
                                        demo_builtin_codec(DEMO_CODEC_FAST), "test", NULL));
    }
    assert_false(
        patchbay_first(registry, DEMO_CODEC, DEMO_CODEC_FAST, refuse, reason, &selection, &error));
    assert_contains(error.text, "skipped 'mine_19'");
    assert_contains(error.text, "\n  and 1");
    assert_contains(error.text, " more");
    patchbay_close(registry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_word_is_shortened_in_its_middle),
        cmocka_unit_test(list_that_does_not_fit_ends_with_a_count),
        cmocka_unit_test(long_word_is_not_cut_within_a_character),
        cmocka_unit_test(long_text_of_short_words_ends_after_a_word),
        cmocka_unit_test(candidates_that_do_not_fit_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
