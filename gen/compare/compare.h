/* Whether plugins that were built for one registry.yaml still work with another. */
#ifndef GEN_COMPARE_H
#define GEN_COMPARE_H

#include "base/text.h"
#include "check/load.h"
#include <stdbool.h>

/* Writes the differences of each category, their effect on old plugins and how to avoid it, then
 * the result, which is returned. */
bool compare_registries(struct arena *arena, struct text *text, const struct loaded *before,
                        const struct loaded *now);

#endif
