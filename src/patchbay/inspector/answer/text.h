/* An answer as aligned columns, or with --plain as tab-separated lines. */
#ifndef PATCHBAY_TEXT_H
#define PATCHBAY_TEXT_H

#include "error/format.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct value;

struct style {
    FILE *stream;
    bool plain; /* tab-separated, without headings */
    bool color;
    int width;  /* of its lines */
    int height; /* of its screen */
};

/* The size of a terminal; 80 and 24 of anything else. */
int pb_text_width(FILE *stream);
int pb_text_height(FILE *stream);

/* A column shows the member `key` of each row. Null is shown as "-"; in a column without a head,
 * true is shown as "*" and false as nothing. `head` is NULL in a table without heads; with BELOW
 * the member is printed on its own lines under the row, with SCRIPTS only with --plain. These come
 * last. */
struct column {
    const char *key;
    const char *head;
};
#define BELOW "\n"
#define SCRIPTS "\t"

/* How the list `key` of an object is printed. */
struct table {
    const char *heading; /* printed if there are rows; NULL: none */
    const char *key;
    const char *name; /* begins each line with --plain; NULL: nothing */
    const struct column *columns;
    size_t count;
    int margin;
};

/* The two arguments for an array of columns. */
#define COLUMNS(array) array, sizeof array / sizeof *array

/* Prints the objects of a list as rows, indented by `margin`, within the width unless a word is
 * longer; nothing is truncated. The last column wraps. Columns that are empty in every row are
 * omitted. A row is coloured by its "selected", "state" or "severity". With --plain, each row is a
 * line of tab-separated cells, after `name` unless that is NULL. */
void pb_print_rows(const struct style *style, const struct value *list, const char *name,
                   const struct column *columns, size_t count, int margin);

/* Prints a list of `object` by pb_print_rows(). */
void pb_print_table(const struct style *style, const struct value *object,
                    const struct table *table);

/* Prints the members of an object that `columns` name, each as "head  text" (--plain:
 * "head<TAB>text") on its own line, wrapped under the text. Missing and empty ones are omitted. */
void pb_print_facts(const struct style *style, const struct value *object,
                    const struct column *columns, size_t count, int margin);

/* The same for all members; empty ones are printed, too. */
void pb_print_members(const struct style *style, const struct value *object, int margin);

/* Prints a paragraph, indented by `margin`. Nothing if `text` is empty. */
void pb_print_words(const struct style *style, const char *text, int margin);

/* Prints a line above what follows; nothing with --plain. */
PB_PRINTF(2, 3) void pb_print_heading(const struct style *style, const char *format, ...);

/* Prints all errors and their hints on stderr. They are not wrapped, since they contain commands to
 * copy. */
void pb_print_errors(const struct value *root);

/* Flushes stdout. False, after a message on stderr, if it could not be written; a closed pipe is
 * not an error. `program` begins the message. */
bool pb_print_end(const char *program);

#endif
