/* Sentences for a terminal: lines of 80 columns. */
#ifndef GEN_PARAGRAPH_H
#define GEN_PARAGRAPH_H

#include "base/text.h"
#include <stdbool.h>

/* Writes `words` at the current indentation, wrapped between words; a longer word has a line of its
 * own. When `hangs`, all lines but the first are indented once more. */
void paragraph_print(struct text *text, const char *words, bool hangs);

#endif
