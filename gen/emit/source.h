/* The generated source: the constant table, and the builtins by number. */
#ifndef GEN_EMIT_SOURCE_H
#define GEN_EMIT_SOURCE_H

#include "base/text.h"
#include "check/model.h"
#include <stdbool.h>

/* Returns false when the names of the types cannot be hashed. */
bool emit_source(struct arena *arena, struct text *text, const struct model *model);

#endif
