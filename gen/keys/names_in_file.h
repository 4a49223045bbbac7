/* Names in the file. Each function adds a fault and returns false for a name that cannot be used.
 */
#ifndef GEN_NAMES_IN_FILE_H
#define GEN_NAMES_IN_FILE_H

#include "keys/checker.h"
#include "names/seen.h"

/* The grammar, and the length. */
bool check_name(struct checker *checker, const struct node *node);

/* A name that becomes a member of a C struct: neither a keyword nor a macro. */
bool check_member_name(struct checker *checker, const struct node *node);

/* `text`, the normal form of a list element, is new in `seen`. */
bool check_is_new(struct checker *checker, struct seen *seen, const struct node *element,
                  const char *text);

#endif
