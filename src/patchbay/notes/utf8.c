#include "notes/utf8.h"

#include <stdbool.h>

size_t pb_utf8_length(const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t length = bytes[0] < 0x80   ? bytes[0] != 0
                    : bytes[0] < 0xc2 ? 0
                    : bytes[0] < 0xe0 ? 2
                    : bytes[0] < 0xf0 ? 3
                    : bytes[0] < 0xf5 ? 4
                                      : 0;
    for (size_t i = 1; i < length; i++)
        if ((bytes[i] & 0xc0) != 0x80)
            return 0;
    /* overlong forms, surrogates, and what lies behind the last code point */
    if ((bytes[0] == 0xe0 && bytes[1] < 0xa0) || (bytes[0] == 0xed && bytes[1] > 0x9f) ||
        (bytes[0] == 0xf0 && bytes[1] < 0x90) || (bytes[0] == 0xf4 && bytes[1] > 0x8f))
        return 0;
    return length;
}

unsigned pb_utf8_control(const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t length = pb_utf8_length(text);
    unsigned point = length == 1   ? bytes[0]
                     : length == 2 ? (bytes[0] & 0x1fu) << 6 | (bytes[1] & 0x3fu)
                     : length == 3
                         ? (bytes[0] & 0xfu) << 12 | (bytes[1] & 0x3fu) << 6 | (bytes[2] & 0x3fu)
                         : ' ';
    bool control = point < ' ' || (point >= 0x7f && point < 0xa0) ||
                   (point >= 0x2028 && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    return control ? point : 0;
}
