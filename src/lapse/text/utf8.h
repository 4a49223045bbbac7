/* UTF-8 that is valid in JSON and safe on a terminal. */
#ifndef LAPSE_TEXT_UTF8_H
#define LAPSE_TEXT_UTF8_H

#include <stdbool.h>

bool utf8_valid(const char *text);

/* Replaces each control character and each malformed byte by '?': texts of servers must not break a
 * JSON document or control a terminal. */
void utf8_make_printable(char *text);

#endif
