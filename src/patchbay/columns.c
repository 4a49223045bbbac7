#include "columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void pb_columns_add(struct columns *table, const char *cell)
{
    if (table->count == table->room) {
        size_t room = table->room * 2 + 64;
        char **grown = realloc(table->cells, room * sizeof *grown);
        if (!grown) {
            table->short_of_memory = true;
            return;
        }
        table->cells = grown;
        table->room = room;
    }
    char *copy = strdup(cell ? cell : "");
    if (copy)
        table->cells[table->count++] = copy;
    else
        table->short_of_memory = true;
}

/* Columns that a text takes: its code points. */
static int width_of(const char *text)
{
    int width = 0;
    for (; *text; text++)
        width += ((unsigned char)*text & 0xc0) != 0x80;
    return width;
}

static void measure(const struct columns *table, int *widths)
{
    memset(widths, 0, COLUMNS_MOST * sizeof *widths);
    for (size_t i = 0; i < table->count; i++) {
        int width = width_of(table->cells[i]);
        if (widths[i % table->columns] < width)
            widths[i % table->columns] = width;
    }
}

/* Words of the last cell; further lines stand under the first, unless too little room is left. */
static void print_wrapped(const char *text, int margin)
{
    int column = margin, indent = margin < COLUMNS_WIDTH - 20 ? margin : COLUMNS_WIDTH / 4;
    for (bool first = true; *text; first = false) {
        size_t length = strcspn(text, " ");
        char word[256];
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        if (!first && column + 1 + width_of(word) > COLUMNS_WIDTH) {
            printf("\n%*s", indent, "");
            column = indent;
        } else if (!first) {
            putchar(' ');
            column++;
        }
        printf("%.*s", (int)length, text);
        column += width_of(word);
        text += length + (text[length] == ' ');
    }
    putchar('\n');
}

static void print_row(const struct columns *table, char **row, const int *widths, int margin)
{
    size_t last = table->columns - 1;
    while (last && !*row[last])
        last--;
    printf("%*s", margin, "");
    for (size_t i = 0; i < last; i++) {
        printf("%s%*s", row[i], widths[i] - width_of(row[i]) + 2 * (widths[i] > 0), "");
        margin += widths[i] + 2 * (widths[i] > 0);
    }
    print_wrapped(row[last], margin);
}

void pb_columns_print(struct columns *table, int margin)
{
    int widths[COLUMNS_MOST];
    measure(table, widths);
    for (size_t i = 0; i + table->columns <= table->count; i += table->columns)
        print_row(table, table->cells + i, widths, margin);
    for (size_t i = 0; i < table->count; i++)
        free(table->cells[i]);
    free(table->cells);
    *table = (struct columns){.columns = table->columns};
}
