/* Tree to model: the rules of registry.yaml beyond its syntax. */
#ifndef GEN_CHECK_H
#define GEN_CHECK_H

#include "base/arena.h"
#include "check/model.h"
#include "diagnostic/fault.h"
#include "keys/checker.h"
#include <stdbool.h>

/* Returns the model, or NULL after adding at least one fault. `file` is the base name. */
struct model *check_registry(struct arena *arena, struct faults *faults, const char *file,
                             const struct node *root);

/* Whether `format:`, of a file of any kind, is one that this generator reads; if not, nothing else
 * can be checked. */
bool check_format(struct checker *checker, const struct node *root);

#endif
