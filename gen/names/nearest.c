#include "names/nearest.h"

#include "patchbay/names.h"
#include <stdbool.h>
#include <string.h>

enum { LISTED = 12, ABBREVIATED = 2 /* the distance to an abbreviation */ };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Restricted edit distance, three rows of its table at a time. Longer texts than names are compared
 * by their beginnings. */
size_t name_distance(const char *a, const char *b, size_t most)
{
    size_t rows[3][PATCHBAY_NAME_MAX + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    size_t height = least(strlen(a), PATCHBAY_NAME_MAX),
           width = least(strlen(b), PATCHBAY_NAME_MAX);
    if (height > width + most || width > height + most)
        return most + 1;
    for (size_t j = 0; j <= width; j++)
        row[j] = j;
    for (size_t i = 1; i <= height; i++) {
        size_t *free_row = before;
        before = above, above = row, row = free_row;
        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return least(row[width], most + 1);
}

struct nearest nearest_to(const char *text)
{
    size_t length = strlen(text), most = length < 3 ? 1 : length < 6 ? 2 : 3;
    return (struct nearest){text, NULL, length < 2 ? 1 : most + 1};
}

/* Whether one of two names abbreviates the other: 'int' and 'integer'. */
static bool begins_with(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t shorter = least(a_length, b_length);
    const char *rest = (a_length > b_length ? a : b) + shorter;
    return shorter >= 3 && strncmp(a, b, shorter) == 0 && *rest != ' ';
}

void nearest_offer(struct nearest *nearest, const char *name)
{
    char text[PATCHBAY_NAME_MAX + 1], other[PATCHBAY_NAME_MAX + 1];
    size_t length = 0, other_length = 0;
    for (; length < PATCHBAY_NAME_MAX && nearest->text[length]; length++)
        text[length] = patchbay_fold(nearest->text[length]);
    for (; other_length < PATCHBAY_NAME_MAX && name[other_length]; other_length++)
        other[other_length] = patchbay_fold(name[other_length]);
    text[length] = other[other_length] = '\0';
    size_t distance = nearest->distance ? name_distance(text, other, nearest->distance - 1) : 1;
    if (distance > ABBREVIATED && begins_with(text, length, other, other_length))
        distance = ABBREVIATED;
    if (distance < nearest->distance && distance < other_length) {
        nearest->distance = distance;
        nearest->name = name;
    }
}

const char *nearest_hint(struct arena *arena, const char *text, const char *noun,
                         const struct strings *names)
{
    struct nearest nearest = nearest_to(text);
    for (size_t i = 0; i < names->count; i++)
        nearest_offer(&nearest, names->items[i]);
    if (nearest.name)
        return arena_printf(arena, "did you mean '%s'?", nearest.name);
    if (!names->count)
        return arena_printf(arena, "no %s are defined", noun);
    const char *list = names->items[0];
    for (size_t i = 1; i < names->count && i < LISTED; i++)
        list = arena_printf(arena, "%s, %s", list, names->items[i]);
    if (names->count > LISTED)
        list = arena_printf(arena, "%s and %zu more", list, names->count - LISTED);
    return arena_printf(arena, "available %s: %s", noun, list);
}
