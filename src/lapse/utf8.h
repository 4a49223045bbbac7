/* UTF-8, as JSON demands it and a terminal can stand it. */
#ifndef LAPSE_UTF8_H
#define LAPSE_UTF8_H

#include <stdbool.h>

bool utf8_valid(const char *text);

/* Replaces each control character and each byte that is no UTF-8 by '?': what servers say must
 * neither break a JSON document nor steer a terminal. */
void utf8_make_printable(char *text);

#endif
