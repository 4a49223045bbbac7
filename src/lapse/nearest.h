/* The name that somebody may have meant. */
#ifndef LAPSE_NEAREST_H
#define LAPSE_NEAREST_H

#include <stddef.h>

/* Insertions, deletions and replacements of bytes that turn the first `length` bytes of `from` into
 * `to`; SIZE_MAX when one of them is longer than any name here. */
size_t nearest_distance(const char *from, size_t length, const char *to);

/* The most distance at which a suggestion for a name of this length helps. */
size_t nearest_limit(size_t length);

#endif
