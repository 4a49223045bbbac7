/* The elements of a list in a variable. */
#ifndef PATCHBAY_ELEMENTS_H
#define PATCHBAY_ELEMENTS_H

#include <stdbool.h>
#include <stddef.h>

/* Copies the next element of `*rest` and moves behind it; false after the last, when `*rest` is
 * NULL. Elements may be empty, and are not trimmed. One that does not fit is cut to `size` - 1
 * bytes: callers whose elements can be that long test for it. */
bool pb_next_element(const char **rest, char separator, char *element, size_t size);

#endif
