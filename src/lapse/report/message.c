#include "report/message.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

int message(int code, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    char text[4096];
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    for (unsigned char *c = (unsigned char *)text; *c; c++) { /* a terminal would obey them */
        bool two_bytes = c[0] == 0xc2 && c[1] >= 0x80 && c[1] < 0xa0; /* of UTF-8 */
        if (two_bytes)
            *c++ = '?';
        if (two_bytes || (*c < ' ' && *c != '\n') || *c == 0x7f)
            *c = '?';
    }
    fprintf(stderr, "lapse: %s\n", text); /* in one piece: log lines may come from any thread */
    return code;
}

int message_error(int code, const char *option, const struct patchbay_error *error)
{
    return message(code, "%s%s%s%s%s", option ? option : "", option ? ": " : "", error->text,
                   *error->hint ? "\n" : "", error->hint);
}

int message_out_of_memory(void)
{
    return message(CODE_ERROR, "out of memory");
}
