/* The names of types and implementations, and their other names: each is new among its like. */
#ifndef GEN_ALIASES_H
#define GEN_ALIASES_H

#include "base/strings.h"
#include "keys/checker.h"
#include "read/tree.h"

/* Whether `node`, a name or an alias as `what` says ("type", "alias"), is new among `names`, which
 * are folded. Adds it, or a fault. */
bool check_is_new_name(struct checker *checker, struct seen *names, const struct node *node,
                       const char *what);

/* Whether the name has no meaning of its own in variables; `what` is "a type" or "an alias". */
bool check_is_not_help(struct checker *checker, const struct node *node, const char *what);

/* Adds the aliases that are valid, `node` may be NULL. `separator` is that of the category's own
 * variable, or 0. */
void check_aliases(struct checker *checker, const struct node *node, char separator,
                   struct seen *names, struct strings *aliases);

#endif
