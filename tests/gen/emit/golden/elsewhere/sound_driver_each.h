/* sound_driver_each.h: the builtins of category 'driver'.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef SOUND_INCLUDED_DRIVER_EACH
#define SOUND_INCLUDED_DRIVER_EACH

#include "config.h"
#include "sound_driver.h"

#if defined(HAVE_PULSE)
#define SOUND_each_DRIVER_pulse_pulse(X) \
    X(pulse, pulse, "pulse", "PulseAudio.") \

#else
#define SOUND_each_DRIVER_pulse_pulse(X)
#endif

/* X(type, identifier, "identifier as written", "description") for each builtin whose condition
 * holds. */
#define SOUND_EACH_DRIVER(X) \
    X(alsa, alsa, "alsa", "ALSA.") \
    SOUND_each_DRIVER_pulse_pulse(X) \
    X(jack, jack, "jack", "") \

#endif
