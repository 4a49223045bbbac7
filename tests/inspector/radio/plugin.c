/* A plugin of radio: another fm tuner. */
#include "radio_registry.h"

static int tune(double frequency)
{
    return frequency > 100 ? 0 : -1;
}

#ifdef PRIORITY
RADIO_TUNER_SET(fm, scanner, priority, PRIORITY);
#endif
RADIO_TUNER_SET(fm, scanner, description, "Finds stations by itself.");
RADIO_TUNER_SET(fm, scanner, band, "VHF");
RADIO_TUNER_DEFINE(fm, scanner) = {.tune = tune, .steps = 5};
