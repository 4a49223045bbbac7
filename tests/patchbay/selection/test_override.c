/* Overrides: by call, by environment, by configuration; and which of them wins. */
#include "demo.h"

#include <stdio.h>
#include <string.h>

static void use_selects_and_null_clears(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    assert_true(demo_use_codec(registry, DEMO_CODEC_FAST, "beta", "--codec", NULL));
    assert_serves(registry, DEMO_CODEC_FAST, "beta");
    assert_true(demo_use_codec(registry, DEMO_CODEC_FAST, NULL, NULL, NULL));
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    patchbay_close(registry);
}

static void failed_use_keeps_the_selection_and_names_its_source(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error;
    assert_false(demo_use_codec(registry, DEMO_CODEC_FAST, "betta", "--codec", &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_IMPLEMENTATION);
    assert_contains(error.text, "--codec: codec/fast has no implementation 'betta'");
    assert_contains(error.hint, "did you mean 'beta'?");
    assert_false(demo_use_codec(registry, DEMO_CODEC_DECLINED, "decliner", "--codec", &error));
    assert_int_equal(error.code, PATCHBAY_DECLINED);
    assert_contains(error.text, "declined: no such device");
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    patchbay_close(registry);
}

static void opt_in_is_selected_when_named(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=hidden", NULL);
    assert_serves(registry, DEMO_CODEC_FAST, "hidden");
    assert_true(demo_use_codec(registry, DEMO_CODEC_SECRET, "hushed", NULL, NULL));
    assert_serves(registry, DEMO_CODEC_SECRET, "hushed");
    patchbay_close(registry);
}

static void alias_of_an_implementation_selects_it(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=b.2", NULL);
    assert_serves(registry, DEMO_CODEC_FAST, "beta");
    assert_true(demo_use_codec(registry, DEMO_CODEC_FAST, "nope/builtin:SECOND/alpha", NULL, NULL));
    assert_serves(registry, DEMO_CODEC_FAST, "beta");
    assert_string_equal(
        demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "second", NULL)->identify(),
        "beta");
    patchbay_close(registry);
    registry = open_demo("DEMO_USE_CODEC=fast=-alpha/-second/", NULL);
    assert_null(demo_get_codec(registry, DEMO_CODEC_FAST, NULL)); /* `hidden` is opt-in */
    patchbay_close(registry);
}

static void alias_in_a_flat_category_is_also_one_of_the_type(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_TOOL=saw/mallet", NULL);
    assert_string_equal(demo_get_tool_by_name(registry, "Mallet", NULL)->identify(), "hammer");
    assert_true(demo_use_tool_default(registry, "mallet", NULL, NULL));
    assert_string_equal(demo_get_tool_by_name(registry, NULL, NULL)->identify(), "hammer");
    patchbay_close(registry);
}

static void misspelt_alias_is_answered_with_the_alias(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error;
    assert_false(demo_use_codec(registry, DEMO_CODEC_FAST, "secnod", NULL, &error));
    assert_contains(error.hint, "did you mean 'second'?");
    patchbay_close(registry);
}

static void type_of_a_flat_category_names_its_opt_in_implementation(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_TOOL=-hammer/-saw", NULL);
    assert_null(demo_get_tool_by_name(registry, NULL, NULL));
    assert_string_equal(demo_get_tool(registry, DEMO_TOOL_ANVIL, NULL)->identify(), "anvil");
    patchbay_close(registry);
}

/* What each level names, or NULL, and what must be served. */
static void assert_level_wins(const char *use, const char *variable, const char *prefer,
                              bool registered, const char *winner)
{
    char entry[64];
    snprintf(entry, sizeof entry, "DEMO_USE_CODEC=fast=%s", variable ? variable : "");
    static const char *(*identify)(void);
    struct patchbay *registry = open_demo(variable ? entry : NULL, NULL);
    identify = demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "hidden", NULL)->identify;
    static struct demo_codec mock;
    mock.identify = identify; /* which identifies the registered one */
    if (registered)
        assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, "mock", &mock, "test", NULL));
    if (use)
        assert_true(demo_use_codec(registry, DEMO_CODEC_FAST, use, "call", NULL));
    if (prefer)
        assert_true(demo_prefer_codec(registry, DEMO_CODEC_FAST, prefer, "demo.conf:1", NULL));
    assert_serves(registry, DEMO_CODEC_FAST, winner);
    patchbay_close(registry);
}

static void every_level_wins_over_the_weaker_ones(void **state)
{
    (void)state;
    for (int registered = 0; registered < 2; registered++) {
        assert_level_wins("beta", "alpha", "alpha", registered, "beta");
        assert_level_wins("beta", "alpha", NULL, registered, "beta");
        assert_level_wins("beta", NULL, "alpha", registered, "beta");
        assert_level_wins("beta", NULL, NULL, registered, "beta");
        assert_level_wins(NULL, "beta", "alpha", registered, "beta");
        assert_level_wins(NULL, "beta", NULL, registered, "beta");
        assert_level_wins(NULL, NULL, "beta", registered, "beta");
    }
    assert_level_wins(NULL, NULL, NULL, true, "hidden");
    assert_level_wins(NULL, NULL, NULL, false, "alpha");
}

static void selection_names_level_and_source(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=slow=delta", NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(demo_select_codec(registry, DEMO_CODEC_SLOW, &selection, NULL));
    assert_int_equal(selection.level, PATCHBAY_BY_ENVIRONMENT);
    assert_string_equal(selection.source, "DEMO_USE_CODEC");
    assert_true(demo_prefer_codec(registry, DEMO_CODEC_FAST, "beta", "demo.conf:12", NULL));
    assert_true(demo_select_codec(registry, DEMO_CODEC_FAST, &selection, NULL));
    assert_int_equal(selection.level, PATCHBAY_BY_PREFER);
    assert_string_equal(selection.source, "demo.conf:12");
    patchbay_close(registry);
}

static void preferred_candidate_below_the_environment_is_not_started(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=slow=delta", NULL);
    assert_true(demo_prefer_codec(registry, DEMO_CODEC_SLOW, "gamma", NULL, NULL));
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    assert_int_equal(gamma_starts, 0);
    patchbay_close(registry);
}

static void default_type_follows_the_levels(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=slow", NULL);
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, NULL, NULL), DEMO_CODEC_SLOW);
    assert_true(demo_prefer_codec_default(registry, "fast", "demo.conf:1", NULL));
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, NULL, NULL), DEMO_CODEC_SLOW);
    assert_true(demo_use_codec_default(registry, "SECRET", "--codec", NULL));
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, NULL, NULL), DEMO_CODEC_SECRET);
    assert_true(demo_use_codec_default(registry, NULL, NULL, NULL));
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, NULL, NULL), DEMO_CODEC_SLOW);
    patchbay_close(registry);
}

static void preferred_default_type_serves_without_environment(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error;
    assert_true(demo_prefer_bare_default(registry, "only", "demo.conf:1", &error));
    assert_string_equal(demo_get_bare_by_name(registry, NULL, &error)->identify(), "single");
    assert_false(demo_prefer_bare_default(registry, "onyl", "demo.conf:2", &error));
    assert_contains(error.text, "demo.conf:2: category 'bare' has no type 'onyl'");
    patchbay_close(registry);
}

static void latest_registered_candidate_comes_first(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    static struct demo_codec one, two;
    one.identify = demo_get_codec(registry, DEMO_CODEC_FAST, NULL)->identify;
    two.identify = demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "beta", NULL)->identify;
    assert_true(demo_register_codec(registry, DEMO_CODEC_SLOW, "one", &one, NULL, NULL));
    assert_serves(registry, DEMO_CODEC_SLOW, "alpha");
    assert_true(demo_register_codec(registry, DEMO_CODEC_SLOW, "two", &two, NULL, NULL));
    assert_serves(registry, DEMO_CODEC_SLOW, "beta");
    assert_true(demo_unregister_codec(registry, DEMO_CODEC_SLOW, "two", NULL));
    assert_serves(registry, DEMO_CODEC_SLOW, "alpha");
    assert_true(demo_unregister_codec(registry, DEMO_CODEC_SLOW, "one", NULL));
    assert_serves(registry, DEMO_CODEC_SLOW, "gamma");
    patchbay_close(registry);
}

static void registered_candidate_wins_over_a_builtin_of_its_name(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error;
    static struct demo_codec mock;
    mock.identify =
        demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "beta", NULL)->identify;
    assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, "alpha", &mock, NULL, NULL));
    assert_true(demo_use_codec(registry, DEMO_CODEC_FAST, "alpha", NULL, NULL));
    assert_serves(registry, DEMO_CODEC_FAST, "beta");
    assert_true(demo_use_codec(registry, DEMO_CODEC_FAST, "builtin:alpha", NULL, NULL));
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    assert_false(demo_register_codec(registry, DEMO_CODEC_FAST, "alpha", &mock, NULL, &error));
    assert_int_equal(error.code, PATCHBAY_DUPLICATE);
    patchbay_close(registry);
}

static void unregistering_what_an_override_names_is_an_error_at_the_next_look_up(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    static struct demo_codec mock;
    mock.identify = demo_get_codec(registry, DEMO_CODEC_FAST, NULL)->identify;
    assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, "mock", &mock, NULL, NULL));
    assert_true(demo_use_codec(registry, DEMO_CODEC_FAST, "mock", "--codec", NULL));
    assert_true(demo_unregister_codec(registry, DEMO_CODEC_FAST, "mock", NULL));
    assert_fails(registry, DEMO_CODEC_FAST, PATCHBAY_UNKNOWN_IMPLEMENTATION,
                 "--codec: codec/fast has no implementation 'mock'");
    patchbay_close(registry);
}

static void registering_needs_a_name_and_all_functions(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error;
    static const struct demo_codec empty;
    assert_false(demo_register_codec(registry, DEMO_CODEC_FAST, "mock", &empty, "test", &error));
    assert_int_equal(error.code, PATCHBAY_MEMBER_MISSING);
    assert_false(demo_register_codec(registry, DEMO_CODEC_FAST, "a mock", &empty, "test", &error));
    assert_int_equal(error.code, PATCHBAY_BAD_ARGUMENT);
    assert_false(demo_register_codec(registry, DEMO_CODEC_FAST, "mock", NULL, "test", &error));
    assert_int_equal(error.code, PATCHBAY_BAD_ARGUMENT);
    assert_false(demo_unregister_codec(registry, DEMO_CODEC_FAST, "alpha", &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_IMPLEMENTATION);
    patchbay_close(registry);
}

static void registration_has_metadata_description_and_priority(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    struct patchbay_registration with = PATCHBAY_REGISTRATION_INIT;
    const char *const metadata[] = {"path=/mock", "suffixes=.a", "suffixes=.b", NULL};
    const struct demo_codec *alpha = demo_get_codec(registry, DEMO_CODEC_FAST, NULL);
    with = (struct patchbay_registration){sizeof with, metadata, "Of a test.", 5};
    assert_true(patchbay_register_with(registry, DEMO_CODEC, DEMO_CODEC_FAST, "mock", alpha, NULL,
                                       &with, NULL));
    assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, "later", alpha, NULL, NULL));
    assert_true(demo_select_codec(registry, DEMO_CODEC_FAST, &selection, NULL));
    assert_string_equal(selection.identifier, "mock");
    assert_string_equal(selection.description, "Of a test.");
    assert_string_equal(demo_codec_metadata(&selection)->path, "/mock");
    assert_string_equal(demo_codec_metadata(&selection)->suffixes[1], ".b");
    patchbay_close(registry);
}

static void registration_with_bad_metadata_is_rejected(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_registration with = PATCHBAY_REGISTRATION_INIT;
    struct patchbay_error error;
    const char *const metadata[] = {"limit=many", NULL};
    const struct demo_codec *alpha = demo_get_codec(registry, DEMO_CODEC_FAST, NULL);
    with.metadata = metadata;
    assert_false(patchbay_register_with(registry, DEMO_CODEC, DEMO_CODEC_FAST, "mock", alpha, "t",
                                        &with, &error));
    assert_int_equal(error.code, PATCHBAY_BAD_METADATA);
    assert_false(
        patchbay_register(registry, DEMO_TOOL, PATCHBAY_NO_TYPE, "mock", alpha, "t", &error));
    assert_int_equal(error.code, PATCHBAY_BAD_ARGUMENT);
    patchbay_close(registry);
}

static void registration_gives_a_key_once_unless_it_is_a_list(void **state)
{
    (void)state;
    static const char *const twice[] = {"path=/a", "suffixes=.a", "suffixes=.b", "path=/b", NULL};
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error;
    struct patchbay_registration with = PATCHBAY_REGISTRATION_INIT;
    const void *alpha = demo_get_codec(registry, DEMO_CODEC_FAST, NULL);
    with.metadata = twice;
    assert_false(patchbay_register_with(registry, DEMO_CODEC, DEMO_CODEC_FAST, "mock", alpha, "t",
                                        &with, &error));
    assert_int_equal(error.code, PATCHBAY_BAD_METADATA);
    assert_string_equal(error.text, "t: 'mock': metadata key 'path' is given twice");
    with.metadata = twice + 1;
    assert_true(patchbay_register_with(registry, DEMO_CODEC, DEMO_CODEC_FAST, "mock", alpha, "t",
                                       &with, NULL));
    patchbay_close(registry);
}

static void sealed_registry_rejects_changes_and_still_serves(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=slow=delta", NULL);
    struct patchbay_error error;
    assert_false(patchbay_seal(registry, &error));
    assert_contains(error.text, "'hollow' cannot be used");
    static const struct demo_codec *beta;
    beta = demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "beta", NULL);
    assert_true(demo_register_codec(registry, DEMO_CODEC_HOLLOW, "whole", beta, NULL, NULL));
    assert_true(patchbay_seal(registry, &error));
    assert_false(demo_use_codec(registry, DEMO_CODEC_FAST, "beta", "--codec", &error));
    assert_int_equal(error.code, PATCHBAY_SEALED);
    assert_false(demo_use_codec_default(registry, "slow", NULL, &error));
    assert_int_equal(error.code, PATCHBAY_SEALED);
    assert_false(demo_unregister_codec(registry, DEMO_CODEC_HOLLOW, "whole", &error));
    assert_int_equal(error.code, PATCHBAY_SEALED);
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    patchbay_close(registry);
}

static void resolve_all_starts_selected_candidates_only(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error;
    assert_false(patchbay_resolve_all(registry, &error));
    assert_int_equal(error.code, PATCHBAY_MEMBER_MISSING);
    assert_int_equal(gamma_starts, 1);
    assert_int_equal(delta_starts, 0);
    patchbay_close(registry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(use_selects_and_null_clears),
        cmocka_unit_test(failed_use_keeps_the_selection_and_names_its_source),
        cmocka_unit_test(opt_in_is_selected_when_named),
        cmocka_unit_test(alias_of_an_implementation_selects_it),
        cmocka_unit_test(alias_in_a_flat_category_is_also_one_of_the_type),
        cmocka_unit_test(misspelt_alias_is_answered_with_the_alias),
        cmocka_unit_test(type_of_a_flat_category_names_its_opt_in_implementation),
        cmocka_unit_test(every_level_wins_over_the_weaker_ones),
        cmocka_unit_test(selection_names_level_and_source),
        cmocka_unit_test(preferred_candidate_below_the_environment_is_not_started),
        cmocka_unit_test(default_type_follows_the_levels),
        cmocka_unit_test(preferred_default_type_serves_without_environment),
        cmocka_unit_test(latest_registered_candidate_comes_first),
        cmocka_unit_test(registered_candidate_wins_over_a_builtin_of_its_name),
        cmocka_unit_test(unregistering_what_an_override_names_is_an_error_at_the_next_look_up),
        cmocka_unit_test(registering_needs_a_name_and_all_functions),
        cmocka_unit_test(registration_has_metadata_description_and_priority),
        cmocka_unit_test(registration_with_bad_metadata_is_rejected),
        cmocka_unit_test(registration_gives_a_key_once_unless_it_is_a_list),
        cmocka_unit_test(sealed_registry_rejects_changes_and_still_serves),
        cmocka_unit_test(resolve_all_starts_selected_candidates_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
