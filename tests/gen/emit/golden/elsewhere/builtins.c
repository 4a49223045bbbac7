/* The builtins of this registry that use its macros. */
#include "sound_registry.h"

static int run(int value)
{
    return value;
}

static short check(void)
{
    return 0;
}

SOUND_DEFINE_EFFECT(delay, echo) = {"echo", run, check};
