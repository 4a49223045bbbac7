/* The elements of a list in a variable. */
#ifndef PATCHBAY_ELEMENTS_H
#define PATCHBAY_ELEMENTS_H

#include <stdbool.h>
#include <stddef.h>

/* Copies the next element of `*rest`, without blanks around it, and advances `*rest`, which is NULL
 * after the last element; false if there is none. Empty elements are ignored. A longer element is
 * cut to `size` - 1 bytes, which callers may test for. */
bool pb_next_element(const char **rest, char separator, char *element, size_t size);

/* What that ignores in a list; NULL if nothing. With `may_end`, a separator after the last element
 * has a meaning. */
const char *pb_elements_remark(const char *list, char separator, bool may_end);

#endif
