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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_word_is_shortened_in_its_middle),
        cmocka_unit_test(list_that_does_not_fit_ends_with_a_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
