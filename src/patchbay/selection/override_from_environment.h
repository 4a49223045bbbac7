/* LAPSE_USE_<CATEGORY> turned into overrides of the category and its types, or into faults. */
#ifndef PATCHBAY_OVERRIDE_FROM_ENVIRONMENT_H
#define PATCHBAY_OVERRIDE_FROM_ENVIRONMENT_H

#include <stdbool.h>

struct category_state;

/* Binds the variable to the types and identifiers that exist, unless that has been done. False when
 * memory is short: the next call repeats it. Under the lock, after discovering. */
bool pb_environment_bind(struct category_state *category);

/* Forgets that, because what exists has changed. Under the lock. */
void pb_environment_unbind(struct category_state *category);

#endif
