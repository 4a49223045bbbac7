/* What a command found out, as a tree of named values.
 *
 * Commands gather into the tree and never print. Text for people, lines for scripts and JSON are
 * all printed from it, so that they say the same.
 *
 *     answer.c        the tree
 *     answer_json.c   --json
 *     answer_text.c   aligned columns, --plain, colour
 */
#ifndef PATCHBAY_ANSWER_H
#define PATCHBAY_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* ---- The tree ----------------------------------------------------------------------------- */

enum value_kind { VALUE_TEXT, VALUE_WRITTEN, VALUE_NULL, VALUE_OBJECT, VALUE_LIST };

struct value {
    struct value *next;    /* behind it in its object or list */
    struct value *first;   /* of an object or list */
    struct value *last;    /* likewise */
    struct answer *answer; /* that it belongs to */
    const char *key;       /* in an object; not copied: lives as long as the tree */
    enum value_kind kind;
    char text[]; /* of VALUE_TEXT; true, false or a number of VALUE_WRITTEN */
};

struct answer {
    struct value *root; /* an object */
    bool short_of_memory;
};

/* Begins with {"schema": 1, "command": command, "errors": []}. False when memory is short. */
bool pb_answer_begin(struct answer *answer, const char *command);
void pb_answer_free(struct answer *answer);

/* Each adds a value behind the others of `parent`: under `key` in an object, with NULL in a list.
 * Without a parent, or when memory is short, nothing is added; the answer remembers that. Texts are
 * copied; NULL becomes null. */
struct value *pb_answer_object(struct value *parent, const char *key);
struct value *pb_answer_list(struct value *parent, const char *key);
void pb_answer_text(struct value *parent, const char *key, const char *text);
__attribute__((format(printf, 3, 4))) void pb_answer_print(struct value *parent, const char *key,
                                                           const char *format, ...);
void pb_answer_integer(struct value *parent, const char *key, int64_t number);
void pb_answer_bool(struct value *parent, const char *key, bool yes);

/* A number as it is written in JSON, such as "1.5". */
void pb_answer_number(struct value *parent, const char *key, const char *written);

/* Adds {"code": code, "text": text} to the errors. In text they go to stderr, behind all else. */
void pb_answer_error(struct answer *answer, const char *code, const char *text);

/* A member of an object, or NULL; the object may be NULL. */
const struct value *pb_answer_find(const struct value *object, const char *key);

/* A member's text: "true", "12", what was given; "" when it is missing, null, a list or an object.
 */
const char *pb_answer_get(const struct value *object, const char *key);

bool pb_answer_is(const struct value *object, const char *key); /* is it true? */

/* ---- Printing it -------------------------------------------------------------------------- */

/* How to print; `plain`: tabs, no heads. */
struct style {
    FILE *stream;
    bool plain;
    bool colour;
};

/* One JSON document with a newline at its end. Bytes that are not UTF-8 become U+FFFD. */
void pb_print_json(const struct value *root, FILE *stream);

/* A column shows the member `key` of every row. The heads are NULL where a table has none; a column
 * with the head BELOW stands on lines of its own under each row. Of true, text shows "*"; of false
 * nothing; of null "-". */
struct column {
    const char *key;
    const char *head;
};
#define BELOW "\n"

/* Rows are the objects of a list, in aligned columns `margin` from the left, within 80 columns as
 * long as the words are; nothing is cut. The last column wraps. Columns that are empty in every row
 * are left out. A row of which "selected" is true is marked by colour, and so is one whose "state"
 * or "severity" is bad. With --plain: a row a line, cells parted by tabs, behind `name` unless
 * that is NULL. */
void pb_print_rows(const struct style *style, const struct value *list, const char *name,
                   const struct column *columns, size_t count, int margin);

/* The members of an object that `columns` name, each as "head  text" (--plain: "head<TAB>text") on
 * a line of its own, wrapped under the text. What is missing or empty is left out. */
void pb_print_facts(const struct style *style, const struct value *object,
                    const struct column *columns, size_t count, int margin);

/* Words, wrapped at 80 columns, each line `margin` from the left. Nothing when `text` is empty. */
void pb_print_words(const struct style *style, const char *text, int margin);

/* A line above what follows; nothing with --plain. */
__attribute__((format(printf, 2, 3))) void pb_print_heading(const struct style *style,
                                                            const char *format, ...);

/* All errors, each on lines of its own, on stderr; not wrapped, since they hold commands to copy.
 */
void pb_print_errors(const struct value *root);

/* Flushes `stream`. False after saying on stderr that it could not be written; a reader who has
 * gone wanted no more, and is no failure. `program` begins the message. */
bool pb_print_end(FILE *stream, const char *program);

#endif
