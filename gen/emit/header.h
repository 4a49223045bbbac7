/* lapse_endpoint.h: all that the file of a builtin or plugin includes. It has no description of a
 * type or implementation, so that the change of one recompiles the table alone. */
#ifndef GEN_EMIT_HEADER_H
#define GEN_EMIT_HEADER_H

#include "base/text.h"
#include "check/model.h"

void emit_category_header(struct arena *arena, struct text *text, const struct model *model,
                          const struct category *category);

#endif
