/* Describing a selection to the caller. */
#ifndef PATCHBAY_SELECT_H
#define PATCHBAY_SELECT_H

#include "patchbay/patchbay.h"

struct decision;
struct type_state;

/* Whether the caller initialised a selection; else an error that begins with `function`. */
bool pb_check_selection(const struct patchbay_selection *selection, const char *function,
                        struct patchbay_error *error);

/* False with an error when memory is short. Under the lock. */
bool pb_fill_selection(const struct type_state *type, const struct decision *decision,
                       struct patchbay_selection *selection, struct patchbay_error *error);

#endif
