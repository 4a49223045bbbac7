/* An answer as one JSON document. */
#ifndef PATCHBAY_JSON_H
#define PATCHBAY_JSON_H

#include <stdio.h>

struct value;

/* Ends with a newline. Control characters are escaped; bytes that are not UTF-8 become U+FFFD. */
void pb_print_json(const struct value *root, FILE *stream);

#endif
