/* Shows nothing. */
#include "lapse_registry.h"

LAPSE_UI_DEFINE(none, none) = {.begin = NULL};
