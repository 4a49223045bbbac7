/* The generated header: interfaces, enums, accessors, macros. */
#ifndef GEN_EMIT_HEADER_H
#define GEN_EMIT_HEADER_H

#include "base/text.h"
#include "check/model.h"

void emit_header(struct arena *arena, struct text *text, const struct model *model);

#endif
