#include "diagnostic/line.h"

#include <string.h>

struct line line_find(const char *bytes, size_t size, size_t number)
{
    const char *end = bytes + size;
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        bytes += 3;
    for (size_t line = 1; line < number && bytes < end; bytes++)
        if (*bytes == '\n' || (*bytes == '\r' && (bytes + 1 == end || bytes[1] != '\n')))
            line++;
    const char *stop = bytes;
    while (stop < end && *stop != '\n' && *stop != '\r')
        stop++;
    return (struct line){bytes, (size_t)(stop - bytes)};
}
