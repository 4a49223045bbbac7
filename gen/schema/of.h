/* `schema --of registry.yaml`: a JSON schema for the plugin.yaml of plugins of one program. */
#ifndef GEN_SCHEMA_OF_H
#define GEN_SCHEMA_OF_H

#include "base/text.h"
#include "check/model.h"

/* Writes the schema of any plugin.yaml, with the categories, types and metadata keys of the
 * registry. */
void schema_of_print(struct arena *arena, struct text *text, const struct model *model);

#endif
