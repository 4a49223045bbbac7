/* Edit distance, for "did you mean". */
#ifndef LAPSE_TEXT_NEAREST_H
#define LAPSE_TEXT_NEAREST_H

#include <stddef.h>

/* Insertions, deletions and replacements of bytes that turn the first `length` bytes of `from` into
 * `to`; SIZE_MAX when one of the two is longer than any name here. */
size_t nearest_distance(const char *from, size_t length, const char *to);

/* The largest distance at which a suggestion for a name of this length is useful. */
size_t nearest_limit(size_t length);

#endif
