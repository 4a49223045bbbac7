/* One line of the input, with a caret under a part of it. */
#ifndef GEN_EXCERPT_H
#define GEN_EXCERPT_H

#include "diagnostic/mark.h"
#include <stdio.h>

/* Prints the line of `mark` and, below it, `width` code points of caret, cut at the end of the
 * line; FAULT_WORD: up to a blank. Tabs are expanded; unprintable characters become U+FFFD; of a
 * long line only the surroundings of the caret are shown. */
void excerpt_print(FILE *stream, const char *bytes, size_t size, struct mark mark, size_t width);

#endif
