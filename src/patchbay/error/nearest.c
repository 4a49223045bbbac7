#include "error/nearest.h"

#include "error/error.h"
#include "patchbay/names.h"

bool pb_names_equal(const char *left, const char *right)
{
    while (*left && patchbay_fold(*left) == patchbay_fold(*right))
        left++, right++;
    return patchbay_fold(*left) == patchbay_fold(*right);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The number of letters to insert, remove, replace or swap with their neighbour; any number over
 * the limit if it is larger than that. */
static size_t distance(const char *from, const char *to, size_t limit)
{
    size_t rows[3][PATCHBAY_NAME_MAX * 2 + 2];
    size_t width = strlen(to), last = sizeof rows[0] / sizeof *rows[0] - 1;
    if (width > last)
        return SIZE_MAX;
    for (size_t j = 0; j <= width; j++)
        rows[0][j] = j;
    size_t i = 0, best = 0, best_above;
    for (; from[i]; i++) {
        size_t *row = rows[(i + 1) % 3], *above = rows[i % 3], *above2 = rows[(i + 2) % 3];
        best_above = best;
        best = row[0] = i + 1;
        for (size_t j = 0; j < width; j++) {
            bool same = patchbay_fold(from[i]) == patchbay_fold(to[j]);
            row[j + 1] = least(least(above[j + 1], row[j]) + 1, above[j] + !same);
            if (i && j && patchbay_fold(from[i]) == patchbay_fold(to[j - 1]) &&
                patchbay_fold(from[i - 1]) == patchbay_fold(to[j]))
                row[j + 1] = least(row[j + 1], above2[j - 1] + 1);
            best = least(best, row[j + 1]);
        }
        if (best > limit && best_above > limit)
            return best;
    }
    return rows[i % 3][width];
}

static uint64_t letters_of(const char *name)
{
    uint64_t letters = 0;
    for (; *name; name++)
        letters |= (uint64_t)1 << (patchbay_fold(*name) & 63);
    return letters;
}

/* Whether the distance may be so small: each step changes the length by one at most, and brings or
 * takes one letter at most. */
static bool may_be_near(const char *wanted, const char *name, size_t limit)
{
    size_t shorter = strlen(wanted), longer = strlen(name);
    uint64_t left = letters_of(wanted), right = letters_of(name);
    size_t apart = shorter < longer ? longer - shorter : shorter - longer;
    return apart <= limit && (size_t)__builtin_popcountll(left & ~right) <= limit &&
           (size_t)__builtin_popcountll(right & ~left) <= limit;
}

void pb_nearest_try(struct nearest *nearest, const char *name)
{
    size_t limit = nearest->name ? nearest->distance - 1 : strlen(nearest->wanted) / 3 + 1;
    if ((nearest->name && !nearest->distance) || !may_be_near(nearest->wanted, name, limit))
        return;
    size_t found = distance(nearest->wanted, name, limit);
    if (found > limit || found >= strlen(name))
        return;
    nearest->name = name;
    nearest->distance = found;
}

bool pb_nearest_hint(const struct nearest *nearest, struct patchbay_error *error)
{
    return nearest->name && pb_error_hint(error, "did you mean '%s'?", nearest->name);
}
