/* Text that fits the terminal. */
#ifndef LAPSE_REPORT_WRAP_H
#define LAPSE_REPORT_WRAP_H

#include <stddef.h>
#include <stdio.h>

/* Columns of the terminal behind `stream`; 80 when there is none. */
size_t wrap_columns(FILE *stream);

/* Writes `text`, which is UTF-8, and a newline. The first line starts at column `indent`, where the
 * caller left off; the others are indented to it. Lines break at blanks; a word longer than a line
 * breaks anywhere. */
void wrap_text(FILE *stream, const char *text, size_t indent, size_t columns);

#endif
