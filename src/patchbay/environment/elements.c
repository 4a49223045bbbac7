#include "environment/elements.h"

#include <string.h>

bool pb_next_element(const char **rest, char separator, char *element, size_t size)
{
    const char separators[] = {separator, '\0'};
    if (!*rest)
        return false;
    size_t length = strcspn(*rest, separators);
    size_t copied = length < size ? length : size - 1;
    memcpy(element, *rest, copied);
    element[copied] = '\0';
    *rest = (*rest)[length] ? *rest + length + 1 : NULL;
    return true;
}
