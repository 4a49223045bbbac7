#include "catalogue/markdown.h"

#include "base/utf8.h"
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

/* Whether the character at `at` could be markup. An underscore inside a word is not, an ampersand
 * is before a name; a few characters are at the beginning only, some of them after a number. */
static bool is_markup(const char *text, const char *at)
{
    if (*at == '_')
        return at == text || !is_alphanumeric(at[-1]) || !is_alphanumeric(at[1]);
    if (*at == '&')
        return is_alphanumeric(at[1]) || at[1] == '#';
    if (strchr("\\`*[<|~$", *at))
        return true;
    if (at == text)
        return strchr("#+-=>", *at) != NULL;
    return (*at == '.' || *at == ')') && (at[1] == ' ' || !at[1]) &&
           strspn(text, "0123456789") == (size_t)(at - text);
}

/* Bytes of the address at the beginning of `text`, without what belongs to the sentence around it;
 * 0 when there is none. */
static size_t address_length(const char *text)
{
    size_t scheme = strncmp(text, "http://", 7) == 0    ? 7
                    : strncmp(text, "https://", 8) == 0 ? 8
                                                        : 0;
    size_t length = scheme ? scheme + strcspn(text + scheme, " \n<>|`\"\\") : 0;
    while (length > scheme && strchr(".,;:!?')", text[length - 1]))
        length--;
    return length > scheme ? length : 0;
}

const char *markdown_words(struct arena *arena, const char *text)
{
    text += strspn(text, " \n");
    char *words = arena_alloc(arena, strlen(text) + 1, 3), *end = words;
    for (const char *at = text; *at; at++) {
        size_t length = at == text || !is_alphanumeric(at[-1]) ? address_length(at) : 0;
        if (length) {
            end += sprintf(end, "<%.*s>", (int)length, at);
            at += length - 1;
            continue;
        }
        uint32_t point;
        size_t control = utf8_control(at, strlen(at) < 3 ? strlen(at) : 3);
        if (control) {
            utf8_decode(at, control, &point);
            end += sprintf(end, "U+%04X", (unsigned)point);
            at += control - 1;
            continue;
        }
        if (is_markup(text, at))
            *end++ = '\\';
        *end++ = *at == '\n' ? ' ' : *at;
    }
    return words;
}

/* Whether a renderer leaves the text between backquotes unchanged: nothing ends it or a cell,
 * and no blank is taken off. */
static bool is_plain(const char *text)
{
    size_t length = strlen(text);
    return length && !strpbrk(text, "`|\n") && *text != ' ' && text[length - 1] != ' ';
}

const char *markdown_code(struct arena *arena, const char *text)
{
    if (is_plain(text))
        return arena_printf(arena, "`%s`", text);
    char *code = arena_alloc(arena, strlen(text) + 1, sizeof "&#255;"), *end = code;
    for (; *text; text++)
        if (is_alphanumeric(*text))
            *end++ = *text;
        else
            end += sprintf(end, "&#%u;", (unsigned)(unsigned char)*text);
    return arena_printf(arena, "<code>%s</code>", code);
}
