/* The variables of a registry and their faults. */
#include "demo.h"

#include <stdlib.h>
#include <string.h>

static void variable_selects_in_any_spelling(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=Fast=BETA,h.264=builtin:delta", NULL);
    assert_serves(registry, DEMO_CODEC_FAST, "beta");
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    patchbay_close(registry);
}

static void empty_elements_blanks_and_enclosing_quotes_are_ignored(void **state)
{
    (void)state;
    static const char *const values[] = {
        "DEMO_USE_CODEC=,fast=beta,,slow,", "DEMO_USE_CODEC=slow , fast=beta",
        "DEMO_USE_CODEC='fast=beta,slow'", "DEMO_USE_CODEC=\"fast=beta, slow\""};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct patchbay *registry = open_demo(values[i], NULL);
        assert_serves(registry, DEMO_CODEC_FAST, "beta");
        assert_int_equal(patchbay_find_type(registry, DEMO_CODEC, NULL, NULL), DEMO_CODEC_SLOW);
        patchbay_close(registry);
    }
}

static void empty_variable_is_unset(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=", "DEMO_USE_NOTHING=", NULL);
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    patchbay_close(registry);
}

static void variables_of_other_programs_are_ignored(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMOS_USE_CODEC=nope", "DEMO_COLOUR=red", "DEMO_USER=me",
                                          "USE_CODEC=fast=nope", NULL);
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    patchbay_close(registry);
}

static void the_processs_environment_is_read_by_default(void **state)
{
    (void)state;
    setenv("DEMO_USE_CODEC", "fast=beta", 1);
    struct patchbay *registry = patchbay_open(&demo_table, NULL, NULL);
    setenv("DEMO_USE_CODEC", "fast=alpha", 1);
    assert_serves(registry, DEMO_CODEC_FAST, "beta");
    unsetenv("DEMO_USE_CODEC");
    patchbay_close(registry);
}

static void misspelt_variable_fails_every_look_up(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CDOEC=fast=beta", NULL);
    struct patchbay_error error;
    assert_fails(registry, DEMO_CODEC_FAST, PATCHBAY_BAD_ENVIRONMENT,
                 "unknown variable DEMO_USE_CDOEC (available: DEMO_USE_CODEC, DEMO_USE_");
    assert_hints(registry, DEMO_CODEC_FAST,
                 "did you mean 'DEMO_USE_CODEC'?\nsee: demo registry env");
    assert_null(demo_get_tool(registry, DEMO_TOOL_SAW, &error));
    assert_int_equal(error.code, PATCHBAY_BAD_ENVIRONMENT);
    patchbay_close(registry);
}

static void invalid_value_fails_only_its_category(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=nope", NULL);
    assert_fails(registry, DEMO_CODEC_FAST, PATCHBAY_BAD_ENVIRONMENT,
                 "DEMO_USE_CODEC: codec/fast has no implementation 'nope' (available: alpha, beta, "
                 "hidden)");
    assert_fails(registry, DEMO_CODEC_SLOW, PATCHBAY_BAD_ENVIRONMENT, "DEMO_USE_CODEC");
    assert_non_null(demo_get_tool(registry, DEMO_TOOL_SAW, NULL));
    patchbay_close(registry);
}

static void call_wins_over_an_invalid_value(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=nope", NULL);
    assert_true(demo_use_codec(registry, DEMO_CODEC_FAST, "beta", "--codec", NULL));
    assert_serves(registry, DEMO_CODEC_FAST, "beta");
    patchbay_close(registry);
}

/* Opens with this variable; a look-up must fail with a text that contains `part`. */
static void assert_fault(const char *entry, const char *part)
{
    struct patchbay *registry = open_demo(entry, NULL);
    assert_fails(registry, DEMO_CODEC_FAST, PATCHBAY_BAD_ENVIRONMENT, part);
    patchbay_close(registry);
}

static void every_fault_of_a_value_is_reported(void **state)
{
    (void)state;
    assert_fault("DEMO_USE_CODEC=fats=beta", "category 'codec' has no type 'fats'");
    assert_fault("DEMO_USE_CODEC=slow=delta//gamma", "empty member in the list 'delta//gamma'");
    assert_fault("DEMO_USE_CODEC=alpha/delta", "'alpha/delta' are of different types");
    assert_fault("DEMO_USE=codec", "unknown variable DEMO_USE ");
    assert_fault("DEMO_USECODEC=fast=beta", "unknown variable DEMO_USECODEC ");
    assert_fault("DEMO_USE_CODEC=fast=", "missing identifier after 'fast='");
    assert_fault("DEMO_USE_CODEC=fast=beta,fast=alpha",
                 "type 'fast' given twice ('beta' and 'alpha')");
    assert_fault("DEMO_USE_CODEC=slow=delta,h.264=gamma",
                 "type 'slow' given twice ('delta' and 'gamma')");
    assert_fault("DEMO_USE_CODEC=fast,slow", "default type given twice ('fast' and 'slow')");
    assert_fault("DEMO_USE_CODEC=fast=plugin:beta", "has no implementation 'plugin:beta'");
    assert_fault("DEMO_USE_CODEC==beta", "has no type ''");
    assert_fault(
        "DEMO_USE_CODEC=betta/nope",
        "category 'codec' has no type or implementation 'betta' (available: absent, alpha, "
        "beta, ");
}

/* The same for the hint. */
static void assert_fault_hints(const char *entry, const char *part)
{
    struct patchbay *registry = open_demo(entry, NULL);
    assert_hints(registry, DEMO_CODEC_FAST, part);
    patchbay_close(registry);
}

static void the_remedy_of_a_fault_is_its_hint(void **state)
{
    (void)state;
    assert_fault_hints("DEMO_USE_CODEC=fast=betta",
                       "did you mean 'beta'?\nsee: demo registry list codec");
    assert_fault_hints("DEMO_USE_CODEC=betta", "did you mean 'beta'?");
    assert_fault_hints("DEMO_USE_CODEC=alpha/delta", "write 'TYPE=alpha/delta'");
    assert_fault_hints("DEMO_USE_CODEC=fast,slow", "write 'fast/slow'");
    assert_fault_hints("DEMO_USECODEC=fast=beta", "did you mean 'DEMO_USE_CODEC'?");
    assert_fault_hints("DEMO_USE_CODEC=fast=", "write 'fast=IDENTIFIER', or 'fast' alone");
    assert_fault_hints("DEMO_USE_CODEC=fast=betta,slwo",
                       "did you mean 'beta'?\ndid you mean 'slow'?\n");
}

static void no_fault_hides_another(void **state)
{
    (void)state;
    assert_fault("DEMO_USE_CODEC=fast=nope,slwo", "has no implementation 'nope'");
    assert_fault("DEMO_USE_CODEC=fast=nope,slwo", "has no type or implementation 'slwo'");
}

static void unusable_implementation_in_a_variable_is_an_error(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo(
        "DEMO_USE_CODEC=absent=unlinked,declined=decliner,slow=delta", NULL);
    assert_fails(registry, DEMO_CODEC_ABSENT, PATCHBAY_NOT_LINKED,
                 "DEMO_USE_CODEC: codec/absent: 'unlinked' cannot be used: not linked");
    assert_fails(registry, DEMO_CODEC_DECLINED, PATCHBAY_DECLINED, "declined: no such device");
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    patchbay_close(registry);
}

static void misspelt_plugin_variable_is_not_silently_ignored(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_PLUGIN_PAHT=/tmp", NULL);
    assert_fails(registry, DEMO_CODEC_FAST, PATCHBAY_BAD_ENVIRONMENT,
                 "unknown variable DEMO_PLUGIN_PAHT");
    patchbay_close(registry);
}

static void get_implementation_ignores_the_environment(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=nope", NULL);
    assert_non_null(demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "beta", NULL));
    patchbay_close(registry);
}

static void variable_may_name_what_is_registered_later(void **state)
{
    (void)state;
    static struct demo_codec mock;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=runtime:mock", NULL);
    assert_fails(registry, DEMO_CODEC_FAST, PATCHBAY_BAD_ENVIRONMENT, "runtime:mock");
    mock = *demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "beta", NULL);
    assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, "mock", &mock, "test", NULL));
    assert_ptr_equal(demo_get_codec(registry, DEMO_CODEC_FAST, NULL), &mock);
    patchbay_close(registry);
}

static void first_of_duplicate_variables_wins(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_USE_CODEC=fast=beta", "DEMO_USE_CODEC=fast=hidden",
                                          NULL);
    assert_serves(registry, DEMO_CODEC_FAST, "beta");
    patchbay_close(registry);
}

/* What a look-up without a type selects with this variable, or the text of its error, which has
 * blanks. */
static void assert_own(const char *entry, const char *other, const char *expected)
{
    struct patchbay *registry = open_demo(entry, other, NULL);
    struct patchbay_error error = {.text = ""};
    const struct demo_tool *tool = demo_get_tool_by_name(registry, NULL, &error);
    if (strchr(expected, ' ')) {
        assert_null(tool);
        assert_contains(error.text, expected);
    } else {
        assert_non_null(tool);
        assert_string_equal(tool->identify(), expected);
    }
    patchbay_close(registry);
}

static void own_variable_selects_in_the_programs_own_form(void **state)
{
    (void)state;
    assert_own("DEMO_TOOL=saw", NULL, "saw");
    assert_own("DEMO_TOOL=SAW,hammer", NULL, "saw");
    assert_own("DEMO_TOOL=nope, saw", NULL, "saw");
    assert_own("DEMO_TOOL=nope,", NULL, "hammer");
    assert_own("DEMO_TOOL=nope, ", NULL, "hammer");
    assert_own("DEMO_TOOL=nope,saw ", NULL, "saw");
    assert_own("DEMO_TOOL=-hammer", NULL, "saw");
    assert_own("DEMO_TOOL=", NULL, "hammer");
    assert_own("DEMO_TOOL=swa", NULL,
               "DEMO_TOOL: tool has no implementation 'swa' (available: anvil, hammer, saw)");
}

static void own_variable_has_other_names_and_is_weaker_than_that_of_the_category(void **state)
{
    (void)state;
    assert_own("TOOL=saw", NULL, "saw");
    assert_own("DEMO_USER_TOOL=saw", NULL, "saw");
    assert_own("TOOL=saw", "DEMO_OLD_TOOL=hammer", "hammer");
    assert_own("TOOL=saw", "DEMO_TOOL=hammer", "hammer");
    assert_own("DEMO_TOOL=hammer", "DEMO_USE_TOOL=saw", "saw");
    struct patchbay *registry = open_demo("DEMO_TOOL=hammer", NULL);
    assert_true(demo_prefer_tool_default(registry, "saw", "demo.conf:1", NULL));
    assert_string_equal(demo_get_tool_by_name(registry, NULL, NULL)->identify(), "hammer");
    patchbay_close(registry);
}

static void fault_of_an_own_variable_fails_what_it_could_decide(void **state)
{
    (void)state;
    assert_own("DEMO_TOOL=saw,-hammer", NULL,
               "DEMO_TOOL: exclusions in 'saw/-hammer' have no effect");
    assert_own("DEMO_TOOL=saw,-hammer", "DEMO_USE_TOOL=hammer", "hammer");
    assert_own("DEMO_TOOL=saw,-hammer", "DEMO_USE_TOOL=hammr/", "DEMO_TOOL: exclusions");
    struct patchbay *registry = open_demo("DEMO_TOOL=saw,-hammer", NULL);
    assert_non_null(demo_get_tool(registry, DEMO_TOOL_SAW, NULL));
    patchbay_close(registry);
}

static void own_variable_of_a_category_with_types_selects_for_the_default_type(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMOCODEC=nope/beta", NULL);
    assert_serves(registry, DEMO_CODEC_FAST, "beta");
    assert_serves(registry, DEMO_CODEC_SLOW, "gamma");
    patchbay_close(registry);
    registry = open_demo("DEMOCODEC=nope", NULL); /* unknown: warn */
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    patchbay_close(registry);
}

static void variables_of_the_program_itself_are_ignored(void **state)
{
    (void)state;
    struct patchbay *registry = open_demo("DEMO_PLUGIN_COLOUR=red", NULL);
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    patchbay_close(registry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variable_selects_in_any_spelling),
        cmocka_unit_test(empty_elements_blanks_and_enclosing_quotes_are_ignored),
        cmocka_unit_test(empty_variable_is_unset),
        cmocka_unit_test(variables_of_other_programs_are_ignored),
        cmocka_unit_test(the_processs_environment_is_read_by_default),
        cmocka_unit_test(misspelt_variable_fails_every_look_up),
        cmocka_unit_test(invalid_value_fails_only_its_category),
        cmocka_unit_test(call_wins_over_an_invalid_value),
        cmocka_unit_test(every_fault_of_a_value_is_reported),
        cmocka_unit_test(the_remedy_of_a_fault_is_its_hint),
        cmocka_unit_test(no_fault_hides_another),
        cmocka_unit_test(unusable_implementation_in_a_variable_is_an_error),
        cmocka_unit_test(misspelt_plugin_variable_is_not_silently_ignored),
        cmocka_unit_test(get_implementation_ignores_the_environment),
        cmocka_unit_test(variable_may_name_what_is_registered_later),
        cmocka_unit_test(first_of_duplicate_variables_wins),
        cmocka_unit_test(own_variable_selects_in_the_programs_own_form),
        cmocka_unit_test(own_variable_has_other_names_and_is_weaker_than_that_of_the_category),
        cmocka_unit_test(fault_of_an_own_variable_fails_what_it_could_decide),
        cmocka_unit_test(own_variable_of_a_category_with_types_selects_for_the_default_type),
        cmocka_unit_test(variables_of_the_program_itself_are_ignored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
