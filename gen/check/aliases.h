/* Names and aliases of types and implementations: none is used twice. */
#ifndef GEN_ALIASES_H
#define GEN_ALIASES_H

#include "base/strings.h"
#include "keys/checker.h"
#include "read/tree.h"

struct type;

/* Folded names that must differ. */
struct unique_names {
    struct seen *names;
    const struct type *type; /* that the next names belong to; NULL for names of implementations */
};

/* Whether `node`, a name or an alias as `what` says ("type", "alias"), is new. Adds it, or a
 * fault. */
bool check_is_new_name(struct checker *checker, const struct unique_names *unique,
                       const struct node *node, const char *what);

/* Whether the name has no meaning of its own in variables; `what` is "a type" or "an alias". */
bool check_is_not_help(struct checker *checker, const struct node *node, const char *what);

/* Adds the aliases that are valid, `node` may be NULL. `separator` is that of the category's own
 * variable, or 0. */
void check_aliases(struct checker *checker, const struct node *node, char separator,
                   const struct unique_names *unique, struct strings *aliases);

#endif
