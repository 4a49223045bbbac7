/* Which implementation a look-up returns without any override. */
#include "demo.h"
#include "patchbay/table.h"

#include <stddef.h>

static void highest_priority_is_selected(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    patchbay_close(registry);
}

static void first_in_the_file_is_selected_among_equal_priorities(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    assert_serves(registry, DEMO_CODEC_SLOW, "gamma");
    patchbay_close(registry);
}

static void second_look_up_gives_the_same_pointer(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    const struct demo_codec *first = demo_get_codec(registry, DEMO_CODEC_FAST, NULL);
    assert_ptr_equal(first, demo_get_codec(registry, DEMO_CODEC_FAST, NULL));
    assert_ptr_equal(first, demo_get_codec_by_name(registry, "fast", NULL));
    patchbay_close(registry);
}

static void declined_candidate_is_skipped(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    gamma_declines = "no such instruction";
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    patchbay_close(registry);
}

static void type_without_usable_candidate_fails_with_every_reason(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    assert_fails(registry, DEMO_CODEC_DECLINED, PATCHBAY_NO_IMPLEMENTATION,
                 "skipped 'decliner': declined: no such device");
    assert_fails(registry, DEMO_CODEC_ABSENT, PATCHBAY_NO_IMPLEMENTATION,
                 "demo_codec_absent_unlinked");
    assert_fails(
        registry, DEMO_CODEC_ABSENT, PATCHBAY_NO_IMPLEMENTATION,
        "skipped 'unbuilt': not built: its condition 'defined(DEMO_HAS_UNBUILT)' is false");
    assert_fails(registry, DEMO_CODEC_SECRET, PATCHBAY_NO_IMPLEMENTATION,
                 "skipped 'hushed': opt-in, selected only when named");
    assert_fails(registry, DEMO_CODEC_EMPTY, PATCHBAY_NO_IMPLEMENTATION,
                 "no usable implementation of codec/empty");
    assert_hints(registry, DEMO_CODEC_EMPTY,
                 "install a plugin that implements it\nsee: demo registry why codec empty");
    patchbay_close(registry);
}

static void required_function_left_null_is_named(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    assert_fails(registry, DEMO_CODEC_HOLLOW, PATCHBAY_MEMBER_MISSING, "'identify' is NULL");
    patchbay_close(registry);
}

static void any_implementation_is_reachable_by_identifier(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    const struct demo_codec *beta = demo_get_codec_implementation(registry, DEMO_CODEC_FAST,
                                                                  "builtin:beta", NULL);
    assert_string_equal(beta->identify(), "beta");
    assert_string_equal(
        demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "HIDDEN", NULL)->identify(),
        "hidden");
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    patchbay_close(registry);
}

static void missing_implementation_fails_with_the_reason(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error;
    assert_null(demo_get_codec_implementation(registry, DEMO_CODEC_ABSENT, "unlinked", &error));
    assert_int_equal(error.code, PATCHBAY_NOT_LINKED);
    assert_contains(error.text,
                    "no object file of this program defines demo_codec_absent_unlinked");
    assert_null(demo_get_codec_implementation(registry, DEMO_CODEC_ABSENT, "unbuilt", &error));
    assert_int_equal(error.code, PATCHBAY_NOT_BUILT);
    assert_null(demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "alhpa", &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_IMPLEMENTATION);
    assert_contains(error.text, "(available: alpha, beta, hidden)");
    assert_string_equal(error.hint, "did you mean 'alpha'?\nsee: demo registry why codec fast");
    assert_null(demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "runtime:alpha", &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_IMPLEMENTATION);
    patchbay_close(registry);
}

static void next_goes_through_the_usable_candidates(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error;
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_null(demo_next_codec(registry, &selection, &error));
    assert_int_equal(error.code, PATCHBAY_BAD_ARGUMENT);
    assert_true(demo_select_codec(registry, DEMO_CODEC_FAST, &selection, NULL));
    assert_string_equal(demo_next_codec(registry, &selection, &error)->identify(), "beta");
    assert_string_equal(selection.identifier, "beta");
    assert_null(demo_next_codec(registry, &selection, &error));
    assert_int_equal(error.code, PATCHBAY_NO_IMPLEMENTATION);
    assert_string_equal(selection.identifier, "beta");
    static const struct demo_codec stranger;
    selection.interface = &stranger;
    assert_null(demo_next_codec(registry, &selection, &error));
    assert_int_equal(error.code, PATCHBAY_BAD_ARGUMENT);
    patchbay_close(registry);
}

static void types_are_found_by_name_and_alias_in_any_case(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, "slow", NULL), DEMO_CODEC_SLOW);
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, "H.264", NULL), DEMO_CODEC_SLOW);
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, "Slow_Motion", NULL),
                     DEMO_CODEC_SLOW);
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, NULL, NULL), DEMO_CODEC_FAST);
    assert_int_equal(patchbay_types(registry, DEMO_CODEC), DEMO_CODEC_TYPES);
    assert_string_equal(patchbay_type_name(registry, DEMO_CODEC, DEMO_CODEC_SLOW), "slow");
    assert_null(patchbay_type_name(registry, DEMO_CODEC, DEMO_CODEC_TYPES));
    patchbay_close(registry);
}

static void categories_are_found_by_name_in_any_case(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error;
    assert_int_equal(patchbay_find_category(registry, "bare", NULL), DEMO_BARE);
    assert_int_equal(patchbay_find_category(registry, "Codec", NULL), DEMO_CODEC);
    assert_int_equal(patchbay_find_category(registry, NULL, NULL), -1);
    assert_int_equal(patchbay_find_category(registry, "codex", &error), -1);
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_CATEGORY);
    assert_contains(error.text, "registry 'demo' has no category 'codex' (available: bare, ");
    assert_string_equal(error.hint, "did you mean 'codec'?");
    patchbay_close(registry);
}

static void types_that_are_not_built_are_not_offered(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error;
    assert_int_equal(patchbay_find_type(registry, DEMO_TOOL, "mallot", &error), -1);
    assert_string_equal(error.text,
                        "category 'tool' has no type 'mallot' (available: anvil, hammer, saw)");
    assert_contains(error.hint, "did you mean 'mallet'?");
    patchbay_close(registry);
}

static void unknown_names_and_numbers_have_different_codes(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error;
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, "fats", &error), -1);
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_TYPE);
    assert_contains(error.hint, "did you mean 'fast'?");
    assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, "", &error), -1);
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_TYPE);
    assert_int_equal(patchbay_find_type(registry, DEMO_BARE, NULL, &error), -1);
    assert_int_equal(error.code, PATCHBAY_NO_DEFAULT);
    assert_null(patchbay_get(registry, DEMO_CATEGORIES, 0, &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_CATEGORY);
    assert_null(patchbay_get(registry, DEMO_CODEC, DEMO_CODEC_TYPES, &error));
    assert_int_equal(error.code, PATCHBAY_UNKNOWN_TYPE);
    patchbay_close(registry);
}

static void selection_describes_the_implementation(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(demo_select_codec(registry, DEMO_CODEC_FAST, &selection, NULL));
    assert_string_equal(selection.category, "codec");
    assert_string_equal(selection.type, "fast");
    assert_string_equal(selection.identifier, "alpha");
    assert_string_equal(selection.description, "The first.");
    assert_int_equal(selection.origin, PATCHBAY_BUILTIN);
    assert_int_equal(selection.level, PATCHBAY_BY_ORDER);
    assert_string_equal(selection.source, "");
    assert_ptr_equal(selection.interface, demo_get_codec(registry, DEMO_CODEC_FAST, NULL));
    patchbay_close(registry);
}

static void metadata_has_its_kinds_and_defaults(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(demo_select_codec(registry, DEMO_CODEC_FAST, &selection, NULL));
    const struct demo_codec_metadata *metadata = demo_codec_metadata(&selection);
    assert_string_equal(metadata->path, "/alpha");
    assert_true(metadata->streaming);
    assert_true(metadata->weight == 2.25);
    assert_int_equal(metadata->limit, -7);
    assert_int_equal(metadata->mode, DEMO_CODEC_MODE_QUICK);
    assert_string_equal(metadata->suffixes[0], ".a");
    assert_string_equal(metadata->suffixes[1], ".b");
    assert_null(metadata->suffixes[2]);
    assert_true(demo_select_codec(registry, DEMO_CODEC_SLOW, &selection, NULL));
    metadata = demo_codec_metadata(&selection);
    assert_null(metadata->path);
    assert_null(metadata->suffixes);
    assert_true(metadata->weight == 0.5);
    assert_int_equal(metadata->mode, DEMO_CODEC_MODE_THOROUGH);
    patchbay_close(registry);
}

static void empty_list_is_not_the_default(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(demo_select_codec(registry, DEMO_CODEC_FAST, &selection, NULL));
    const struct demo_codec_metadata *metadata = demo_codec_metadata(&selection);
    assert_string_equal(metadata->prefixes[0], "a");
    assert_non_null(metadata->nothing);
    assert_null(metadata->nothing[0]);
    assert_true(demo_select_codec(registry, DEMO_CODEC_SLOW, &selection, NULL));
    metadata = demo_codec_metadata(&selection);
    assert_non_null(metadata->prefixes);
    assert_null(metadata->prefixes[0]);
    patchbay_close(registry);
}

static void value_of_zero_differs_from_one_that_is_not_given(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(demo_select_codec(registry, DEMO_CODEC_FAST, &selection, NULL));
    const struct demo_codec_metadata *metadata = demo_codec_metadata(&selection);
    assert_true(metadata->has_cost && metadata->has_loud && metadata->has_ratio);
    assert_true(demo_select_codec(registry, DEMO_CODEC_SLOW, &selection, NULL));
    metadata = demo_codec_metadata(&selection);
    assert_false(metadata->has_cost || metadata->has_loud || metadata->has_ratio);
    patchbay_close(registry);
}

static void flags_are_a_bit_set(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(demo_select_codec(registry, DEMO_CODEC_FAST, &selection, NULL));
    const struct demo_codec_metadata *metadata = demo_codec_metadata(&selection);
    assert_int_equal(metadata->traits, DEMO_CODEC_TRAITS_LAZY | DEMO_CODEC_TRAITS_LATE);
    assert_true(metadata->has_empty && !metadata->empty);
    assert_true(demo_select_codec(registry, DEMO_CODEC_SLOW, &selection, NULL));
    metadata = demo_codec_metadata(&selection);
    assert_int_equal(metadata->traits, DEMO_CODEC_TRAITS_LATE);
    assert_false(metadata->has_empty);
    patchbay_close(registry);
}

static void types_that_metadata_names_are_numbers(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(demo_select_codec(registry, DEMO_CODEC_FAST, &selection, NULL));
    const struct demo_codec_metadata *metadata = demo_codec_metadata(&selection);
    assert_true(metadata->has_successor && metadata->successor == DEMO_CODEC_SLOW);
    assert_true(metadata->has_usual && metadata->usual == DEMO_TOOL_SAW);
    assert_int_equal(metadata->tools_count, 2);
    assert_int_equal(metadata->tools[0], DEMO_TOOL_SAW);
    assert_int_equal(metadata->tools[1], DEMO_TOOL_HAMMER);
    assert_int_equal(metadata->partners_count, 1);
    assert_int_equal(metadata->partners[0], DEMO_CODEC_SLOW);
    patchbay_close(registry);
}

static void types_that_are_not_given_differ_from_an_empty_list(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(demo_select_codec(registry, DEMO_CODEC_SLOW, &selection, NULL));
    const struct demo_codec_metadata *metadata = demo_codec_metadata(&selection);
    assert_false(metadata->has_successor);
    assert_non_null(metadata->tools);
    assert_int_equal(metadata->tools_count, 0);
    assert_true(demo_use_codec(registry, DEMO_CODEC_FAST, "beta", NULL, NULL));
    assert_true(demo_select_codec(registry, DEMO_CODEC_FAST, &selection, NULL));
    assert_null(demo_codec_metadata(&selection)->tools);
    patchbay_close(registry);
}

static void metadata_of_another_category_is_not_given(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(demo_select_tool(registry, DEMO_TOOL_SAW, &selection, NULL));
    assert_null(demo_codec_metadata(&selection));
    patchbay_close(registry);
}

static void builtins_need_no_registry(void **state)
{
    (void)state;
    assert_string_equal(demo_builtin_codec(DEMO_CODEC_FAST)->identify(), "alpha");
    assert_string_equal(demo_builtin_tool(DEMO_TOOL_SAW)->identify(), "saw");
    assert_null(demo_builtin_codec(DEMO_CODEC_ABSENT));
    assert_null(demo_builtin_codec(DEMO_CODEC_SECRET));
    assert_null(demo_builtin_codec(DEMO_CODEC_TYPES));
}

static void table_of_an_older_generator_is_read(void **state)
{
    (void)state;
    struct patchbay_table older = demo_table;
    older.format = PATCHBAY_TABLE_FORMAT_OLDEST;
    struct patchbay *registry = patchbay_open(&older, NULL, NULL);
    assert_non_null(registry);
    assert_string_equal(demo_get_tool(registry, DEMO_TOOL_SAW, NULL)->identify(), "saw");
    patchbay_close(registry);
}

static void table_of_another_format_is_rejected(void **state)
{
    (void)state;
    struct patchbay_table other = demo_table;
    struct patchbay_error error;
    other.format++;
    assert_null(patchbay_open(&other, NULL, &error));
    assert_int_equal(error.code, PATCHBAY_BAD_TABLE);
    assert_null(patchbay_open(NULL, NULL, &error));
    assert_int_equal(error.code, PATCHBAY_BAD_ARGUMENT);
}

static void closing_null_is_accepted(void **state)
{
    (void)state;
    patchbay_close(NULL);
}

static void next_terminates_when_an_interface_has_two_names(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    const struct demo_codec *codec = demo_get_codec_implementation(registry, DEMO_CODEC_FAST,
                                                                   "alpha", NULL);
    assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, "again", codec, "test", NULL));
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    assert_true(demo_select_codec(registry, DEMO_CODEC_FAST, &selection, NULL));
    int steps = 0;
    while (demo_next_codec(registry, &selection, NULL) && steps < 10)
        steps++;
    assert_int_equal(steps, 2);
    patchbay_close(registry);
}

static void discovery_succeeds_or_is_unsupported(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(NULL);
    struct patchbay_error error = {.code = PATCHBAY_NO_ERROR};
    bool supported = patchbay_discover(registry, &error);
    assert_int_equal(error.code, supported ? PATCHBAY_NO_ERROR : PATCHBAY_UNSUPPORTED);
    assert_false(patchbay_add_plugin(registry, "missing/x.so", &error));
    assert_int_equal(error.code, supported ? PATCHBAY_NO_PLUGIN : PATCHBAY_UNSUPPORTED);
    patchbay_close(registry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(highest_priority_is_selected),
        cmocka_unit_test(first_in_the_file_is_selected_among_equal_priorities),
        cmocka_unit_test(second_look_up_gives_the_same_pointer),
        cmocka_unit_test(declined_candidate_is_skipped),
        cmocka_unit_test(type_without_usable_candidate_fails_with_every_reason),
        cmocka_unit_test(required_function_left_null_is_named),
        cmocka_unit_test(any_implementation_is_reachable_by_identifier),
        cmocka_unit_test(missing_implementation_fails_with_the_reason),
        cmocka_unit_test(next_goes_through_the_usable_candidates),
        cmocka_unit_test(types_are_found_by_name_and_alias_in_any_case),
        cmocka_unit_test(categories_are_found_by_name_in_any_case),
        cmocka_unit_test(types_that_are_not_built_are_not_offered),
        cmocka_unit_test(unknown_names_and_numbers_have_different_codes),
        cmocka_unit_test(selection_describes_the_implementation),
        cmocka_unit_test(metadata_has_its_kinds_and_defaults),
        cmocka_unit_test(empty_list_is_not_the_default),
        cmocka_unit_test(value_of_zero_differs_from_one_that_is_not_given),
        cmocka_unit_test(flags_are_a_bit_set),
        cmocka_unit_test(types_that_metadata_names_are_numbers),
        cmocka_unit_test(types_that_are_not_given_differ_from_an_empty_list),
        cmocka_unit_test(metadata_of_another_category_is_not_given),
        cmocka_unit_test(builtins_need_no_registry),
        cmocka_unit_test(table_of_an_older_generator_is_read),
        cmocka_unit_test(table_of_another_format_is_rejected),
        cmocka_unit_test(closing_null_is_accepted),
        cmocka_unit_test(next_terminates_when_an_interface_has_two_names),
        cmocka_unit_test(discovery_succeeds_or_is_unsupported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
