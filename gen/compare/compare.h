/* Whether plugins that were built for one registry.yaml go on working with the next. */
#ifndef GEN_COMPARE_H
#define GEN_COMPARE_H

#include "base/text.h"
#include "check/load.h"
#include <stdbool.h>

/* Writes what is different, category by category, what it does to old plugins and how to avoid
 * that, and last the answer, which is returned. */
bool compare_registries(struct arena *arena, struct text *text, const struct loaded *before,
                        const struct loaded *now);

#endif
