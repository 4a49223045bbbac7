#include "strict_notes.h"

#include <string.h>

struct strict {
    const uint8_t *bytes;
    uint64_t size;
    bool big_endian;
    const char *refusal; /* the first one */
};

static void refuse(struct strict *strict, bool refused, const char *refusal)
{
    if (refused && !strict->refusal)
        strict->refusal = refusal;
}

/* A number of some bytes, one after the other; 0 outside of the file, which is refused. */
static uint64_t take(struct strict *strict, uint64_t at, unsigned width)
{
    uint64_t number = 0;
    if (at > strict->size || width > strict->size - at) {
        refuse(strict, true, "a number outside of the file");
        return 0;
    }
    for (unsigned i = 0; i < width; i++) {
        unsigned shift = 8 * (strict->big_endian ? width - 1 - i : i);
        number |= (uint64_t)strict->bytes[at + i] << shift;
    }
    return number;
}

static bool is_inside(const struct strict *strict, uint64_t at, uint64_t size)
{
    return at <= strict->size && size <= strict->size - at;
}

/* Compares a description with the note that was found. */
static void compare(struct strict *strict, uint64_t at, uint64_t size,
                    const struct plugin_note *found)
{
    uint64_t count = take(strict, at + 8, 4), text = 12 + 4 * count;
    refuse(strict, !found, "a note was not found");
    refuse(strict, size < 12 || text >= size, "a note without a text");
    refuse(strict, take(strict, at, 4) != 1, "a note of another format");
    if (strict->refusal)
        return;
    refuse(strict, take(strict, at + 4, 4) != found->kind, "another kind");
    refuse(strict, count != found->numbers_count, "another number of numbers");
    for (uint64_t i = 0; !strict->refusal && i < count; i++)
        refuse(strict, take(strict, at + 12 + 4 * i, 4) != found->numbers[i], "another number");
    refuse(strict, size - text != found->text_size, "a text of another size");
    refuse(strict,
           !strict->refusal && memcmp(strict->bytes + at + text, found->text, found->text_size),
           "another text");
    refuse(strict, strict->bytes[at + size - 1] != '\0', "a text without an end");
}

/* The notes of a segment; returns those that were found and are left. */
static const struct plugin_note *read_segment(struct strict *strict, uint64_t at, uint64_t end,
                                              uint64_t align, const struct plugin_note *found)
{
    const uint64_t begin = at;
    while (!strict->refusal && at < end && end - at >= 12) {
        uint64_t name = take(strict, at, 4), size = take(strict, at + 4, 4);
        uint64_t from = at + 12 + name, next;
        from += (align - (from - begin) % align) % align;
        refuse(strict, from + size > end, "a note leaves its segment");
        if (!strict->refusal && name == 9 && memcmp(strict->bytes + at + 12, "Patchbay", 9) == 0) {
            compare(strict, from, size, found);
            found = found ? found->next : NULL;
        }
        next = from + size;
        at = next + (align - (next - begin) % align) % align;
    }
    return found;
}

const char *strict_refusal(const uint8_t *bytes, size_t size, const struct plugin_note *found)
{
    struct strict strict = {bytes, size, false, NULL};
    refuse(&strict, size < 52 || memcmp(bytes, "\177ELF", 4) != 0, "not an ELF file");
    if (strict.refusal)
        return strict.refusal;
    const bool wide = bytes[4] == 2;
    strict.big_endian = bytes[5] == 2;
    refuse(&strict, (bytes[4] != 1 && !wide) || (bytes[5] != 1 && bytes[5] != 2), "an odd class");
    refuse(&strict, take(&strict, 16, 2) != 3, "not a shared object");
    uint64_t segments = take(&strict, wide ? 32 : 28, wide ? 8 : 4);
    uint64_t each = take(&strict, wide ? 54 : 42, 2), count = take(&strict, wide ? 56 : 44, 2);
    refuse(&strict, each != (wide ? 56 : 32), "program headers of an odd size");
    refuse(&strict, !is_inside(&strict, segments, each * count), "program headers are cut off");
    for (uint64_t i = 0; !strict.refusal && i < count; i++) {
        uint64_t at = segments + i * each, type = take(&strict, at, 4);
        uint64_t offset = take(&strict, at + (wide ? 8 : 4), wide ? 8 : 4);
        uint64_t bytes_there = take(&strict, at + (wide ? 32 : 16), wide ? 8 : 4);
        uint64_t align = take(&strict, at + (wide ? 48 : 28), wide ? 8 : 4);
        refuse(&strict, (type == 1 || type == 4) && !is_inside(&strict, offset, bytes_there),
               "a segment is cut off");
        if (!strict.refusal && type == 4)
            found = read_segment(&strict, offset, offset + bytes_there, align == 8 ? 8 : 4, found);
    }
    refuse(&strict, found != NULL, "a note was found that is not there");
    return strict.refusal;
}

/* ---- Implementations ---------------------------------------------------------------------- */

/* The strings at `*at`, up to an empty one that belongs to them; false without it. */
static bool take_until_empty(const char **at, const char *end, uint64_t *count)
{
    for (*count = 0; *at < end && **at; ++*count)
        *at += strlen(*at) + 1;
    return (*at)++ < end;
}

const char *strict_implementation_refusal(const struct plugin_note *note)
{
    const char *at = note->text, *end = note->text + note->text_size;
    uint64_t members, fields, numbers;
    for (int i = 0; i < 5; i++, at += strlen(at) + 1)
        if (at >= end)
            return "less than five strings";
    if (!take_until_empty(&at, end, &members))
        return "members without an end";
    if (members % 2)
        return "a member without a signature";
    for (numbers = members; at < end && *at; numbers += 1 + 2 * (fields - 1))
        if (!take_until_empty(&at, end, &fields))
            return "a layout without an end";
    if (at >= end)
        return "layouts without an end";
    if (numbers + 2 != note->numbers_count)
        return "another number of numbers";
    for (uint64_t i = 0; i < members; i += 2)
        if ((uint64_t)note->numbers[i] + note->numbers[i + 1] > note->numbers[numbers + 1])
            return "a member outside of the interface";
    return NULL;
}
