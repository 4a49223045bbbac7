/* Every code is explained, and every example is true. */
#include "explain/explain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *const names[] = {
#define FAULT(code, name, title) name,
#include "diagnostic/codes.def"
#undef FAULT
};

static void every_wrong_example_has_exactly_its_code(void **state)
{
    (void)state;
    for (size_t i = 0; i < FAULT_CODES; i++) {
        struct arena *arena = arena_create();
        const struct explanation *explanation = explain_fault((enum fault_code)i);
        char code[64];
        assert_non_null(explanation->cause);
        snprintf(code, sizeof code, "[%s]\n", names[i]);
        const char *messages = explain_messages(arena, explanation->frame, explanation->wrong);
        if (!strstr(messages, code) || !strstr(messages, ": 1 error\n"))
            fail_msg("%s: the wrong example is reported as: %s", names[i], messages);
        arena_destroy(arena);
    }
}

static void nothing_is_wrong_with_any_right_example(void **state)
{
    (void)state;
    for (size_t i = 0; i < FAULT_CODES; i++) {
        struct arena *arena = arena_create();
        const struct explanation *explanation = explain_fault((enum fault_code)i);
        const char *messages = explain_messages(arena, explanation->frame, explanation->right);
        if (*messages)
            fail_msg("%s: the right example is reported as: %s", names[i], messages);
        arena_destroy(arena);
    }
}

static void every_code_of_the_library_is_explained(void **state)
{
    (void)state;
    const struct library_explanation *explanation = explain_library(0);
    assert_non_null(explanation->cause); /* no-error: there is nothing to cure */
    for (size_t i = 1; (explanation = explain_library(i)); i++) {
        assert_non_null(explanation->cause);
        assert_true(*explanation->cause && *explanation->example && *explanation->cure);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_wrong_example_has_exactly_its_code),
        cmocka_unit_test(nothing_is_wrong_with_any_right_example),
        cmocka_unit_test(every_code_of_the_library_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
