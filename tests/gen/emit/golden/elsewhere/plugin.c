/* A plugin for this registry: C and C++. */
#include "sound_registry.h"

static int run(int value)
{
    return value;
}

static short check(void)
{
    return 0;
}

SOUND_DEFINE_EFFECT(delay, tape) = {"tape", run, check};
