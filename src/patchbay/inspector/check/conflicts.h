#ifndef PATCHBAY_CONFLICTS_H
#define PATCHBAY_CONFLICTS_H

struct type_state;
struct value;

/* Adds a finding for each plugin that defines the same identifier of the type as one before it.
 * Under the lock. */
void pb_check_conflicts(const struct type_state *type, struct value *findings);

#endif
