#include "report/wrap.h"

#include <string.h>
#include <sys/ioctl.h>

enum { COLUMNS = 80, ROOM_LEAST = 10 };

size_t wrap_columns(FILE *stream)
{
    struct winsize size;
    int file = fileno(stream); /* -1 for a stream in memory */
    return file >= 0 && ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : COLUMNS;
}

/* Bytes of `text` that belong on a line of `room` code points. */
static size_t line_size(const char *text, size_t room)
{
    size_t size = 0, blank = 0; /* where the last run of blanks begins */
    for (; text[size]; size++) {
        if (text[size] == ' ' && size > 0 && text[size - 1] != ' ')
            blank = size;
        if ((text[size] & 0xc0) != 0x80 && room-- == 0)
            return blank ? blank : size;
    }
    return size;
}

void wrap_text(FILE *stream, const char *text, size_t indent, size_t columns)
{
    size_t room = columns > indent + ROOM_LEAST ? columns - indent : ROOM_LEAST;
    for (text += strspn(text, " "); text[line_size(text, room)]; text += strspn(text, " ")) {
        size_t size = line_size(text, room);
        fprintf(stream, "%.*s\n%*s", (int)size, text, (int)indent, "");
        text += size;
    }
    fprintf(stream, "%s\n", text);
}
