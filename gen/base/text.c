#include "base/text.h"

#include "base/format.h"
#include "base/utf8.h"
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct text {
    struct arena *arena;
    char *bytes;
    size_t size, room;
    size_t depth;
};

struct text *text_create(struct arena *arena)
{
    struct text *text = arena_alloc(arena, 1, sizeof *text);
    text->arena = arena;
    return text;
}

const char *text_bytes(const struct text *text, size_t *size)
{
    *size = text->size;
    return text->bytes;
}

static void append(struct text *text, const char *bytes, size_t size)
{
    if (text->room - text->size < size) {
        size_t room = text->room * 4 + size + 4096;
        char *grown = arena_alloc(text->arena, room, 1);
        if (text->size)
            memcpy(grown, text->bytes, text->size);
        text->bytes = grown;
        text->room = room;
    }
    if (size)
        memcpy(text->bytes + text->size, bytes, size);
    text->size += size;
}

static void append_indentation(struct text *text)
{
    for (size_t i = 0; i < text->depth; i++)
        append(text, "    ", 4);
}

/* Where to break a line of C of which `room` bytes fit: behind the last of the commas in the fewest
 * parentheses, else behind the last blank, but not in a string literal; 0: nowhere. */
static size_t break_point(const char *line, size_t room)
{
    size_t comma = 0, blank = 0;
    int depth = 0, least = INT_MAX;
    bool quoted = false;
    for (size_t i = 0; i < room; i++) {
        bool is_quote = line[i] == '"' && (!i || line[i - 1] != '\\');
        quoted = quoted != is_quote;
        if (quoted)
            continue;
        depth += (line[i] == '(' || line[i] == '{') - (line[i] == ')' || line[i] == '}');
        if (line[i] == ' ' && i && line[i - 1] == ',' && depth <= least) {
            least = depth;
            comma = i + 1;
        } else if (line[i] == ' ' && i) {
            blank = i + 1;
        }
    }
    return comma ? comma : blank;
}

/* Columns behind the parentheses that are open: the next line of a broken one begins there. */
struct nesting {
    size_t columns[16];
    size_t depth;
};

static void nest(struct nesting *nesting, const char *piece, size_t length, size_t column)
{
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        if (piece[i] == '"' && (!i || piece[i - 1] != '\\'))
            quoted = !quoted;
        else if (!quoted && (piece[i] == '(' || piece[i] == '{') && nesting->depth < 16)
            nesting->columns[nesting->depth++] = column + i + 1;
        else if (!quoted && (piece[i] == ')' || piece[i] == '}') && nesting->depth)
            nesting->depth--;
    }
}

static void append_blanks(struct text *text, size_t count)
{
    while (count--)
        append(text, " ", 1);
}

/* A line that is too long, broken like a careful person would. In a macro and in a directive, the
 * lines before the last end with a backslash. */
static void append_broken(struct text *text, const char *line, size_t length)
{
    bool macro = length > 2 && strcmp(line + length - 2, " \\") == 0;
    bool last_of_macro = text->size >= 2 && memcmp(text->bytes + text->size - 2, "\\\n", 2) == 0;
    const char *ending = macro || last_of_macro || *line == '#' ? " \\" : "";
    size_t most = TEXT_COLUMNS - strlen(ending), blanks = strspn(line, " ");
    size_t margin = (*line == '#' ? 0 : text_margin(text)) + blanks, column = margin;
    struct nesting nesting = {{0}, 0};
    line += blanks;
    length -= blanks + (macro ? 2 : 0);
    append_blanks(text, column);
    while (column + length > most) {
        size_t end = column < most ? break_point(line, most - column + 1) : 0;
        if (!end)
            break;
        append(text, line, end - 1);
        append(text, ending, strlen(ending));
        append(text, "\n", 1);
        nest(&nesting, line, end, column);
        line += end;
        length -= end;
        column = nesting.depth ? nesting.columns[nesting.depth - 1] : margin + 4;
        if (column > TEXT_COLUMNS * 2 / 3)
            column = margin + 8;
        append_blanks(text, column);
    }
    append(text, line, length);
    append(text, macro ? " \\\n" : "\n", macro ? 3 : 1);
}

static void append_line(struct text *text, const char *line, size_t length)
{
    if (*line != '#')
        append_indentation(text);
    append(text, line, length);
    append(text, "\n", 1);
}

static void append_code(struct text *text, const char *line, size_t length)
{
    bool fits = length + (*line == '#' ? 0 : text_margin(text)) <= TEXT_COLUMNS;
    (fits ? append_line : append_broken)(text, line, length);
}

/* Formats a line and appends it by `append_it`. */
static void format_line(struct text *text, const char *format, va_list list,
                        void (*append_it)(struct text *, const char *, size_t))
{
    char plain[512];
    va_list again;
    va_copy(again, list);
    int length = format_plainly(plain, sizeof plain, format, list);
    if (length >= 0) {
        append_it(text, plain, (size_t)length);
    } else {
        char *line = arena_vprintf(text->arena, format, again);
        append_it(text, line, strlen(line));
    }
    va_end(again);
}

void text_line(struct text *text, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    format_line(text, format, list, append_line);
    va_end(list);
}

void text_code(struct text *text, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    format_line(text, format, list, append_code);
    va_end(list);
}

void text_blank(struct text *text)
{
    append(text, "\n", 1);
}

void text_indent(struct text *text)
{
    text->depth++;
}

void text_outdent(struct text *text)
{
    text->depth--;
}

void text_open(struct text *text, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    format_line(text, format, list, append_code);
    va_end(list);
    text_indent(text);
}

void text_close(struct text *text, const char *last)
{
    text_outdent(text);
    text_code(text, "%s", last);
    text_blank(text);
}

size_t text_margin(const struct text *text)
{
    return text->depth * 4;
}

/* Bytes of the next word; `*line_end` is set when a newline follows it. */
static size_t next_word(const char *words, bool *line_end)
{
    size_t length = strcspn(words, " \n");
    *line_end = words[length] == '\n';
    return length;
}

/* Appends a word of a comment. Comment delimiters and trigraphs are separated by a blank, and a
 * backslash never ends a line. */
static void append_word(struct text *text, const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        size_t control = utf8_control(word + i, length - i);
        if (control) {
            uint32_t point;
            char shown[16];
            utf8_decode(word + i, control, &point);
            append(text, shown, (size_t)sprintf(shown, "U+%04X", (unsigned)point));
            i += control - 1;
            continue;
        }
        append(text, word + i, 1);
        bool last = i + 1 == length;
        bool star_slash = !last && ((word[i] == '*' && word[i + 1] == '/') ||
                                    (word[i] == '/' && word[i + 1] == '*'));
        bool trigraph = !last && word[i] == '?' && word[i + 1] == '?';
        if (star_slash || trigraph || (last && word[i] == '\\'))
            append(text, " ", 1);
    }
}

void text_comment(struct text *text, const char *words)
{
    size_t margin = text_margin(text), column = margin + 2;
    bool line_end = false, first = true;
    if (!*words)
        return;
    append_indentation(text);
    append(text, "/*", 2);
    while (*words) {
        size_t length = next_word(words, &line_end);
        if (!first && column + 1 + length > TEXT_COLUMNS - 3) {
            append(text, "\n", 1);
            append_indentation(text);
            append(text, " *", 2);
            column = margin + 2;
        }
        append(text, " ", 1);
        append_word(text, words, length);
        column += 1 + length;
        first = false;
        words += length;
        if (line_end && words[1])
            column = TEXT_COLUMNS; /* the next word begins a line */
        words += *words != '\0';
    }
    append(text, " */\n", 4);
}

/* Whether a byte of ASCII is written in a string literal as it is. '?' is not: it could begin a
 * trigraph. */
static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\' && byte != '?';
}

/* Appends a byte, escaped for a string literal; returns its columns. */
static size_t append_escaped(struct text *text, unsigned char byte, bool digit_follows)
{
    char escaped[8];
    int length;
    if (byte == '"' || byte == '\\' || byte == '?')
        length = snprintf(escaped, sizeof escaped, "\\%c", byte);
    else if (byte == '\n')
        length = snprintf(escaped, sizeof escaped, "\\n");
    else if (byte == '\0' && !digit_follows)
        length = snprintf(escaped, sizeof escaped, "\\0");
    else
        length = snprintf(escaped, sizeof escaped, "\\%03o", byte);
    append(text, escaped, (size_t)length);
    return (size_t)length;
}

/* How many bytes, at most `most`, can be appended as they are: none of a control character. */
static size_t plain_run(const char *bytes, size_t most)
{
    size_t length = 0;
    while (length < most &&
           (is_plain((unsigned char)bytes[length]) ||
            ((bytes[length] & 0x80) && !utf8_control(bytes + length, most - length))))
        length++;
    return length;
}

const char *text_escaped(struct arena *arena, const char *text)
{
    size_t size = strlen(text);
    if (plain_run(text, size) == size)
        return text;
    char *escaped = arena_alloc(arena, size + 1, 4), *end = escaped;
    for (size_t i = 0; i < size;) {
        size_t run = plain_run(text + i, size - i);
        end = (char *)memcpy(end, text + i, run) + run;
        i += run;
        size_t control = i < size ? utf8_control(text + i, size - i) : 0;
        for (size_t last = i + (control ? control : i < size); i < last; i++)
            end += sprintf(end, "\\%03o", (unsigned char)text[i]);
    }
    return escaped;
}

void text_literal(struct text *text, const char *lead, const char *bytes, size_t size)
{
    const size_t last = TEXT_COLUMNS - 6; /* a literal is broken after it */
    append_indentation(text);
    append(text, lead, strlen(lead));
    append(text, "\"", 1);
    size_t margin = text_margin(text), column = margin + strlen(lead) + 1;
    for (size_t i = 0, run; i < size; i += run) {
        if (column > last && ((unsigned char)bytes[i] & 0xc0) != 0x80) {
            append(text, "\"\n", 2);
            append_indentation(text);
            append(text, "\"", 1);
            column = margin + 1;
        }
        size_t room = column > last ? 1 : last + 1 - column;
        run = plain_run(bytes + i, size - i < room ? size - i : room);
        append(text, bytes + i, run);
        column += run;
        if (run)
            continue;
        size_t control = utf8_control(bytes + i, size - i);
        for (size_t j = 1; j < control; j++)
            column += append_escaped(text, (unsigned char)bytes[i++], false);
        bool digit_follows = i + 1 < size && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
        column += append_escaped(text, (unsigned char)bytes[i], digit_follows);
        run = 1;
    }
    append(text, "\"\n", 2);
}
