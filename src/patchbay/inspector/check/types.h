/* The findings of `check` in the types of a registry. */
#ifndef PATCHBAY_CHECK_TYPES_H
#define PATCHBAY_CHECK_TYPES_H

#include <stdbool.h>

struct patchbay;
struct value;

/* Adds what is wrong with each type and its implementations. */
void pb_check_types(struct patchbay *handle, struct value *findings);

/* The same after loading and starting what is selected, in a child process. False if there can be
 * none. */
bool pb_check_types_loaded(struct patchbay *handle, struct value *findings);

#endif
