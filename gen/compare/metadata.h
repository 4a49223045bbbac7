/* Metadata keys: whether the values that old plugins set are still accepted. */
#ifndef GEN_COMPARE_METADATA_H
#define GEN_COMPARE_METADATA_H

#include "check/model.h"
#include "compare/differences.h"

void compare_metadata(struct comparison *comparison, const struct category *before,
                      const struct category *now);

#endif
