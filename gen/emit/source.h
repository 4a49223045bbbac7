/* The generated source: the constant table, and the builtins by number. */
#ifndef GEN_EMIT_SOURCE_H
#define GEN_EMIT_SOURCE_H

#include "base/text.h"
#include "check/model.h"

void emit_source(struct arena *arena, struct text *text, const struct model *model);

#endif
