/* patchbay_each() and patchbay_explain() list everything, and run nothing. */
#include "demo.h"

struct seen {
    const char *identifiers[16];
    enum patchbay_state states[16];
    const char *reasons[16];
    const char *hints[16];
    size_t count;
};

static bool record(void *context, const struct patchbay_implementation *implementation)
{
    struct seen *seen = context;
    seen->identifiers[seen->count] = implementation->identifier;
    seen->reasons[seen->count] = implementation->reason;
    seen->hints[seen->count] = implementation->hint;
    seen->states[seen->count++] = implementation->state;
    return seen->count < 16;
}

static void explain_lists_candidates_in_order_and_starts_nothing(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_decision decision;
    struct seen seen = {.count = 0};
    assert_true(
        patchbay_explain(registry, DEMO_CODEC, DEMO_CODEC_SLOW, &decision, record, &seen, NULL));
    assert_int_equal(seen.count, 2);
    assert_string_equal(seen.identifiers[0], "gamma");
    assert_int_equal(seen.states[0], PATCHBAY_STATE_SELECTED);
    assert_int_equal(seen.states[1], PATCHBAY_STATE_AVAILABLE);
    assert_true(decision.usable);
    assert_int_equal(gamma_starts, 0);
    patchbay_close(registry);
}

static void decision_names_the_override_and_its_failure(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=absent=unlinked", NULL);
    struct patchbay_decision decision;
    assert_true(
        patchbay_explain(registry, DEMO_CODEC, DEMO_CODEC_ABSENT, &decision, NULL, NULL, NULL));
    assert_false(decision.usable);
    assert_int_equal(decision.level, PATCHBAY_BY_ENVIRONMENT);
    assert_string_equal(decision.source, "DEMO_USE_CODEC");
    assert_string_equal(decision.identifier, "unlinked");
    assert_int_equal(decision.error.code, PATCHBAY_NOT_LINKED);
    patchbay_close(registry);
}

static void states_explain_missing_candidates(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_decision decision;
    struct seen seen = {.count = 0};
    demo_get_codec(registry, DEMO_CODEC_DECLINED, NULL);
    patchbay_explain(registry, DEMO_CODEC, DEMO_CODEC_ABSENT, &decision, record, &seen, NULL);
    patchbay_explain(registry, DEMO_CODEC, DEMO_CODEC_DECLINED, &decision, record, &seen, NULL);
    assert_int_equal(seen.states[0], PATCHBAY_STATE_NOT_BUILT);
    assert_string_equal(seen.identifiers[1], "unlinked");
    assert_int_equal(seen.states[1], PATCHBAY_STATE_NOT_LINKED);
    assert_string_equal(seen.hints[1], "link the object file that defines it");
    assert_int_equal(seen.states[2], PATCHBAY_STATE_DECLINED);
    assert_string_equal(seen.reasons[2], "no such device");
    patchbay_close(registry);
}

static bool count_all(void *context, const struct patchbay_implementation *implementation)
{
    size_t *count = context;
    assert_non_null(implementation->category);
    return ++*count < 100;
}

static bool stop_at_once(void *context, const struct patchbay_implementation *implementation)
{
    (void)implementation;
    ++*(size_t *)context;
    return false;
}

static void each_visits_every_implementation_until_told_to_stop(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    size_t count = 0;
    assert_true(patchbay_each(registry, PATCHBAY_ALL, count_all, &count, NULL));
    assert_int_equal(count, 15);
    count = 0;
    assert_true(patchbay_each(registry, DEMO_TOOL, count_all, &count, NULL));
    assert_int_equal(count, 4);
    count = 0;
    assert_false(patchbay_each(registry, PATCHBAY_ALL, stop_at_once, &count, NULL));
    assert_int_equal(count, 1);
    struct patchbay_error error;
    assert_false(patchbay_each(registry, DEMO_CATEGORIES, count_all, &count, &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_CATEGORY);
    patchbay_close(registry);
}

static void codes_and_states_have_names(void **state)
{
    (void)state;
    assert_string_equal(patchbay_code_name(PATCHBAY_NOT_LINKED), "not-linked");
    assert_string_equal(patchbay_code_name((enum patchbay_code)9999), "unknown-code");
    assert_string_equal(patchbay_state_name(PATCHBAY_STATE_SHADOWED), "shadowed");
    assert_string_equal(patchbay_state_name((enum patchbay_state)99), "?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(explain_lists_candidates_in_order_and_starts_nothing),
        cmocka_unit_test(decision_names_the_override_and_its_failure),
        cmocka_unit_test(states_explain_missing_candidates),
        cmocka_unit_test(each_visits_every_implementation_until_told_to_stop),
        cmocka_unit_test(codes_and_states_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
