/* The C file of a new plugin. */
#ifndef GEN_STARTER_PLUGIN_SOURCE_H
#define GEN_STARTER_PLUGIN_SOURCE_H

#include "base/text.h"
#include "check/model.h"

/* The type that a new plugin `name` of this category implements: the first; in a flat category or
 * one without types, a type of the plugin's name. */
const char *starter_type(const struct category *category, const char *name);

/* An implementation `name` of `type` that compiles: each function returns zero, and each required
 * property has a value of its kind. */
void emit_starter(struct arena *arena, struct text *text, const struct model *model,
                  const struct category *category, const char *type, const char *name);

#endif
