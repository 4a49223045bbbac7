/* JSON Schema of the file formats, from the table of keys that the reader uses. */
#ifndef GEN_SCHEMA_H
#define GEN_SCHEMA_H

#include "base/text.h"
#include <stdbool.h>

/* The schema (draft-07) of registry.yaml, or of plugin.yaml. It accepts all that the reader takes,
 * but for a bare `null` or `~` as a text: there it sees a value that was forgotten. */
void schema_print(struct arena *arena, struct text *text, bool plugin);

#endif
