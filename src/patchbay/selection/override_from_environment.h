/* LAPSE_USE_<CATEGORY> turned into overrides of the category and its types, or into faults. */
#ifndef PATCHBAY_OVERRIDE_FROM_ENVIRONMENT_H
#define PATCHBAY_OVERRIDE_FROM_ENVIRONMENT_H

struct category_state;

/* Binds the variable to the types and identifiers that exist, unless that has been done. Under the
 * lock, after discovering. */
void pb_environment_bind(struct category_state *category);

/* Forgets that, because what exists has changed. Under the lock. */
void pb_environment_unbind(struct category_state *category);

#endif
