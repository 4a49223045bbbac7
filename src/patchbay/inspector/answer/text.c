/* Texts may come from an untrusted file: control characters are printed as \x1b, so that they
 * cannot control the terminal. */
#include "inspector/answer/text.h"

#include "inspector/answer/answer.h"
#include "notes/utf8.h"
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>
#ifndef _WIN32
#include <sys/ioctl.h>
#endif

enum {
    NO_TERMINAL = 80,
    NO_TERMINAL_HEIGHT = 24,
    NARROW = 20, /* no terminal is taken for narrower */
    COLUMNS_MOST = 8,
    CONTINUATION = 4, /* indent of a wrapped row */
    SHOWN = 12        /* bytes of a character as it is printed */
};

struct screen {
    int width, height;
};

/* Zeros of what is not a terminal, or does not know its size. */
static struct screen screen_of(FILE *stream)
{
    struct screen screen = {0, 0};
#ifdef _WIN32
    (void)stream;
#else
    struct winsize size;
    int descriptor = fileno(stream);
    if (isatty(descriptor) && ioctl(descriptor, TIOCGWINSZ, &size) == 0)
        screen = (struct screen){size.ws_col, size.ws_row};
#endif
    return screen;
}

int pb_text_width(FILE *stream)
{
    int width = screen_of(stream).width;
    return !width ? NO_TERMINAL : width < NARROW ? NARROW : width;
}

int pb_text_height(FILE *stream)
{
    int height = screen_of(stream).height;
    return height ? height : NO_TERMINAL_HEIGHT;
}

/* ---- Characters --------------------------------------------------------------------------- */

/* Advances over one character, writes its printable form to `shown` and returns its width. */
static int next_shown(const char **text, char shown[SHOWN])
{
    size_t length = pb_utf8_length(*text);
    unsigned control = pb_utf8_control(*text);
    if (control >= 0x80)
        snprintf(shown, SHOWN, "\\u%04x", control);
    else if (control || !length)
        snprintf(shown, SHOWN, "\\x%02x", (unsigned char)**text);
    else
        snprintf(shown, SHOWN, "%.*s", (int)length, *text);
    *text += length ? length : 1;
    return control || !length ? (int)strlen(shown) : 1;
}

/* Width of the first `size` bytes of a text. */
static int width_of(const char *text, size_t size)
{
    const char *end = text + size;
    char shown[SHOWN];
    int width = 0;
    while (text < end)
        width += next_shown(&text, shown);
    return width;
}

/* ---- Lines -------------------------------------------------------------------------------- */

/* The line being printed. Blanks are held back until something follows, so that no line ends with
 * them. */
struct output_line {
    const struct style *style;
    const char *color; /* "" or an escape sequence */
    bool colored;      /* the sequence has been printed */
    int column;
    int blanks;
};

static struct output_line line_begin(const struct style *style, const char *color, int margin)
{
    return (struct output_line){style, style->color ? color : "", false, margin, margin};
}

static void line_text(struct output_line *line, const char *text, size_t size)
{
    const char *end = text + size;
    char shown[SHOWN];
    if (!size)
        return;
    fprintf(line->style->stream, "%*s%s", line->blanks, "", line->colored ? "" : line->color);
    line->colored = *line->color;
    line->blanks = 0;
    while (text < end) {
        line->column += next_shown(&text, shown);
        fputs(shown, line->style->stream);
    }
}

static void line_end(struct output_line *line)
{
    fputs(line->colored ? "\033[0m\n" : "\n", line->style->stream);
    line->colored = false;
}

static void line_blanks(struct output_line *line, int count)
{
    line->blanks += count;
    line->column += count;
}

static void line_break(struct output_line *line, int margin)
{
    line_end(line);
    line->column = line->blanks = margin;
}

/* Prints words, wrapped with an indent of `margin`. Leading blanks of a line are kept. */
static void line_words(struct output_line *line, const char *text, int margin)
{
    bool first = true;
    while (*text) {
        int blanks = (int)strspn(text, " ");
        text += blanks;
        size_t length = strcspn(text, " \n");
        if (!first && line->column + blanks + width_of(text, length) > line->style->width)
            line_break(line, margin);
        else
            line_blanks(line, blanks);
        line_text(line, text, length);
        first = text[length] == '\n';
        if (first)
            line_break(line, margin);
        text += length + first;
    }
}

/* ---- Cells -------------------------------------------------------------------------------- */

static const char *cell_of(const struct value *row, const char *key)
{
    const struct value *value = pb_answer_find(row, key);
    return value && value->kind == VALUE_NULL ? "-" : pb_answer_get(row, key);
}

/* Likewise in a table, where true is "*" and false is empty in a column without a head. */
static const char *table_cell(const struct value *row, const struct column *column)
{
    const struct value *value = pb_answer_find(row, column->key);
    bool has_head = column->head && *column->head;
    bool literal = value && value->kind == VALUE_LITERAL && !has_head;
    if (literal && (strcmp(value->text, "true") == 0 || strcmp(value->text, "false") == 0))
        return *value->text == 't' ? "*" : "";
    return cell_of(row, column->key);
}

/* ---- Rows --------------------------------------------------------------------------------- */

/* Whether `word` is one of `words`, which has a blank before and after each. */
static bool is_among(const char *words, const char *word)
{
    char bounded[32];
    snprintf(bounded, sizeof bounded, " %s ", word);
    return *word && strstr(words, bounded);
}

static const char *color_of(const struct value *row)
{
    static const char red[] = " refused failed declined error invalid ",
                      yellow[] = " warning ignored missing ";
    const char *state = pb_answer_get(row, "state"), *severity = pb_answer_get(row, "severity");
    if (pb_answer_is(row, "selected"))
        return "\033[1;32m";
    if (is_among(red, state) || is_among(red, severity))
        return "\033[31m";
    return is_among(yellow, state) || is_among(yellow, severity) ? "\033[33m" : "";
}

static void print_plain(const struct style *style, const struct value *row, const char *name,
                        const struct column *columns, size_t count)
{
    struct output_line line = line_begin(style, "", 0);
    if (name) {
        line_text(&line, name, strlen(name));
        putc('\t', style->stream);
    }
    for (size_t i = 0; i < count; i++) {
        const char *cell = cell_of(row, columns[i].key);
        if (i)
            putc('\t', style->stream);
        line_text(&line, cell, strlen(cell));
    }
    putc('\n', style->stream);
}

/* The widths of a table's columns; 0 for an empty one. */
struct layout {
    int widths[COLUMNS_MOST];
    size_t last;
    bool split; /* the last column does not fit beside the others: it goes on its own lines */
};

/* Whether a column is none of the table. */
static bool is_beside(const struct column *column)
{
    return column->head && (*column->head == *BELOW || *column->head == *SCRIPTS);
}

static void print_below(const struct style *style, const struct value *row, const char *key,
                        int margin)
{
    const struct value *value = pb_answer_find(row, key);
    if (value && value->kind != VALUE_LIST)
        pb_print_words(style, value->text, margin);
    for (const struct value *item = value ? value->first : NULL; item; item = item->next) {
        pb_print_words(style, pb_answer_item(item), margin);
        pb_print_words(style, pb_answer_get(item, "hint"), margin);
    }
}

static struct layout lay_out(const struct style *style, const struct value *list,
                             const struct column *columns, size_t count, int margin)
{
    struct layout layout = {{0}, 0, false};
    for (size_t i = 0; i < count && !is_beside(&columns[i]); i++) {
        for (const struct value *row = list->first; row; row = row->next) {
            const char *cell = table_cell(row, &columns[i]);
            int width = width_of(cell, strlen(cell));
            if (layout.widths[i] < width)
                layout.widths[i] = width;
        }
        int head = columns[i].head && layout.widths[i] ? (int)strlen(columns[i].head) : 0;
        if (layout.widths[i] < head)
            layout.widths[i] = head;
        if (layout.widths[i])
            layout.last = i;
    }
    for (size_t i = 0; i < layout.last; i++)
        margin += layout.widths[i] ? layout.widths[i] + 2 : 0;
    layout.split = margin > style->width * 3 / 4 &&
                   margin + layout.widths[layout.last] > style->width;
    return layout;
}

static void print_cell(struct output_line *line, const struct layout *layout, size_t i,
                       const char *cell, int margin)
{
    int width = width_of(cell, strlen(cell));
    bool last = i == layout->last, beside = last && !layout->split;
    int most = line->style->width;
    bool fits = line->column + width <= most, helps = margin + CONTINUATION + width <= most;
    if (width && line->column > margin && !beside && (last ? layout->split : !fits && helps))
        line_break(line, margin + CONTINUATION);
    if (last) {
        line_words(line, cell, line->column);
        return;
    }
    line_text(line, cell, strlen(cell));
    line_blanks(line, layout->widths[i] - width + 2);
}

static void print_row(const struct style *style, const struct value *row,
                      const struct layout *layout, const struct column *columns, int margin)
{
    struct output_line line = line_begin(style, row ? color_of(row) : "\033[2m", margin);
    for (size_t i = 0; i <= layout->last; i++) {
        const char *cell = row ? table_cell(row, &columns[i]) : columns[i].head;
        if (layout->widths[i])
            print_cell(&line, layout, i, cell, margin);
    }
    line_end(&line);
}

void pb_print_rows(const struct style *style, const struct value *list, const char *name,
                   const struct column *columns, size_t count, int margin)
{
    if (!list || !list->first)
        return;
    struct layout layout = lay_out(style, list, columns, count, margin);
    if (!style->plain && columns[0].head)
        print_row(style, NULL, &layout, columns, margin);
    for (const struct value *row = list->first; row; row = row->next)
        if (style->plain) {
            print_plain(style, row, name, columns, count);
        } else {
            print_row(style, row, &layout, columns, margin);
            for (size_t i = 0; i < count; i++)
                if (columns[i].head && *columns[i].head == *BELOW)
                    print_below(style, row, columns[i].key, margin + CONTINUATION);
        }
}

void pb_print_table(const struct style *style, const struct value *object,
                    const struct table *table)
{
    const struct value *list = pb_answer_find(object, table->key);
    if (table->heading && list && list->first)
        pb_print_heading(style, "%s", table->heading);
    pb_print_rows(style, list, table->name, table->columns, table->count, table->margin);
}

/* ---- Facts, words ------------------------------------------------------------------------- */

static void print_fact(const struct style *style, const char *head, const char *text, int margin,
                       int width)
{
    struct output_line line = line_begin(style, "", style->plain ? 0 : margin);
    line_text(&line, head, strlen(head));
    if (style->plain) {
        putc('\t', style->stream);
        line_text(&line, text, strlen(text));
    } else {
        line_blanks(&line, margin + width + 2 - line.column);
        line_words(&line, text, line.column);
    }
    line_end(&line);
}

void pb_print_facts(const struct style *style, const struct value *object,
                    const struct column *columns, size_t count, int margin)
{
    int width = 0;
    for (size_t i = 0; i < count; i++)
        if (width < (int)strlen(columns[i].head))
            width = (int)strlen(columns[i].head);
    for (size_t i = 0; i < count; i++) {
        const char *cell = cell_of(object, columns[i].key);
        if (*cell && strcmp(cell, "-") != 0)
            print_fact(style, columns[i].head, cell, margin, width);
    }
}

void pb_print_members(const struct style *style, const struct value *object, int margin)
{
    int width = 0;
    for (const struct value *member = object->first; member; member = member->next)
        if (width < (int)strlen(member->key))
            width = (int)strlen(member->key);
    for (const struct value *member = object->first; member; member = member->next)
        print_fact(style, member->key, cell_of(object, member->key), margin, width);
}

void pb_print_words(const struct style *style, const char *text, int margin)
{
    struct output_line line = line_begin(style, "", margin);
    if (!*text)
        return;
    line_words(&line, text, margin);
    line_end(&line);
}

void pb_print_heading(const struct style *style, const char *format, ...)
{
    char text[8192]; /* a path and a few words */
    va_list list;
    if (style->plain)
        return;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    struct output_line line = line_begin(style, "\033[1m", 0);
    line_words(&line, text, 2);
    line_end(&line);
}

/* ---- The end ------------------------------------------------------------------------------ */

static void print_unwrapped(const char *text)
{
    if (!*text)
        return;
    while (*text) {
        char shown[SHOWN] = "\n";
        if (*text == '\n')
            text++;
        else
            next_shown(&text, shown);
        fputs(shown, stderr);
    }
    putc('\n', stderr);
}

void pb_print_errors(const struct value *root)
{
    const struct value *errors = pb_answer_find(root, "errors");
    for (const struct value *error = errors ? errors->first : NULL; error; error = error->next) {
        print_unwrapped(pb_answer_get(error, "text"));
        print_unwrapped(pb_answer_get(error, "hint"));
    }
}

bool pb_print_end(const char *program)
{
    bool flushed = fflush(stdout) == 0;
    int error = flushed ? 0 : errno;
    if ((flushed && !ferror(stdout)) || error == EPIPE)
        return true;
    fprintf(stderr, "%s: cannot write the output%s%s\n", program, error ? ": " : "",
            error ? strerror(error) : "");
    return false;
}
