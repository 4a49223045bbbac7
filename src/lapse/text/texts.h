/* A list of strings that it owns: prompts, exports. */
#ifndef LAPSE_TEXT_TEXTS_H
#define LAPSE_TEXT_TEXTS_H

#include <stdbool.h>
#include <stddef.h>

struct texts {
    char **items;
    size_t count;
};

/* Adds a copy. Returns false when out of memory. */
bool texts_add(struct texts *texts, const char *text);

void texts_free(struct texts *texts);

#endif
