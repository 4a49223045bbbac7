/* One implementation: its properties and its metadata. */
#ifndef GEN_IMPLEMENTATION_H
#define GEN_IMPLEMENTATION_H

#include "check/aliases.h"
#include "check/model.h"
#include "keys/checker.h"
#include "read/tree.h"

/* What holds for all implementations of a category. */
struct implementation_rules {
    const char *registry; /* its name */
    const struct category *category;
    bool known_keys; /* false: the declared metadata has faults, so values are not checked */
    struct unique_names unique; /* of the type or, if it is flat, the category */
};

/* An implementation of type `type`, or of the flat type of its own name when that is NULL. Returns
 * false when it has no usable name. */
bool check_implementation(struct checker *checker, const struct entry *entry,
                          const struct implementation_rules *rules, const char *type,
                          struct implementation *implementation);

#endif
