#include "base/strings.h"

#include <string.h>

bool strings_contain(const struct strings *strings, const char *text)
{
    for (size_t i = 0; i < strings->count; i++)
        if (strcmp(strings->items[i], text) == 0)
            return true;
    return false;
}

void strings_add(struct arena *arena, struct strings *strings, const char *text)
{
    strings->items = arena_grow(arena, strings->items, strings->count, sizeof *strings->items);
    strings->items[strings->count++] = text;
}
