/* A category of the file. */
#ifndef GEN_CATEGORY_H
#define GEN_CATEGORY_H

#include "check/model.h"
#include "keys/checker.h"
#include "read/tree.h"

/* Whether `node` is what can follow #include; adds a fault if not. */
bool check_include(struct checker *checker, const struct node *node);

/* `registry` is the name of the registry. */
void check_category(struct checker *checker, const char *registry, const struct entry *entry,
                    struct category *category);

#endif
