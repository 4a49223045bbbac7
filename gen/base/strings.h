/* A list of texts. */
#ifndef GEN_STRINGS_H
#define GEN_STRINGS_H

#include "base/arena.h"
#include <stdbool.h>

struct strings {
    const char **items;
    size_t count;
};

/* Whether `text` is one of them. */
bool strings_contain(const struct strings *strings, const char *text);

void strings_add(struct arena *arena, struct strings *strings, const char *text);

/* All of them in one text. */
const char *strings_join(struct arena *arena, const struct strings *strings, const char *separator);

#endif
