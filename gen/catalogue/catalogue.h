/* A page of Markdown about a registry, for a project's documentation: what programs call, what
 * users choose from, and how. */
#ifndef GEN_CATALOGUE_H
#define GEN_CATALOGUE_H

#include "base/text.h"
#include "check/model.h"

/* With `all` internal categories, too. */
void catalogue_print(struct arena *arena, struct text *text, const struct model *model, bool all);

#endif
