/* Generated text: lines with indentation, and comments that wrap. */
#ifndef GEN_TEXT_H
#define GEN_TEXT_H

#include "base/arena.h"
#include <stddef.h>

/* Longest line that wrapping aims at. */
enum { TEXT_COLUMNS = 100 };

struct text;

struct text *text_create(struct arena *arena);
const char *text_bytes(const struct text *text, size_t *size);

/* One line at the current indentation; `#` lines begin at the margin. The newline is added. */
__attribute__((format(printf, 2, 3))) void text_line(struct text *text, const char *format, ...);

/* The same for a line of C, which is broken where it is longer than TEXT_COLUMNS. */
__attribute__((format(printf, 2, 3))) void text_code(struct text *text, const char *format, ...);

/* A line of C after which the others are indented, up to the one of text_close(), which an empty
 * one follows. */
__attribute__((format(printf, 2, 3))) void text_open(struct text *text, const char *format, ...);
void text_close(struct text *text, const char *last);

void text_blank(struct text *text);
void text_indent(struct text *text);
void text_outdent(struct text *text);
size_t text_margin(const struct text *text); /* columns of the current indentation */

/* A comment of one or more lines, wrapped; nothing for "". No words can end it early. Newlines in
 * `words` begin a new line. */
void text_comment(struct text *text, const char *words);

/* `text` as it stands between the quotes of a string literal; itself if nothing is escaped. */
const char *text_escaped(struct arena *arena, const char *text);

/* String literals that together hold `size` bytes, each on a line of its own; `lead` precedes the
 * first. */
void text_literal(struct text *text, const char *lead, const char *bytes, size_t size);

#endif
