/* Lists of identifiers and of types, in calls and variables. */
#include "demo.h"

#include <stdio.h>
#include <string.h>

/* What a list of these levels selects for codec/fast; NULL: the level is not set. */
static void assert_list(const char *variable, const char *prefer, const char *winner)
{
    char entry[128];
    snprintf(entry, sizeof entry, "DEMO_USE_CODEC=fast=%s", variable ? variable : "");
    struct patchbay *registry = open_demo(variable ? entry : NULL, NULL);
    if (prefer)
        assert_true(demo_prefer_codec(registry, DEMO_CODEC_FAST, prefer, "demo.conf:1", NULL));
    assert_serves(registry, DEMO_CODEC_FAST, winner);
    patchbay_close(registry);
}

static void first_usable_member_is_selected(void **state)
{
    (void)state;
    assert_list("beta/alpha", NULL, "beta");
    assert_list("nope/beta/alpha", NULL, "beta");
    assert_list(" nope / beta", NULL, "beta");
    assert_list("builtin:beta/alpha", NULL, "beta");
    assert_list(NULL, "nope/beta", "beta");
}

static void slash_at_the_end_continues_with_weaker_levels(void **state)
{
    (void)state;
    assert_list("nope/", NULL, "alpha");
    assert_list("nope/", "beta", "beta");
    assert_list(NULL, "nope/", "alpha");
}

static void slash_alone_is_as_if_not_set(void **state)
{
    (void)state;
    assert_list("/", NULL, "alpha");
    assert_list("/", "beta", "beta");
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=/", NULL);
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, NULL, NULL), DEMO_CODEC_FAST);
    patchbay_close(registry);
}

static void exclusion_leaves_a_candidate_out_of_weaker_levels(void **state)
{
    (void)state;
    assert_list("-alpha", NULL, "beta");
    assert_list("-ALPHA/", NULL, "beta");
    assert_list("-builtin:alpha", NULL, "beta");
    assert_list("-alpha", "alpha/beta", "beta");
    assert_list("hidden/-alpha/", NULL, "hidden");
}

/* A look-up of codec/fast with this variable must fail with `part`. */
static void assert_list_fails(const char *entry, enum patchbay_code code, const char *part)
{
    struct patchbay *registry = open_demo(entry, NULL);
    assert_fails(registry, DEMO_CODEC_FAST, code, part);
    patchbay_close(registry);
}

static void list_without_a_usable_member_is_an_error(void **state)
{
    (void)state;
    assert_list_fails("DEMO_USE_CODEC=fast=bteta/nope", PATCHBAY_BAD_ENVIRONMENT,
                      "DEMO_USE_CODEC: codec/fast can use none of 'bteta/nope' (available: alpha, "
                      "beta, hidden)\n  skipped 'bteta': unknown\n  skipped 'nope': unknown");
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=bteta/nope", NULL);
    assert_hints(registry, DEMO_CODEC_FAST, "did you mean 'beta'?");
    patchbay_close(registry);
    assert_list_fails("DEMO_USE_CODEC=fast=beta/-alpha", PATCHBAY_BAD_ENVIRONMENT,
                      "exclusions in 'beta/-alpha' have no effect");
    assert_list_fails("DEMO_USE_CODEC=fast=-alpha/-beta", PATCHBAY_NO_IMPLEMENTATION,
                      "skipped 'alpha': excluded by DEMO_USE_CODEC");
}

static void error_about_one_that_cannot_be_used_lists_those_that_can(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=slow=gamma", NULL);
    gamma_declines = "no device";
    assert_fails(registry, DEMO_CODEC_SLOW, PATCHBAY_DECLINED, "no device (available: delta)");
    gamma_declines = NULL;
    patchbay_close(registry);
}

static void failing_members_are_skipped(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=slow=gamma/delta", NULL);
    gamma_declines = "no device";
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    struct patchbay_error error;
    assert_false(demo_use_codec(registry, DEMO_CODEC_SLOW, "gamma/nope", "--codec", &error));
    assert_contains(error.text, "can use none of 'gamma/nope' (available: delta)\n  skipped");
    assert_false(demo_use_codec(registry, DEMO_CODEC_ABSENT, "unbuilt/nope", "--codec", &error));
    assert_int_equal(error.code, PATCHBAY_NOT_BUILT);
    assert_contains(error.text, "--codec: codec/absent can use none of 'unbuilt/nope'\n  "
                                "skipped 'unbuilt': not built: ");
    gamma_declines = NULL;
    patchbay_close(registry);
}

static void list_is_evaluated_again_after_a_change(void **state)
{
    (void)state;
    static struct demo_codec mock;
    struct patchbay *registry = open_demo(NULL);
    assert_true(demo_use_codec(registry, DEMO_CODEC_FAST, "mock/beta", "--codec", NULL));
    mock = *demo_get_codec(registry, DEMO_CODEC_FAST, NULL);
    assert_string_equal(mock.identify(), "beta");
    assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, "mock", &mock, NULL, NULL));
    assert_ptr_equal(demo_get_codec(registry, DEMO_CODEC_FAST, NULL), &mock);
    assert_true(demo_unregister_codec(registry, DEMO_CODEC_FAST, "mock", NULL));
    assert_serves(registry, DEMO_CODEC_FAST, "beta");
    patchbay_close(registry);
}

static void identifier_of_one_type_needs_no_type(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=beta,nope/delta/gamma", NULL);
    assert_serves(registry, DEMO_CODEC_FAST, "beta");
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, NULL, NULL), DEMO_CODEC_FAST);
    patchbay_close(registry);
}

static void identifier_of_several_types_needs_a_type(void **state)
{
    (void)state;
    static struct demo_codec mock;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=mock", NULL);
    mock = *demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "beta", NULL);
    assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, "mock", &mock, NULL, NULL));
    assert_ptr_equal(demo_get_codec(registry, DEMO_CODEC_FAST, NULL), &mock);
    patchbay_close(registry);
    registry = open_demo("DEMO_USE_CODEC=slow=twin,twin", NULL);
    demo_register_codec(registry, DEMO_CODEC_FAST, "twin", &mock, NULL, NULL);
    demo_register_codec(registry, DEMO_CODEC_SLOW, "twin", &mock, NULL, NULL);
    assert_fails(registry, DEMO_CODEC_FAST, PATCHBAY_BAD_ENVIRONMENT,
                 "'twin' is an implementation of several types (fast, slow)");
    assert_hints(registry, DEMO_CODEC_FAST, "write 'fast=twin'");
    patchbay_close(registry);
}

static void list_of_types_takes_the_first_whose_look_up_succeeds(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=declined/nope/slow", NULL);
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, NULL, NULL), DEMO_CODEC_SLOW);
    assert_true(demo_use_codec_default(registry, "absent/fast", "--codec", NULL));
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, NULL, NULL), DEMO_CODEC_FAST);
    patchbay_close(registry);
}

static void count_line(void *context, const char *line)
{
    *(int *)context += strstr(line, "'betta'") != NULL;
}

static void skipped_member_is_logged_once(void **state)
{
    (void)state;
    const char *const environment[] = {"DEMO_USE_CODEC=fast=betta/alpha", NULL};
    int lines = 0;
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = environment;
    options.log = count_line;
    options.log_context = &lines;
    struct patchbay *registry = patchbay_open(&demo_table, &options, NULL);
    for (int i = 0; i < 3; i++) {
        assert_serves(registry, DEMO_CODEC_FAST, "alpha");
        patchbay_discover(registry, NULL);
    }
    assert_int_equal(lines, 1);
    patchbay_close(registry);
}

/* What a look-up of a tool without a type selects with this variable. */
static void assert_tool(const char *entry, const char *identifier)
{
    struct patchbay *registry = open_demo(entry, NULL);
    struct patchbay_error error = {.text = "none"};
    const struct demo_tool *tool = demo_get_tool_by_name(registry, NULL, &error);
    assert_string_equal(tool ? tool->identify() : error.text, identifier);
    patchbay_close(registry);
}

static void flat_category_has_one_order(void **state)
{
    (void)state;
    assert_tool(NULL, "hammer");
    assert_tool("DEMO_USE_TOOL=saw", "saw");
    assert_tool("DEMO_USE_TOOL=nope/SAW/hammer", "saw");
    assert_tool("DEMO_USE_TOOL=-hammer", "saw");
    assert_tool("DEMO_USE_TOOL=builtin:saw/", "saw");
    assert_tool("DEMO_USE_TOOL=nope",
                "DEMO_USE_TOOL: tool has no implementation 'nope' (available: anvil, hammer, saw)");
}

static void calls_without_a_type_use_the_order_of_a_flat_category(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(demo_use_tool_default(registry, "nope/saw", "--tool", NULL));
    assert_true(patchbay_select(registry, DEMO_TOOL, PATCHBAY_NO_TYPE, &selection, NULL));
    assert_string_equal(selection.type, "saw");
    assert_string_equal(selection.source, "--tool");
    assert_int_equal(patchbay_find_type(registry, DEMO_TOOL, NULL, NULL), DEMO_TOOL_SAW);
    assert_true(patchbay_use(registry, DEMO_TOOL, PATCHBAY_NO_TYPE, NULL, NULL, NULL));
    assert_string_equal(demo_get_tool_by_name(registry, NULL, NULL)->identify(), "hammer");
    assert_true(patchbay_select(registry, DEMO_CODEC, PATCHBAY_NO_TYPE, &selection, NULL));
    assert_string_equal(selection.type, "fast");
    patchbay_close(registry);
}

static void latest_registered_tool_comes_first_in_the_order(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    static struct demo_tool first, second;
    first = second = *demo_get_tool(registry, DEMO_TOOL_SAW, NULL);
    assert_true(demo_register_tool(registry, DEMO_TOOL_SAW, "first", &first, NULL, NULL));
    assert_ptr_equal(demo_get_tool_by_name(registry, NULL, NULL), &first);
    assert_true(demo_register_tool(registry, DEMO_TOOL_HAMMER, "second", &second, NULL, NULL));
    assert_ptr_equal(demo_get_tool_by_name(registry, NULL, NULL), &second);
    assert_true(demo_unregister_tool(registry, DEMO_TOOL_HAMMER, "second", NULL));
    assert_ptr_equal(demo_get_tool_by_name(registry, NULL, NULL), &first);
    patchbay_close(registry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_usable_member_is_selected),
        cmocka_unit_test(slash_at_the_end_continues_with_weaker_levels),
        cmocka_unit_test(slash_alone_is_as_if_not_set),
        cmocka_unit_test(exclusion_leaves_a_candidate_out_of_weaker_levels),
        cmocka_unit_test(list_without_a_usable_member_is_an_error),
        cmocka_unit_test(error_about_one_that_cannot_be_used_lists_those_that_can),
        cmocka_unit_test(failing_members_are_skipped),
        cmocka_unit_test(list_is_evaluated_again_after_a_change),
        cmocka_unit_test(identifier_of_one_type_needs_no_type),
        cmocka_unit_test(identifier_of_several_types_needs_a_type),
        cmocka_unit_test(list_of_types_takes_the_first_whose_look_up_succeeds),
        cmocka_unit_test(skipped_member_is_logged_once),
        cmocka_unit_test(flat_category_has_one_order),
        cmocka_unit_test(calls_without_a_type_use_the_order_of_a_flat_category),
        cmocka_unit_test(latest_registered_tool_comes_first_in_the_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
