#include "text/nearest.h"

#include <stdint.h>
#include <string.h>

enum { LONGEST = 63 };

size_t nearest_distance(const char *from, size_t length, const char *to)
{
    size_t columns = strlen(to), row[LONGEST + 1];
    if (length > LONGEST || columns > LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= columns; j++)
        row[j] = j;
    for (size_t i = 1; i <= length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t replaced = diagonal + (from[i - 1] != to[j - 1]);
            diagonal = row[j];
            size_t shorter = row[j] < row[j - 1] ? row[j] : row[j - 1];
            row[j] = replaced < shorter + 1 ? replaced : shorter + 1;
        }
    }
    return row[columns];
}

size_t nearest_limit(size_t length)
{
    return length < 4 ? 1 : length < 9 ? 2 : 3;
}
