#include "text/texts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool texts_add(struct texts *texts, const char *text)
{
    size_t count = texts->count;
    if ((count & (count - 1)) == 0) { /* full: the capacity is a power of two */
        if (count > SIZE_MAX / sizeof *texts->items / 2)
            return false;
        char **grown = realloc(texts->items, (count ? 2 * count : 1) * sizeof *grown);
        if (!grown)
            return false;
        texts->items = grown;
    }
    texts->items[count] = strdup(text);
    if (!texts->items[count])
        return false;
    texts->count++;
    return true;
}

void texts_free(struct texts *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        free(texts->items[i]);
    free(texts->items);
    *texts = (struct texts){0};
}
