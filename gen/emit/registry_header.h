/* lapse_registry.h, which includes the headers of all categories, and lapse_category.h, which they
 * include. */
#ifndef GEN_EMIT_REGISTRY_HEADER_H
#define GEN_EMIT_REGISTRY_HEADER_H

#include "base/text.h"
#include "check/model.h"

void emit_registry_header(struct arena *arena, struct text *text, const struct model *model);
void emit_category_numbers(struct arena *arena, struct text *text, const struct model *model);

#endif
