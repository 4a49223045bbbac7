/* The plugin of the model. Its constructor is played by the scheduler. */
#include "model_registry.h"

static const char *name(void)
{
    return "plugged";
}

MODEL_DEFINE_DEVICE(loaded, plugged) = {.name = name};
