#include "diagnostic/excerpt.h"

#include "base/utf8.h"
#include "diagnostic/fault.h"
#include "diagnostic/line.h"
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

enum {
    COLUMNS = 100, /* of the line that are shown */
    BEFORE = 40,   /* of them before the caret, when it lies far to the right */
    TAB = 8,
    DOTS = 3
};

/* Columns count from 0 here: `begin` to `end` are under the caret, the window is what is shown. */
struct view {
    size_t begin, end;
    size_t window, window_end;
    size_t total;
};

static size_t advance(size_t column, uint32_t point)
{
    return point == '\t' ? column + TAB - column % TAB : column + 1;
}

static struct view measure(struct line line, size_t first, size_t width)
{
    struct view view = {0};
    size_t points = 0, column = 0, at = 0;
    bool inside = false, ended = false;
    while (at < line.size) {
        uint32_t point;
        at += utf8_decode(line.bytes + at, line.size - at, &point);
        if (points == first) {
            view.begin = column;
            inside = true;
        }
        bool blank = point == ' ' || point == '\t';
        if (inside)
            ended = ended || points - first >= width || (width == FAULT_WORD && blank);
        column = advance(column, point);
        points++;
        if (inside && !ended && (!blank || width == 1))
            view.end = column;
    }
    view.total = column;
    if (!inside)
        view.begin = column + (first - points);
    if (view.end <= view.begin)
        view.end = view.begin + 1;
    return view;
}

/* Chooses the part that is shown, and cuts the caret to it. */
static void choose_window(struct view *view)
{
    view->window_end = view->total;
    if (view->total <= COLUMNS)
        return;
    if (view->end > COLUMNS - DOTS && view->begin > BEFORE)
        view->window = view->begin - BEFORE;
    if (view->window_end - view->window > COLUMNS)
        view->window_end = view->window + COLUMNS;
    size_t last = view->window_end - (view->window_end < view->total ? DOTS : 0);
    if (view->end > last && view->begin < last)
        view->end = last;
}

static bool printable(uint32_t point)
{
    return point != UTF8_INVALID && point >= 0x20 && point != 0x7F &&
           (point < 0x80 || point >= 0xA0) && !utf8_reorders(point) && point != 0x2028 &&
           point != 0x2029 && point != 0xFEFF;
}

static void print_line(FILE *stream, struct line line, const struct view *view)
{
    size_t left = view->window ? view->window + DOTS : 0;
    size_t right = view->window_end - (view->window_end < view->total ? DOTS : 0);
    if (view->window)
        fputs("...", stream);
    for (size_t at = 0, column = 0, next; at < line.size; column = next) {
        uint32_t point;
        const char *bytes = line.bytes + at;
        size_t length = utf8_decode(bytes, line.size - at, &point);
        at += length;
        next = advance(column, point);
        if (column < left || next > right)
            continue;
        if (point == '\t')
            fprintf(stream, "%*s", (int)(next - column), "");
        else if (printable(point))
            fwrite(bytes, 1, length, stream);
        else
            fputs("\xEF\xBF\xBD", stream);
    }
    if (right < view->total)
        fputs("...", stream);
}

void excerpt_print(FILE *stream, const char *bytes, size_t size, struct mark mark, size_t width)
{
    struct line line = line_find(bytes, size, mark.line);
    struct view view = measure(line, mark.column - 1, width);
    choose_window(&view);
    fprintf(stream, "%5" PRIu32 " |%s", mark.line, line.size ? " " : "");
    print_line(stream, line, &view);
    fputs("\n      | ", stream);
    for (size_t column = view.window; column < view.begin; column++)
        fputc(' ', stream);
    for (size_t column = view.begin; column < view.end; column++)
        fputc(column == view.begin ? '^' : '~', stream);
    fputc('\n', stream);
}
