/* sound_effect_each.h: the builtins of category 'effect'.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef SOUND_INCLUDED_EFFECT_EACH
#define SOUND_INCLUDED_EFFECT_EACH

#include "config.h"
#include "sound_effect.h"

/* X(type, identifier, "identifier as written", "description") for each builtin whose condition
 * holds. */
#define SOUND_EACH_EFFECT(X) \
    X(delay, echo, "echo", "") \
    X(delay, hall, "hall", "The same.") \

#endif
