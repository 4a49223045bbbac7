/* Model to text: the C file that a new plugin begins with. */
#ifndef GEN_EMIT_STARTER_H
#define GEN_EMIT_STARTER_H

#include "base/text.h"
#include "check/model.h"

/* The type that a new plugin `name` of this category serves: the first, or in a flat category or
 * one without types its own. */
const char *starter_type(const struct category *category, const char *name);

/* An implementation `name` of `type` in which each function does nothing, so that it compiles, and
 * each required property has a value of the right kind. */
void emit_starter(struct arena *arena, struct text *text, const struct model *model,
                  const struct category *category, const char *type, const char *name);

#endif
