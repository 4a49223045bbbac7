/* UTF-8, of texts that may be anything: paths, variables, notes of unknown plugins. */
#ifndef PATCHBAY_UTF8_H
#define PATCHBAY_UTF8_H

#include <stddef.h>

/* Bytes of the character that `text` begins with; 0 when it is not UTF-8 (or its end). */
size_t pb_utf8_length(const char *text);

#endif
