/* Texts with parts of files and variables, which may be printed to a terminal. */
#ifndef PATCHBAY_PRINTABLE_H
#define PATCHBAY_PRINTABLE_H

#include <stddef.h>

/* Replaces control characters other than newline, which a terminal would obey, with '?'. */
void pb_make_printable(char *text);

/* Bytes of such a character, if `text` begins with one; 0 for others. */
size_t pb_unprintable(const char *text);

#endif
