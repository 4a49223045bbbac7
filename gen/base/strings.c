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

const char *strings_join(struct arena *arena, const struct strings *strings, const char *separator)
{
    size_t size = 1;
    for (size_t i = 0; i < strings->count; i++)
        size += strlen(strings->items[i]) + strlen(separator);
    char *text = arena_alloc(arena, size, 1), *end = text;
    for (size_t i = 0; i < strings->count; i++)
        end = stpcpy(i ? stpcpy(end, separator) : end, strings->items[i]);
    return text;
}
