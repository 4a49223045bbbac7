/* Types and builtins. Plugins carry their own types, so none of these differences breaks them; they
 * are reported for overrides that name them. */
#ifndef GEN_COMPARE_TYPES_H
#define GEN_COMPARE_TYPES_H

#include "check/model.h"
#include "compare/differences.h"

void compare_types(struct comparison *comparison, const struct category *before,
                   const struct category *now);

#endif
