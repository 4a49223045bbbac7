#include "message.h"

#include <stdarg.h>
#include <stdio.h>

int message(int code, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    flockfile(stderr); /* the log's lines may come from any thread */
    fputs("lapse: ", stderr);
    vfprintf(stderr, format, list);
    putc('\n', stderr);
    funlockfile(stderr);
    va_end(list);
    return code;
}

int message_out_of_memory(void)
{
    return message(CODE_UNDONE, "out of memory");
}
