#include "base/message.h"

#include "base/utf8.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void message(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    char *text = length < 0 ? NULL : malloc((size_t)length + 1);
    if (text) {
        va_start(list, format);
        vsnprintf(text, (size_t)length + 1, format, list);
        va_end(list);
        for (char *c = text; *c; c++)
            memset(c, '?', utf8_any_control(c, strlen(c)));
    }
    fprintf(stderr, "patchbay-gen: %s\n", text ? text : format);
    free(text);
}
