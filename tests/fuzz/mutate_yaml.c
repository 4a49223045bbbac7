/* Mutates YAML by lines, so that most results are well-formed and get beyond the parser. libFuzzer
 * calls it; every second time it leaves the bytes to libFuzzer. */
#include "fuzz.h"

#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *bytes, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t most, unsigned seed);

/* What takes the place of a value, or becomes a line. */
static const char *const words[] = {"{}",
                                    "[]",
                                    "null",
                                    "~",
                                    "true",
                                    "yes",
                                    "0",
                                    "-1",
                                    "9223372036854775808",
                                    "1e999",
                                    "0x1F",
                                    "chat",
                                    "N-Gage",
                                    "help",
                                    "h.264",
                                    "-x",
                                    "int",
                                    "default",
                                    "ab_c",
                                    "\"\\u0085\"",
                                    "\"a\\tb\"",
                                    "int (void)",
                                    "void (const struct x *x, enum demo_a_type t)",
                                    "const char *",
                                    "int (int, ...)",
                                    "struct x",
                                    "[a, b]",
                                    "{kind: int, min: 1}",
                                    "{kind: type, of: a, several: true}",
                                    "{kind: flags, values: [a, b], default: [a]}",
                                    "{kind: enum, values: [a]}",
                                    "{implementations: {x: {priority: 1}}}",
                                    "{signature: int (void), optional: true}",
                                    "defined(X) && X > 1",
                                    "\"{type}_{identifier}\"",
                                    "elsewhere",
                                    "|\n        two\n        lines"};
static const char *const lines[] = {
    "format: 1",
    "registry: demo",
    "variables: {prefix: SDL, ignore: [SDL_X]}",
    "config: config.h",
    "categories:",
    "  a:",
    "    functions: {run: int (void)}",
    "    constants: {most: unsigned}",
    "    includes: [x.h]",
    "    struct: driver",
    "    typedef: driver_t",
    "    defined: elsewhere",
    "    mutable: true",
    "    grows: true",
    "    start: run",
    "    symbol: \"{identifier}_x\"",
    "    layout: {struct x: [y]}",
    "    revision: 3",
    "    metadata: {key: {kind: string}}",
    "    default: chat",
    "    on_failure: next",
    "    variable: {name: X, separator: \";\"}",
    "    internal: true",
    "    types: {chat: {aliases: [b]}}",
    "    types:",
    "      chat:",
    "        implementations:",
    "          one: {aliases: [c], link: weak, opt_in: true}",
    "          two: {when: X, symbol: y, deprecated: one, metadata: {key: v}}",
    "    implementations: {usb: USB.}",
    "plugin: p",
    "new_types: {a: [shout]}",
    "implementations: {a: {chat: {fast: {}}}}",
    "..."};

#define ANY(array, random) array[(random) % (sizeof(array) / sizeof *(array))]

/* The beginning of a line, chosen at random. */
static size_t a_line(const uint8_t *bytes, size_t size, unsigned random)
{
    size_t at = size ? random % size : 0;
    while (at && bytes[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const uint8_t *bytes, size_t size, size_t at)
{
    while (at < size && bytes[at] != '\n')
        at++;
    return at;
}

/* Replaces [from, to) by a text, if there is room. */
static size_t replace(uint8_t *bytes, size_t size, size_t most, size_t from, size_t to,
                      const char *text, size_t length)
{
    if (size - (to - from) + length > most)
        return size;
    memmove(bytes + from + length, bytes + to, size - to);
    memcpy(bytes + from, text, length);
    return size - (to - from) + length;
}

static size_t replace_value(uint8_t *bytes, size_t size, size_t most, size_t at, unsigned random)
{
    size_t end = line_end(bytes, size, at), colon = at;
    const char *word = ANY(words, random);
    while (colon < end && bytes[colon] != ':')
        colon++;
    return colon + 2 <= end ? replace(bytes, size, most, colon + 2, end, word, strlen(word)) : size;
}

static size_t insert_line(uint8_t *bytes, size_t size, size_t most, size_t at, unsigned random)
{
    const char *line = ANY(lines, random);
    size = replace(bytes, size, most, at, at, line, strlen(line));
    at += strlen(line);
    return at <= size ? replace(bytes, size, most, at, at, "\n", 1) : size;
}

/* Copies one line before another. */
static size_t copy_line(uint8_t *bytes, size_t size, size_t most, size_t at, size_t to)
{
    char line[256];
    size_t length = line_end(bytes, size, at) - at;
    if (length + 1 > sizeof line)
        return size;
    memcpy(line, bytes + at, length);
    line[length] = '\n';
    return replace(bytes, size, most, to, to, line, length + 1);
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t most, unsigned seed)
{
    unsigned random = seed / 12;
    size_t at = a_line(bytes, size, random * 2654435761u);
    size_t end = line_end(bytes, size, at);
    switch (seed % 12) {
    case 0:
    case 1:
        return replace_value(bytes, size, most, at, random);
    case 2:
    case 3:
        return insert_line(bytes, size, most, at, random);
    case 4:
        return copy_line(bytes, size, most, at, a_line(bytes, size, random));
    case 5:
        return replace(bytes, size, most, at, end + (end < size), "", 0);
    case 6: /* indentation */
        return at < end && bytes[at] == ' ' && random % 2
                   ? replace(bytes, size, most, at, at + 1, "", 0)
                   : replace(bytes, size, most, at, at, "  ", 2);
    default:
        return LLVMFuzzerMutate(bytes, size, most);
    }
}
