/* Trying candidates until one is accepted, and what an interface is. */
#include "demo.h"

#include <string.h>

/* Accepts the identifier that `context` is. */
static const char *accept_one(void *context, const struct patchbay_selection *selection)
{
    return context && strcmp(selection->identifier, context) == 0 ? NULL : "device busy";
}

/* What patchbay_first() selects for codec/fast with this variable, or the text of its error, which
 * has blanks. */
static void assert_first(const char *entry, char *accepted, const char *expected)
{
    struct patchbay *registry = open_demo(entry, NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    struct patchbay_error error;
    bool ok = patchbay_first(registry, DEMO_CODEC, DEMO_CODEC_FAST, accept_one, accepted,
                             &selection, &error);
    assert_int_equal(ok, !strchr(expected, ' '));
    if (ok)
        assert_string_equal(selection.identifier, expected);
    else
        assert_contains(error.text, expected);
    patchbay_close(registry);
}

static void first_takes_the_candidate_that_is_accepted(void **state)
{
    (void)state;
    assert_first(NULL, "alpha", "alpha");
    assert_first(NULL, "beta", "beta");
    assert_first("DEMO_USE_CODEC=fast=beta/", "alpha", "alpha");
    assert_first("DEMO_USE_CODEC=fast=hidden/beta", "beta", "beta");
    assert_first(NULL, NULL,
                 "no implementation of codec/fast was accepted\n  skipped 'alpha': not accepted: "
                 "device busy\n  skipped 'beta': not accepted: device busy");
}

static void first_stays_within_the_list_that_decides(void **state)
{
    (void)state;
    assert_first("DEMO_USE_CODEC=fast=hidden/beta", "alpha",
                 "DEMO_USE_CODEC: no implementation of codec/fast was accepted\n  skipped "
                 "'hidden': not accepted: device busy\n  skipped 'beta'");
    assert_first("DEMO_USE_CODEC=fast=nope", "alpha", "has no implementation 'nope'");
}

static void first_continues_after_a_list_that_is_ignored(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=beta/", "DEMOCODEC=nope", NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(patchbay_first(registry, DEMO_CODEC, DEMO_CODEC_FAST, accept_one, "alpha",
                               &selection, NULL));
    assert_int_equal(selection.level, PATCHBAY_BY_ORDER);
    patchbay_close(registry);
}

static void first_does_not_continue_past_an_invalid_variable(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=nope", NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    struct patchbay_error error;
    assert_true(demo_use_codec(registry, DEMO_CODEC_FAST, "alpha/", "--codec", NULL));
    assert_false(patchbay_first(registry, DEMO_CODEC, DEMO_CODEC_FAST, accept_one, "beta",
                                &selection, &error));
    assert_int_equal(error.code, PATCHBAY_BAD_ENVIRONMENT);
    assert_contains(error.text, "has no implementation 'nope'");
    patchbay_close(registry);
}

static void first_without_a_type_tries_all_of_a_flat_category(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_TOOL=hammer/", NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(
        patchbay_first(registry, DEMO_TOOL, PATCHBAY_NO_TYPE, accept_one, "saw", &selection, NULL));
    assert_string_equal(selection.type, "saw");
    assert_int_equal(selection.level, PATCHBAY_BY_ORDER);
    assert_string_equal(demo_get_tool_by_name(registry, NULL, NULL)->identify(), "hammer");
    assert_true(patchbay_select(registry, DEMO_TOOL, PATCHBAY_NO_TYPE, &selection, NULL));
    assert_non_null(patchbay_next(registry, &selection, NULL));
    assert_string_equal(selection.type, "saw");
    patchbay_close(registry);
}

static bool find_refusal(void *context, const struct patchbay_implementation *implementation)
{
    if (strcmp(implementation->identifier, "alpha") == 0)
        strcpy(context, implementation->refusal);
    return true;
}

static void reason_of_the_program_is_kept_in_a_sealed_registry(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    struct patchbay_decision decision;
    char refusal[300] = "";
    static const struct demo_codec *beta;
    beta = demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "beta", NULL);
    assert_true(demo_register_codec(registry, DEMO_CODEC_HOLLOW, "whole", beta, NULL, NULL));
    assert_true(patchbay_seal(registry, NULL));
    assert_true(patchbay_first(registry, DEMO_CODEC, DEMO_CODEC_FAST, accept_one, "beta",
                               &selection, NULL));
    assert_true(patchbay_explain(registry, DEMO_CODEC, DEMO_CODEC_FAST, &decision, find_refusal,
                                 refusal, NULL));
    assert_string_equal(refusal, "device busy");
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    patchbay_close(registry);
}

static void find_describes_an_interface_that_was_started(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    const struct demo_codec *delta = demo_get_codec_implementation(registry, DEMO_CODEC_SLOW,
                                                                   "delta", NULL);
    assert_true(patchbay_find(registry, DEMO_CODEC, delta, &selection));
    assert_string_equal(selection.identifier, "delta");
    assert_string_equal(selection.type, "slow");
    assert_false(patchbay_find(registry, DEMO_TOOL, delta, &selection));
    assert_false(patchbay_find(registry, DEMO_CODEC, &selection, &selection));
    assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, "again", delta, NULL, NULL));
    assert_true(patchbay_find(registry, DEMO_CODEC, delta, &selection));
    assert_string_equal(selection.identifier, "again");
    patchbay_close(registry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_takes_the_candidate_that_is_accepted),
        cmocka_unit_test(first_stays_within_the_list_that_decides),
        cmocka_unit_test(first_continues_after_a_list_that_is_ignored),
        cmocka_unit_test(first_does_not_continue_past_an_invalid_variable),
        cmocka_unit_test(first_without_a_type_tries_all_of_a_flat_category),
        cmocka_unit_test(reason_of_the_program_is_kept_in_a_sealed_registry),
        cmocka_unit_test(find_describes_an_interface_that_was_started),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
