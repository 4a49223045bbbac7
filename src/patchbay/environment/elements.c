#include "environment/elements.h"

#include <string.h>

static const char blanks[] = " \t";

/* The element that `list` begins with, without blanks around it. */
static const char *first_element(const char *list, char separator, size_t *length)
{
    const char separators[] = {separator, '\0'};
    const char *begin = list + strspn(list, blanks), *end = list + strcspn(list, separators);
    begin = begin < end ? begin : end; /* only where a blank separates */
    while (end > begin && strchr(blanks, end[-1]))
        end--;
    *length = (size_t)(end - begin);
    return begin;
}

/* What follows the element; NULL after the last. */
static const char *after_element(const char *list, char separator)
{
    const char *end = strchr(list, separator);
    return end ? end + 1 : NULL;
}

bool pb_next_element(const char **rest, char separator, char *element, size_t size)
{
    size_t length = 0;
    const char *begin = "";
    while (*rest && !length) {
        begin = first_element(*rest, separator, &length);
        *rest = after_element(*rest, separator);
    }
    size_t copied = length < size ? length : size - 1;
    memcpy(element, begin, copied);
    element[copied] = '\0';
    return length;
}

const char *pb_elements_remark(const char *list, char separator, bool may_end)
{
    for (const char *next; separator != ' ' && list; list = next) {
        size_t length;
        const char *begin = first_element(list, separator, &length);
        next = after_element(list, separator);
        size_t whole = next ? (size_t)(next - list) - 1 : strlen(list);
        if (!length && !(may_end && !next))
            return "an empty list element is ignored";
        if (begin != list || length != whole)
            return "blanks around a list element are ignored";
    }
    return NULL;
}
