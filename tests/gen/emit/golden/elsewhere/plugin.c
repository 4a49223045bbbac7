/* A plugin for this registry: C and C++. */
#include "sound_registry.h"

static int run(int value)
{
    return value;
}

SOUND_DEFINE_EFFECT(delay, tape) = {"tape", run};
