/* The checked model as JSON, for other generators. schema/model.schema.json describes it. */
#ifndef GEN_MODEL_PRINT_H
#define GEN_MODEL_PRINT_H

#include "base/text.h"
#include "check/model.h"

void model_print(struct arena *arena, struct text *text, const struct model *model);

#endif
