#include "base/utf8.h"

#include "base/ascii.h"

static size_t length_of(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead < 0xE0)
        return 2;
    if (lead >= 0xE0 && lead < 0xF0)
        return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

size_t utf8_decode(const char *bytes, size_t size, uint32_t *point)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)*bytes;
    size_t length = length_of(lead);
    *point = UTF8_INVALID;
    if (length == 0 || length > size)
        return 1;
    uint32_t value = length == 1 ? lead : lead & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        unsigned char next = (unsigned char)bytes[i];
        if ((next & 0xC0) != 0x80)
            return 1;
        value = value << 6 | (next & 0x3F);
    }
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return 1;
    *point = value;
    return length;
}

size_t utf8_control(const char *bytes, size_t size)
{
    const unsigned char *byte = (const unsigned char *)bytes;
    if (size >= 2 && byte[0] == 0xC2 && byte[1] < 0xA0)
        return 2;
    return size >= 3 && byte[0] == 0xE2 && byte[1] == 0x80 && (byte[2] & 0xFE) == 0xA8 ? 3 : 0;
}

size_t utf8_any_control(const char *bytes, size_t size)
{
    return size && ascii_is_control(*bytes) ? 1 : utf8_control(bytes, size);
}

size_t utf8_count(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

bool utf8_reorders(uint32_t point)
{
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}
