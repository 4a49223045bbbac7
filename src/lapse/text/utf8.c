#include "text/utf8.h"

#include <stddef.h>

/* Bytes of the code point at `text`; 0 when it is malformed, overlong or a surrogate. */
static size_t length_of(const unsigned char *text)
{
    if (text[0] < 0x80)
        return 1;
    size_t length = text[0] < 0xc2 ? 0 : text[0] < 0xe0 ? 2 : text[0] < 0xf0 ? 3 : 4;
    if (length == 0 || text[0] > 0xf4)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((text[i] & 0xc0) != 0x80)
            return 0;
    unsigned lowest = text[0] == 0xe0 ? 0xa0 : text[0] == 0xf0 ? 0x90 : 0x80;
    unsigned highest = text[0] == 0xed ? 0x9f : text[0] == 0xf4 ? 0x8f : 0xbf;
    return text[1] >= lowest && text[1] <= highest ? length : 0;
}

bool utf8_valid(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at;) {
        size_t length = length_of(at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

void utf8_make_printable(char *text)
{
    for (unsigned char *at = (unsigned char *)text; *at;) {
        size_t length = length_of(at);
        bool control = *at < 0x20 || *at == 0x7f || (*at == 0xc2 && length == 2 && at[1] < 0xa0);
        if (control && length == 2)
            at[1] = '?';
        if (control || length == 0)
            *at = '?';
        at += length ? length : 1;
    }
}
