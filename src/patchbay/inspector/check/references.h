#ifndef PATCHBAY_CHECK_REFERENCES_H
#define PATCHBAY_CHECK_REFERENCES_H

struct type_state;
struct value;

/* Adds a finding for each type that metadata of candidates names and that does not exist: programs
 * read such a value as one that is not given. Under the lock. */
void pb_check_references(const struct type_state *type, struct value *findings);

#endif
