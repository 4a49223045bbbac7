/* The builtins of this registry that use its macros. */
#include "sound_registry.h"

static int run(int value)
{
    return value;
}

SOUND_DEFINE_EFFECT(delay, echo) = {"echo", run};
