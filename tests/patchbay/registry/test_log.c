/* Lines for the log callback. */
#include "demo.h"

#include <string.h>

static struct patchbay *registry;
static char logged[256];
static int lines;
static const struct demo_codec *found;

static void keep_line(void *context, const char *line)
{
    (void)context;
    lines++;
    strncpy(logged, line, sizeof logged - 1);
}

static void look_up(void *context, const char *line)
{
    keep_line(context, line);
    found = demo_get_codec(registry, DEMO_CODEC_SLOW, NULL);
}

/* Opens a registry in which codec/fast is deprecated, and looks it up twice. */
static void look_up_deprecated(patchbay_log_fn *log)
{
    static const char *const environment[] = {"DEMO_USE_CODEC=fast=beta", NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = environment;
    options.log = log;
    lines = 0;
    registry = patchbay_open(&demo_table, &options, NULL);
    demo_get_codec(registry, DEMO_CODEC_FAST, NULL);
    demo_get_codec_implementation(registry, DEMO_CODEC_FAST, "beta", NULL);
}

static void deprecation_is_logged_once(void **state)
{
    (void)state;
    look_up_deprecated(keep_line);
    assert_int_equal(lines, 1);
    assert_string_equal(logged, "codec/fast: 'beta' is deprecated: use alpha");
    patchbay_close(registry);
}

static void log_callback_may_look_up(void **state)
{
    (void)state;
    found = NULL;
    gamma_declines = NULL;
    during_gamma_start = NULL;
    look_up_deprecated(look_up);
    assert_int_equal(lines, 1);
    assert_string_equal(found->identify(), "gamma");
    patchbay_close(registry);
}

static void without_a_callback_nothing_is_logged(void **state)
{
    (void)state;
    look_up_deprecated(NULL);
    assert_int_equal(lines, 0);
    patchbay_close(registry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deprecation_is_logged_once),
        cmocka_unit_test(log_callback_may_look_up),
        cmocka_unit_test(without_a_callback_nothing_is_logged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
