#ifndef GREETING_H
#define GREETING_H

#include "small_registry.h"

/* Opens the registry of the library. */
PATCHBAY_API struct patchbay *greeting_open(void);

/* What the selected greeter says. */
PATCHBAY_API const char *greeting_text(struct patchbay *registry);

#endif
