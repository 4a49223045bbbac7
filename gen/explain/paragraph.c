#include "explain/paragraph.h"

#include <string.h>

enum { COLUMNS = 80, NARROWEST = 40 };

/* How many bytes of `words` fit on a line of `room` columns. */
static size_t line_length(const char *words, size_t room)
{
    size_t length = strlen(words);
    if (length <= room)
        return length;
    for (length = room; length && words[length] != ' ';)
        length--;
    return length ? length : strcspn(words, " ");
}

void paragraph_print(struct text *text, const char *words, bool hangs)
{
    bool first = true;
    while (*words) {
        size_t margin = text_margin(text);
        size_t length = line_length(words, margin < NARROWEST ? COLUMNS - margin : NARROWEST);
        text_line(text, "%.*s", (int)length, words);
        words += length;
        words += strspn(words, " ");
        if (first && hangs)
            text_indent(text);
        first = false;
    }
    if (!first && hangs)
        text_outdent(text);
}
