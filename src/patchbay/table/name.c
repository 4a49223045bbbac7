#include "table/name.h"

#include "patchbay/names.h"
#include <string.h>

bool pb_is_name(const char *text)
{
    size_t length = strlen(text);
    if (!length || length > PATCHBAY_NAME_MAX || text[0] < 'a' || text[0] > 'z')
        return false;
    for (const char *c = text; *c; c++)
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9') && *c != '_')
            return false;
    return true;
}

bool pb_is_written_name(const char *text)
{
    char folded[PATCHBAY_NAME_MAX + 2];
    size_t length = strlen(text);
    if (length > PATCHBAY_NAME_MAX)
        return false;
    for (size_t i = 0; i <= length; i++)
        folded[i] = patchbay_fold(text[i]);
    return pb_is_name(folded);
}

bool pb_is_type_or_alias(const char *text)
{
    size_t length = strlen(text);
    for (const char *c = text; *c; c++)
        if (*c <= ' ' || *c > '~' || strchr(":=,/*", *c))
            return false;
    return length && length <= PATCHBAY_NAME_MAX && *text != '-' && *text != '!';
}

bool pb_is_plugin_name(const char *text)
{
    return pb_is_name(text) && strcmp(text, "builtin") != 0 && strcmp(text, "runtime") != 0;
}

void pb_name_of_file(const char *path, char *name, size_t size)
{
    const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
    size_t length = strlen(file);
    if (length > 3 && strcmp(file + length - 3, ".so") == 0)
        length -= 3;
    if (length > size - 1)
        length = size - 1;
    for (size_t i = 0; i < length; i++)
        name[i] = patchbay_fold(file[i]);
    name[length] = '\0';
}
