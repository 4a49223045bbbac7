/* Functions and constants, start, revision, layouts: the parts of a fingerprint. */
#ifndef GEN_COMPARE_MEMBERS_H
#define GEN_COMPARE_MEMBERS_H

#include "check/model.h"
#include "compare/differences.h"

void compare_members(struct comparison *comparison, const struct category *before,
                     const struct category *now);
void compare_layouts(struct comparison *comparison, const struct category *before,
                     const struct category *now);

#endif
