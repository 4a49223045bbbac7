/* The answer of a command, as a tree of named values.
 *
 * Commands build the tree and print nothing meanwhile. Text, tab-separated lines and JSON are all
 * printed from it, so that they agree. */
#ifndef PATCHBAY_ANSWER_H
#define PATCHBAY_ANSWER_H

#include "error/format.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct patchbay_error;

/* VALUE_LITERAL is true, false or a number as JSON writes it. */
enum value_kind { VALUE_TEXT, VALUE_LITERAL, VALUE_NULL, VALUE_OBJECT, VALUE_LIST };

struct value {
    struct value *next;    /* in its object or list */
    struct value *first;   /* of an object or list */
    struct value *last;    /* of an object or list */
    struct answer *answer; /* the tree it belongs to */
    const char *key;       /* in an object; not copied, so it must outlive the tree */
    char *joined;          /* of a list, after pb_answer_join() */
    enum value_kind kind;
    char text[]; /* of VALUE_TEXT and VALUE_LITERAL */
};

struct answer {
    struct value *root; /* an object */
    bool out_of_memory;
    bool incomplete; /* memory or files were short: see the errors */
};

/* Begins with {"schema": 1, "command": command, "errors": []}. False when out of memory. */
bool pb_answer_begin(struct answer *answer, const char *command);
void pb_answer_free(struct answer *answer);

/* Each appends a value to `parent`: under `key` to an object, with NULL to a list. Texts are
 * copied; NULL becomes null. Without a parent, or when out of memory, nothing is added and the
 * answer remembers it, so that callers need not check. */
struct value *pb_answer_object(struct value *parent, const char *key);
struct value *pb_answer_list(struct value *parent, const char *key);
void pb_answer_text(struct value *parent, const char *key, const char *text);
PB_PRINTF(3, 4)
void pb_answer_print(struct value *parent, const char *key, const char *format, ...);
void pb_answer_integer(struct value *parent, const char *key, int64_t number);
void pb_answer_bool(struct value *parent, const char *key, bool yes);
void pb_answer_number(struct value *parent, const char *key, double number); /* null if infinite */

/* Appends a value, which is in no object or list, or in one that is taken apart. */
void pb_answer_move(struct value *value, struct value *parent);

/* Removes the values of a list after `from`, of all if that is NULL, that `keep` returns false for.
 */
void pb_answer_filter(struct value *list, struct value *from,
                      bool (*keep)(const void *context, const struct value *value),
                      const void *context);

/* Adds {"code": ..., "text": ..., "hint": ...} to the errors. The text form prints them on stderr,
 * after everything else. */
void pb_answer_error(struct answer *answer, const struct patchbay_error *error);

/* Gives each list its texts as one, which pb_answer_get() returns. */
void pb_answer_join(struct answer *answer, const char *separator);

/* A member of an object, or NULL; `object` may be NULL. */
const struct value *pb_answer_find(const struct value *object, const char *key);

/* An item of a list is a text, or an object with "text" and "hint". */
const char *pb_answer_item(const struct value *item);

/* The text of a member, such as "true", "12" or what was given; "" if it is missing, null or an
 * object. */
const char *pb_answer_get(const struct value *object, const char *key);

/* Whether a member is true. */
bool pb_answer_is(const struct value *object, const char *key);

#endif
