/* Whether plugins that were built for one registry.yaml go on working with the next. */
#ifndef GEN_COMPARE_H
#define GEN_COMPARE_H

#include "base/text.h"
#include "check/model.h"
#include <stdbool.h>

/* A registry.yaml as the user calls it. */
struct compared {
    const char *path;
    const struct model *model;
};

/* Writes what is different, category by category, what it does to old plugins and how to avoid
 * that, and last the answer, which is returned. `identical`: the files are the same, byte for byte.
 */
bool compare_registries(struct arena *arena, struct text *text, struct compared before,
                        struct compared now, bool identical);

#endif
