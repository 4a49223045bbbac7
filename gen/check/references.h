/* Metadata of kind `type`: it names categories and types, which are found once all are read. */
#ifndef GEN_REFERENCES_H
#define GEN_REFERENCES_H

#include "check/model.h"
#include "keys/checker.h"
#include "read/tree.h"

struct reference {
    struct key *owner;     /* whose `of:` names a category; or NULL: */
    const struct key *key; /* of which `text` is a value */
    const struct node *node;
    const char **text;
};

/* `node`, the value of `of:`, names the category of a key. */
void reference_add_category(struct checker *checker, struct key *key, const struct node *node);

/* `text`, which `node` holds, is a value of the key. */
void reference_add_type(struct checker *checker, const struct key *key, const struct node *node,
                        const char **text);

/* In a registry.yaml: every name must exist; an alias is replaced by its type. */
void check_references(struct checker *checker, struct model *model);

/* "did you mean 'chat'?", for a name that the key's category does not have. */
const char *reference_hint(struct arena *arena, const struct key *key, const char *name);

#endif
