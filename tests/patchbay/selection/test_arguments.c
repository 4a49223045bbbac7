/* Wrong arguments of the calls that a program makes: each is an error that says what was expected.
 */
#include "demo.h"

#include <string.h>

static struct patchbay_error error;

/* The last call failed with PATCHBAY_BAD_ARGUMENT, this text and this hint. */
static void assert_rejected(const char *text, const char *hint)
{
    assert_string_equal(patchbay_code_name(error.code), "bad-argument");
    assert_contains(error.text, text);
    assert_contains(error.hint, hint);
}

static const char *accept_all(void *context, const struct patchbay_selection *selection)
{
    (void)context;
    (void)selection;
    return NULL;
}

static void options_of_another_size_are_rejected(void **state)
{
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    (void)state;
    options.size = 0;
    assert_null(patchbay_open(&demo_table, &options, &error));
    assert_rejected("options.size is 0", "PATCHBAY_OPTIONS_INIT");
    options.size = sizeof options + 1;
    assert_null(patchbay_open(&demo_table, &options, &error));
    assert_rejected("expected at most", "PATCHBAY_OPTIONS_INIT");
}

static void more_than_sixteen_trusted_users_are_rejected(void **state)
{
    static const unsigned users[17];
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    (void)state;
    options.trusted_user_count = 17;
    options.trusted_users = users;
    assert_null(patchbay_open(&demo_table, &options, &error));
    assert_rejected("at most 16 trusted users, found 17", "");
    options.trusted_user_count = 1;
    options.trusted_users = NULL;
    assert_null(patchbay_open(&demo_table, &options, &error));
    assert_rejected("found 1 at", "");
}

static void selection_that_is_not_initialised_is_rejected(void **state)
{
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = {.size = 0};
    (void)state;
    assert_false(patchbay_select(registry, DEMO_CODEC, 0, &selection, &error));
    assert_rejected("patchbay_select: the selection", "PATCHBAY_SELECTION_INIT");
    assert_false(patchbay_first(registry, DEMO_CODEC, 0, accept_all, NULL, &selection, &error));
    assert_rejected("patchbay_first: the selection", "PATCHBAY_SELECTION_INIT");
    assert_null(patchbay_next(registry, &selection, &error));
    assert_rejected("patchbay_next: the selection", "PATCHBAY_SELECTION_INIT");
    assert_false(
        patchbay_find(registry, DEMO_CODEC, demo_builtin_codec(DEMO_CODEC_FAST), &selection));
    patchbay_close(registry);
}

static void next_of_nothing_is_rejected(void **state)
{
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    (void)state;
    assert_null(patchbay_next(registry, &selection, &error));
    assert_rejected("nothing is selected", "");
    assert_false(patchbay_find(registry, DEMO_CODEC, NULL, &selection));
    patchbay_close(registry);
}

static void first_needs_a_function_that_accepts(void **state)
{
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    (void)state;
    assert_false(patchbay_first(registry, DEMO_CODEC, 0, NULL, NULL, &selection, &error));
    assert_rejected("`accept` is NULL", "");
    patchbay_close(registry);
}

static void implementation_without_an_identifier_is_rejected(void **state)
{
    struct patchbay *registry = open_demo(NULL);
    (void)state;
    assert_null(patchbay_get_implementation(registry, DEMO_CODEC, 0, NULL, &error));
    assert_rejected("the identifier is NULL", "");
    patchbay_close(registry);
}

static void registration_that_is_not_initialised_is_rejected(void **state)
{
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_registration registration = {.size = 1};
    (void)state;
    assert_false(patchbay_register_with(registry, DEMO_CODEC, 0, "mine",
                                        demo_builtin_codec(DEMO_CODEC_FAST), "test", &registration,
                                        &error));
    assert_rejected("the registration is not initialised", "PATCHBAY_REGISTRATION_INIT");
    patchbay_close(registry);
}

static void types_that_no_category_has_are_rejected_by_every_call(void **state)
{
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    (void)state;
    assert_false(patchbay_select(registry, DEMO_CODEC, 99, &selection, &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_TYPE);
    assert_false(patchbay_first(registry, DEMO_CODEC, 99, accept_all, NULL, &selection, &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_TYPE);
    assert_null(patchbay_get_implementation(registry, DEMO_CODEC, 99, "alpha", &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_TYPE);
    assert_false(patchbay_register(registry, DEMO_CODEC, 99, "mine",
                                   demo_builtin_codec(DEMO_CODEC_FAST), "test", &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_TYPE);
    assert_false(patchbay_unregister(registry, DEMO_CODEC, 99, "mine", &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_TYPE);
    assert_true(patchbay_select(registry, DEMO_CODEC, 0, &selection, &error));
    selection.type_number = 99;
    assert_null(patchbay_next(registry, &selection, &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_TYPE);
    patchbay_close(registry);
}

static void category_that_no_registry_has_is_rejected_by_every_call(void **state)
{
    struct patchbay *registry = open_demo(NULL);
    (void)state;
    assert_int_equal(patchbay_find_type(registry, 99, "fast", &error), -1);
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_CATEGORY);
    assert_int_equal(patchbay_types(registry, 99), 0);
    assert_false(patchbay_use(registry, 99, 0, "alpha", "test", &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_CATEGORY);
    patchbay_close(registry);
}

static void explaining_and_listing_need_where_to_put_it(void **state)
{
    struct patchbay *registry = open_demo(NULL);
    (void)state;
    assert_false(patchbay_explain(registry, DEMO_CODEC, 0, NULL, NULL, NULL, &error));
    assert_rejected("the decision is NULL", "");
    assert_false(patchbay_each(registry, PATCHBAY_ALL, NULL, NULL, &error));
    assert_rejected("the callback is NULL", "");
    patchbay_close(registry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_of_another_size_are_rejected),
        cmocka_unit_test(more_than_sixteen_trusted_users_are_rejected),
        cmocka_unit_test(selection_that_is_not_initialised_is_rejected),
        cmocka_unit_test(next_of_nothing_is_rejected),
        cmocka_unit_test(first_needs_a_function_that_accepts),
        cmocka_unit_test(implementation_without_an_identifier_is_rejected),
        cmocka_unit_test(registration_that_is_not_initialised_is_rejected),
        cmocka_unit_test(types_that_no_category_has_are_rejected_by_every_call),
        cmocka_unit_test(category_that_no_registry_has_is_rejected_by_every_call),
        cmocka_unit_test(explaining_and_listing_need_where_to_put_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
