/* The metadata that a category declares, and the values that implementations give. */
#ifndef GEN_METADATA_H
#define GEN_METADATA_H

#include "check/model.h"
#include "keys/checker.h"
#include "read/tree.h"

/* Returns whether all declared keys are well-formed. `node` may be NULL. */
bool check_keys(struct checker *checker, const struct node *node, struct category *category);

/* The names of the declared keys. */
struct strings check_key_names(struct arena *arena, const struct category *category);

/* A value of `key`'s kind, as canonical text; false after adding a fault. */
bool check_value(struct checker *checker, const struct key *key, const struct entry *entry,
                 struct strings *items);

#endif
