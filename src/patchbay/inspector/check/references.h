#ifndef PATCHBAY_CHECK_REFERENCES_H
#define PATCHBAY_CHECK_REFERENCES_H

struct registry;
struct value;

/* Adds a finding for each type that metadata names and that does not exist: programs read such a
 * value as one that is not given. */
void pb_check_references(struct registry *registry, struct value *findings);

#endif
