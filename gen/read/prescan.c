#include "read/prescan.h"

#include "base/utf8.h"
#include <string.h>

#define NO_BREAK_SPACE "\xC2\xA0"

struct scan {
    struct faults *faults;
    const char *bytes;
    size_t size;
    size_t at;        /* the current byte */
    struct mark mark; /* of the byte at `counted` */
    size_t counted;
    uint32_t reported; /* the line with the newest fault: one fault a line is enough */
    size_t looked;     /* by is_indentation() */
    bool blank;        /* the line at `looked` has only blanks before it */
    bool readable;
};

/* Position of scan->at. Counts lines like libyaml, except for the line breaks that are
 * rejected here. Only moves forward. */
static struct mark current_mark(struct scan *scan)
{
    while (scan->counted < scan->at) {
        const char *c = scan->bytes + scan->counted;
        uint32_t point;
        scan->counted += utf8_decode(c, scan->size - scan->counted, &point);
        bool last = scan->counted == scan->size;
        if (*c == '\n' || (*c == '\r' && (last || c[1] != '\n')))
            scan->mark = (struct mark){scan->mark.line + 1, 1};
        else
            scan->mark.column++;
    }
    return scan->mark;
}

/* Whether this is the first fault of the line. */
static bool first_of_line(struct scan *scan, struct mark mark)
{
    bool first = scan->reported != mark.line;
    scan->reported = mark.line;
    return first;
}

/* Whether only blanks precede the current byte in its line. Looks at each byte once, as a line can
 * have many tabs. */
static bool is_indentation(struct scan *scan)
{
    const char *bytes = scan->bytes;
    size_t at = scan->at;
    while (at > scan->looked && bytes[at - 1] != '\n' && bytes[at - 1] != '\r')
        at--;
    if (at > scan->looked)
        scan->blank = true; /* a line begins at `at` */
    for (; scan->blank && at < scan->at; at++) {
        bool no_break = scan->at - at > 1 && memcmp(bytes + at, NO_BREAK_SPACE, 2) == 0;
        scan->blank = no_break || bytes[at] == ' ' || bytes[at] == '\t';
        at += no_break;
    }
    scan->looked = scan->at;
    return scan->blank;
}

static void reject_tab(struct scan *scan)
{
    struct mark mark = current_mark(scan);
    bool indentation = is_indentation(scan);
    if (indentation)
        scan->readable = false;
    if (!first_of_line(scan, mark))
        return;
    if (indentation)
        fault_hint(fault_add(scan->faults, FAULT_TAB, mark, 1,
                             "tab in the indentation; YAML allows only spaces"),
                   "indent with spaces, by the same number for all keys of a mapping");
    else
        fault_hint(fault_add(scan->faults, FAULT_TAB, mark, 1, "unexpected tab"),
                   "write a space, or \\t in double quotes if a tab is meant");
}

static void reject_point(struct scan *scan, uint32_t point)
{
    struct mark mark = current_mark(scan);
    scan->readable = false;
    if (!first_of_line(scan, mark))
        return;
    if (point == UTF8_INVALID)
        fault_hint(fault_add(scan->faults, FAULT_ENCODING, mark, 1, "invalid UTF-8: byte 0x%02X",
                             (unsigned char)scan->bytes[scan->at]),
                   "save the file as UTF-8");
    else if (point == 0x85 || point == 0x2028 || point == 0x2029)
        fault_hint(
            fault_add(scan->faults, FAULT_LINE_BREAK, mark, 1,
                      "ambiguous line break U+%04X: some programs end the line here, others do not",
                      (unsigned)point),
            "end lines with a newline; in double quotes write \\u%04X", (unsigned)point);
    else
        fault_hint(fault_add(scan->faults, FAULT_CONTROL_CHARACTER, mark, 1,
                             "invisible character U+%04X", (unsigned)point),
                   point == 0xA0 ? "indent with plain spaces" : "delete it");
}

/* Characters that libyaml rejects or takes for line breaks, and those that make a line look
 * different from its content. */
static bool is_rejected(uint32_t point)
{
    if (point < 0x20)
        return point != '\n' && point != '\r';
    if (point < 0xA0)
        return point >= 0x7F;
    return point == UTF8_INVALID || point == 0x2028 || point == 0x2029 || point == 0xFEFF ||
           point == 0xFFFE || point == 0xFFFF || utf8_reorders(point);
}

/* Whether the next eight bytes are plain: ASCII from ' ' to '}' or '\n'. Such bytes need no
 * individual test. Newlines become '*' first. */
static bool plain(const char *bytes)
{
    const uint64_t ones = 0x0101010101010101u, low = ones * 0x7F, high = ones * 0x80;
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    uint64_t other = word ^ ones * '\n';
    word |= (~(((other & low) + low) | other) & high) >> 2;
    return ((word | (word - ones * ' ') | (word + ones * 2)) & high) == 0;
}

static void scan_points(struct scan *scan)
{
    while (scan->at < scan->size) {
        if (scan->size - scan->at >= 8 && plain(scan->bytes + scan->at)) {
            scan->at += 8;
            continue;
        }
        uint32_t point;
        size_t length = utf8_decode(scan->bytes + scan->at, scan->size - scan->at, &point);
        if (point == '\t')
            reject_tab(scan);
        else if (is_rejected(point) || (point == 0xA0 && is_indentation(scan)))
            reject_point(scan, point);
        scan->at += length;
    }
}

static bool begins(const struct scan *scan, const char *prefix, size_t length)
{
    return scan->size >= length && memcmp(scan->bytes, prefix, length) == 0;
}

bool prescan(struct faults *faults, const char *bytes, size_t size)
{
    struct scan scan = {.faults = faults,
                        .bytes = bytes,
                        .size = size,
                        .mark = {1, 1},
                        .blank = true,
                        .readable = true};
    if (begins(&scan, "\xFF\xFE", 2) || begins(&scan, "\xFE\xFF", 2)) {
        fault_hint(fault_add(faults, FAULT_ENCODING, scan.mark, FAULT_WHOLE_FILE,
                             "the file is UTF-16, not UTF-8"),
                   "save it as UTF-8");
        return false;
    }
    if (begins(&scan, "\xEF\xBB\xBF", 3))
        scan.at = scan.counted = scan.looked = 3;
    scan_points(&scan);
    return scan.readable;
}
