/* Shows nothing. */
#include "lapse_ui.h"

LAPSE_DEFINE_UI(none, none) = {.begin = NULL};
