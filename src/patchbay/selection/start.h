/* Making a candidate usable: its members are checked, its start function is called once. */
#ifndef PATCHBAY_START_H
#define PATCHBAY_START_H

#include "patchbay/patchbay.h"

struct candidate;
struct registry;

/* Takes a candidate a step towards STEP_READY or STEP_FAILED, or waits for the thread that does so.
 * The lock is released meanwhile, so callers look at the candidate, and decide, again. False with
 * an error of this call only: the thread would wait for itself, or something is short. Under the
 * lock. */
bool pb_start(struct candidate *candidate, struct patchbay_error *error);

/* Makes a candidate whose interface is known STEP_FAILED, and returns false, if a function that is
 * not optional is NULL. Under the lock. */
bool pb_check_members(struct candidate *candidate);

/* The candidates with this interface that were ever started, the latest first; NULL without
 * another. Under the lock. */
struct candidate *pb_started(const struct registry *registry, const void *interface);
struct candidate *pb_started_before(const struct candidate *candidate);

#endif
