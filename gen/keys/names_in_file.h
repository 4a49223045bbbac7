/* Names in the file. Each function adds a fault and returns false for a name that cannot be used.
 */
#ifndef GEN_NAMES_IN_FILE_H
#define GEN_NAMES_IN_FILE_H

#include "base/strings.h"
#include "keys/checker.h"
#include "names/seen.h"

/* The grammar, and the length. */
bool check_name(struct checker *checker, const struct node *node);

/* The same for types and identifiers, which are shown as written and folded in C. */
bool check_written_name(struct checker *checker, const struct node *node);

/* `name`, which `node` brings into the generated header, is neither a keyword nor a macro. */
bool check_c_name(struct checker *checker, const struct node *node, const char *name,
                  const char *hint);

/* A C identifier that `node` brings into the generated C, a `noun` such as `example`. */
bool check_identifier(struct checker *checker, const struct node *node, const char *noun,
                      const char *example);

/* A name that becomes a member of a C struct: neither a keyword nor a macro. */
bool check_member_name(struct checker *checker, const struct node *node);

/* Adds the elements of `list` that are valid and not listed twice. Returns whether all are. */
bool check_list(struct checker *checker, const struct node *list,
                bool (*is_valid)(struct checker *checker, const struct node *element),
                struct strings *strings);

/* `text`, the normal form of a list element, is new in `seen`. */
bool check_is_new(struct checker *checker, struct seen *seen, const struct node *element,
                  const char *text);

#endif
