/* UTF-8, one code point at a time. */
#ifndef GEN_UTF8_H
#define GEN_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The result of utf8_decode() for a byte that is not part of a character. */
#define UTF8_INVALID UINT32_MAX

/* Decodes the first code point of `size` bytes, at least 1, and returns how many bytes it takes:
 * 1 with UTF8_INVALID, too, for overlong forms, surrogates and what lies beyond U+10FFFF. */
size_t utf8_decode(const char *bytes, size_t size, uint32_t *point);

/* Bytes of the control character or line separator beyond ASCII (U+0080 to U+009F, U+2028, U+2029)
 * that `bytes` begins with; 0 for anything else. Terminals and editors obey them. */
size_t utf8_control(const char *bytes, size_t size);

/* The same with the control characters of ASCII. */
size_t utf8_any_control(const char *bytes, size_t size);

/* Code points of `text`. */
size_t utf8_count(const char *text);

/* Whether a code point changes the order in which a line is shown (U+202A to U+202E, U+2066 to
 * U+2069): what is read then differs from what is compiled. */
bool utf8_reorders(uint32_t point);

#endif
