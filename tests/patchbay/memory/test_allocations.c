/* When memory is short, calls fail with PATCHBAY_OUT_OF_MEMORY, and never select another candidate.
 */
#include "demo.h"

#include <stdlib.h>
#include <string.h>

static unsigned calls, failing; /* the call of this number fails, and all later ones; 0: none */

void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);

void *__wrap_calloc(size_t count, size_t size)
{
    return failing && ++calls >= failing ? NULL : __real_calloc(count, size);
}

/* The code of a look-up when calls to calloc() fail from this number on. */
static enum patchbay_code look_up(unsigned number)
{
    static const char *const environment[] = {"DEMO_USE_CODEC=fast=beta", NULL};
    struct patchbay_error error = {.code = PATCHBAY_NO_ERROR};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = environment;
    calls = 0;
    failing = number;
    struct patchbay *registry = patchbay_open(&demo_table, &options, &error);
    const struct demo_codec *codec = registry ? demo_get_codec(registry, DEMO_CODEC_FAST, &error)
                                              : NULL;
    failing = 0;
    if (codec)
        assert_string_equal(codec->identify(), "beta");
    patchbay_close(registry);
    return codec ? PATCHBAY_NO_ERROR : error.code;
}

static void every_failed_allocation_is_reported(void **state)
{
    (void)state;
    unsigned number = 1;
    for (enum patchbay_code code; (code = look_up(number)) != PATCHBAY_NO_ERROR; number++)
        assert_int_equal(code, PATCHBAY_OUT_OF_MEMORY);
    assert_true(number > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
