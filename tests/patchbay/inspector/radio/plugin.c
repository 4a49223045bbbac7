/* A plugin of radio: another fm tuner. */
#include "radio_registry.h"

static int tune(double frequency)
{
    return frequency > 100 ? 0 : -1;
}

#ifdef PRIORITY
RADIO_SET_TUNER(fm, scanner, priority, PRIORITY);
#endif
RADIO_SET_TUNER(fm, scanner, description, "Finds stations by itself.");
RADIO_SET_TUNER(fm, scanner, band, "VHF");
RADIO_DEFINE_TUNER(fm, scanner) = {.tune = tune, .steps = 5};

PATCHBAY_NOTE(note_plugin, PATCHBAY_NOTE_PLUGIN, 1, "radio\0version=1.2", 0);
