/* Which name a misspelt one was meant to be. */
#ifndef GEN_NEAREST_H
#define GEN_NEAREST_H

#include "base/arena.h"
#include "base/strings.h"
#include <stddef.h>

/* Number of single-byte changes between two texts; two neighbours that changed places count as one
 * change. Counts no further than `most` + 1. */
size_t name_distance(const char *a, const char *b, size_t most);

/* The nearest of several names to a misspelt one: offer each, then read `name`; NULL when none is
 * near. Spellings that fold alike are near. */
struct nearest {
    const char *text;
    const char *name;
    size_t distance;
};

struct nearest nearest_to(const char *text);
void nearest_offer(struct nearest *nearest, const char *name);

/* "did you mean 'chat'?" when one of the names is near to `text`, else "available types: chat,
 * embeddings", with `noun` for the plural. */
const char *nearest_hint(struct arena *arena, const char *text, const char *noun,
                         const struct strings *names);

#endif
