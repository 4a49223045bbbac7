#include "report/message.h"

#include <stdarg.h>
#include <stdio.h>

int message(int code, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    flockfile(stderr); /* log lines may come from any thread */
    fputs("lapse: ", stderr);
    vfprintf(stderr, format, list);
    putc('\n', stderr);
    funlockfile(stderr);
    va_end(list);
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
