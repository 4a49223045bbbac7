/* Scalars by kind. Each function adds a fault and returns false, NULL or -1 for an invalid text. */
#ifndef GEN_SCALAR_H
#define GEN_SCALAR_H

#include "keys/checker.h"
#include "keys/keys.h"
#include <stdint.h>

/* Whether the value is missing: `key: ` and nothing else. */
bool scalar_is_null(const struct node *node);

/* Whether the file may have this text of the node: notes of plugins hold no control characters. */
bool scalar_fits(struct checker *checker, const struct node *node, const char *text);

/* A single line that is not blank, without the line break that `>` and `|` leave at the end. */
const char *scalar_text(struct checker *checker, const char *key, const struct node *node);

/* The same with any number of lines. Those of a paragraph are joined, unless the next begins with a
 * mark such as that of a list; paragraphs are separated by one newline. All are joined in a
 * plugin.yaml, since notes hold no control characters. */
const char *scalar_description(struct checker *checker, const char *key, const struct node *node);

bool scalar_boolean(struct checker *checker, const struct node *node, bool *result);

/* A decimal integer between `least` and `most`. */
bool scalar_integer(struct checker *checker, const struct node *node, int64_t least, int64_t most,
                    int64_t *result);

/* A number as its canonical text: the shortest that strtod() reads back, with 15 or 17 digits. */
const char *scalar_number(struct checker *checker, const struct node *node);

/* The position of the text among the choices of `rule`. */
int scalar_choice(struct checker *checker, const struct key_rule *rule, const struct node *node);

#endif
