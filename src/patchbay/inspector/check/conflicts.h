#ifndef PATCHBAY_CONFLICTS_H
#define PATCHBAY_CONFLICTS_H

struct registry;
struct value;

/* Adds a finding for each plugin that defines the same identifier of a type as one before it. */
void pb_check_conflicts(struct registry *registry, struct value *findings);

#endif
