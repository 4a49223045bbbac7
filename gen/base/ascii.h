/* Characters of ASCII: <ctype.h> depends on the locale. */
#ifndef GEN_ASCII_H
#define GEN_ASCII_H

#include <stdbool.h>

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline char ascii_to_upper(char c)
{
    return (char)(ascii_is_lower(c) ? c - 'a' + 'A' : c);
}

static inline bool ascii_is_control(char c)
{
    return (unsigned char)c < 0x20 || c == 0x7F;
}

/* Whether an identifier of C can begin with it. */
static inline bool ascii_is_letter(char c)
{
    return ascii_is_lower(c) || ascii_is_upper(c) || c == '_';
}

#endif
