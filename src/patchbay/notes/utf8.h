/* UTF-8, of texts that may be anything: paths, variables, notes of unknown plugins. */
#ifndef PATCHBAY_UTF8_H
#define PATCHBAY_UTF8_H

#include <stddef.h>

/* Bytes of the character that `text` begins with; 0 when it is not UTF-8 (or its end). */
size_t pb_utf8_length(const char *text);

/* The code point of that character if it could control a terminal or hide text: C0, C1, separators
 * of lines and paragraphs, changes of direction. 0 for all others. */
unsigned pb_utf8_control(const char *text);

#endif
