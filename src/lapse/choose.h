/* The implementations of a run: what the command line names or implies, else what is selected. */
#ifndef LAPSE_CHOOSE_H
#define LAPSE_CHOOSE_H

#include "lapse_registry.h"
#include "options.h"

struct selections {
    struct patchbay_selection endpoint, transport, arrival, ui;
};

/* Fills in `selected`. Returns CODE_OK, or another exit code after a message. */
int choose(struct selections *selected, struct patchbay *registry, const struct options *options);

#endif
