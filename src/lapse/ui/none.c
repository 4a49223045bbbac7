/* Shows nothing. */
#include "lapse_registry.h"

LAPSE_DEFINE_UI(none, none) = {.begin = NULL};
