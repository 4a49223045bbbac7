/* lapse_endpoint_each.h: the builtins of a category as an X macro, from which a program makes its
 * options, help texts and counters. It includes the header of the category, so that conditions are
 * evaluated as in the generated source. */
#ifndef GEN_EMIT_EACH_H
#define GEN_EMIT_EACH_H

#include "base/text.h"
#include "check/model.h"

struct emitter;

void emit_each_header(struct arena *arena, struct text *text, const struct model *model,
                      const struct category *category);

/* Asserts in the generated source that the list has as many builtins as the table has built. */
void emit_each_check(const struct emitter *e, const struct category *category);

#endif
