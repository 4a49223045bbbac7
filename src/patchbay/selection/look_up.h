/* The look-up, from a type to the published interface; see ../README.md. */
#ifndef PATCHBAY_LOOK_UP_H
#define PATCHBAY_LOOK_UP_H

#include "patchbay/patchbay.h"

struct candidate;
struct category_state;
struct decision;
struct override;
struct registry;
struct type_state;

/* Whether these are the numbers of a category and of a type in it; else false with an error. */
bool pb_check_numbers(const struct registry *registry, unsigned category, unsigned type,
                      struct patchbay_error *error);

/* Checks the numbers, takes the lock, and returns the state of the type. NULL with an error, and
 * without the lock. */
struct type_state *pb_lock_type(struct registry *registry, unsigned category, unsigned type,
                                struct patchbay_error *error);

/* Decides and starts until the result is stable, then publishes it. Under the lock, which is
 * released while foreign code runs; so the next ones. */
bool pb_look_up(struct type_state *type, struct decision *decision, struct patchbay_error *error);

/* Whether the type could be looked up if its overrides of a level and below were those that it has,
 * and `override`. False with an error. */
bool pb_look_up_as_if(struct type_state *type, unsigned level, const struct override *override,
                      struct patchbay_error *error);

/* The number of the default type, or -1 with an error. */
int pb_look_up_default_type(struct category_state *category, struct patchbay_error *error);

/* After a change: replaces the default type that is known. */
void pb_default_type_changed(struct category_state *category);

/* After a change: replaces what is published by what is decided now, without a gap. */
void pb_look_up_again(struct type_state *type);

/* The same after a change of the candidates of a type. */
void pb_look_up_type_again(struct type_state *type);

/* The candidate that an override names now, started; NULL with an error. */
struct candidate *pb_look_up_named(struct type_state *type, const struct override *override,
                                   struct patchbay_error *error);

/* Logs once that a candidate is deprecated, if it is. */
void pb_log_deprecated(struct candidate *candidate);

#endif
