#include "demo.h"

#include <string.h>

#define IDENTIFY(name)                                                                             \
    static const char *identify_##name(void)                                                       \
    {                                                                                              \
        return #name;                                                                              \
    }

IDENTIFY(alpha)
IDENTIFY(beta)
IDENTIFY(hidden)
IDENTIFY(gamma)
IDENTIFY(delta)
IDENTIFY(decliner)
IDENTIFY(hushed)
IDENTIFY(hammer)
IDENTIFY(saw)
IDENTIFY(anvil)
IDENTIFY(single)

int gamma_starts, delta_starts;
const char *gamma_declines;
void (*during_gamma_start)(void);

static const char *start_gamma(void)
{
    __atomic_add_fetch(&gamma_starts, 1, __ATOMIC_SEQ_CST);
    if (during_gamma_start)
        during_gamma_start();
    return gamma_declines;
}

static const char *start_delta(void)
{
    __atomic_add_fetch(&delta_starts, 1, __ATOMIC_SEQ_CST);
    return NULL;
}

static const char *decline(void)
{
    return "no such device";
}

DEMO_DEFINE_CODEC(fast, alpha) = {.identify = identify_alpha, .level = 3};
DEMO_DEFINE_CODEC(fast, beta) = {.identify = identify_beta};
DEMO_DEFINE_CODEC(fast, hidden) = {.identify = identify_hidden};
DEMO_DEFINE_CODEC(slow, gamma) = {.identify = identify_gamma, .initialise = start_gamma};
DEMO_DEFINE_CODEC(slow, delta) = {.identify = identify_delta, .initialise = start_delta};
DEMO_DEFINE_CODEC(declined, decliner) = {.identify = identify_decliner, .initialise = decline};
DEMO_DEFINE_CODEC(hollow, hollow) = {.level = 1};
DEMO_DEFINE_CODEC(secret, hushed) = {.identify = identify_hushed};
DEMO_DEFINE_TOOL(hammer, hammer) = {.identify = identify_hammer};
DEMO_DEFINE_TOOL(saw, saw) = {.identify = identify_saw};
DEMO_DEFINE_TOOL(anvil, anvil) = {.identify = identify_anvil};
DEMO_DEFINE_BARE(only, single) = {.identify = identify_single};

struct patchbay *open_demo(const char *variable, ...)
{
    const char *environment[16] = {variable};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    struct patchbay_error error;
    va_list list;
    va_start(list, variable);
    for (size_t i = 1; variable && i < 15 && (environment[i] = va_arg(list, const char *)); i++)
        ;
    va_end(list);
    options.environment = environment;
    gamma_starts = delta_starts = 0;
    gamma_declines = NULL;
    during_gamma_start = NULL;
    struct patchbay *registry = patchbay_open(&demo_table, &options, &error);
    assert_non_null(registry);
    return registry;
}

void assert_serves(struct patchbay *registry, enum demo_codec_type type, const char *identifier)
{
    struct patchbay_error error = {.text = ""};
    const struct demo_codec *codec = demo_get_codec(registry, type, &error);
    assert_string_equal(error.text, "");
    assert_non_null(codec);
    assert_string_equal(codec->identify(), identifier);
}

void assert_fails(struct patchbay *registry, enum demo_codec_type type, enum patchbay_code code,
                  const char *part)
{
    struct patchbay_error error = {.text = ""};
    assert_null(demo_get_codec(registry, type, &error));
    assert_contains(error.text, part);
    assert_string_equal(patchbay_code_name(error.code), patchbay_code_name(code));
}

void assert_hints(struct patchbay *registry, enum demo_codec_type type, const char *part)
{
    struct patchbay_error error = {.hint = ""};
    assert_null(demo_get_codec(registry, type, &error));
    assert_contains(error.hint, part);
}

void assert_contains(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("'%s' should contain '%s'", text, part);
}
