#include "catalogue/markdown_table.h"

#include <stdbool.h>
#include <string.h>

struct row {
    const char *cells[MARKDOWN_COLUMNS_MOST];
};

struct markdown_table {
    struct arena *arena;
    const char *const *headings;
    size_t columns;
    struct row *rows;
    size_t count, room;
    size_t next; /* cell of the last row */
};

struct markdown_table *markdown_table_create(struct arena *arena, const char *const *headings)
{
    struct markdown_table *table = arena_alloc(arena, 1, sizeof *table);
    *table = (struct markdown_table){.arena = arena, .headings = headings};
    while (table->columns < MARKDOWN_COLUMNS_MOST && headings[table->columns])
        table->columns++;
    return table;
}

void markdown_table_row(struct markdown_table *table)
{
    if (table->count == table->room) {
        size_t room = table->room * 2 + 16;
        struct row *grown = arena_alloc(table->arena, room, sizeof *grown);
        if (table->count)
            memcpy(grown, table->rows, table->count * sizeof *grown);
        table->rows = grown;
        table->room = room;
    }
    struct row *row = &table->rows[table->count++];
    for (size_t i = 0; i < table->columns; i++)
        row->cells[i] = "";
    table->next = 0;
}

void markdown_table_cell(struct markdown_table *table, const char *cell)
{
    table->rows[table->count - 1].cells[table->next++] = cell;
}

static bool is_used(const struct markdown_table *table, size_t column)
{
    for (size_t i = 0; i < table->count; i++)
        if (*table->rows[i].cells[column])
            return true;
    return false;
}

/* One line: `cells` of the columns that are used. */
static void print_line(const struct markdown_table *table, struct text *text,
                       const char *const *cells, const bool *used)
{
    const char *line = "|";
    for (size_t i = 0; i < table->columns; i++)
        if (used[i])
            line = arena_printf(table->arena, *cells[i] ? "%s %s |" : "%s%s |", line, cells[i]);
    text_line(text, "%s", line);
}

void markdown_table_print(const struct markdown_table *table, struct text *text)
{
    static const char *const rule[MARKDOWN_COLUMNS_MOST] = {"---", "---", "---",
                                                            "---", "---", "---"};
    bool used[MARKDOWN_COLUMNS_MOST];
    if (!table->count)
        return;
    for (size_t i = 0; i < table->columns; i++)
        used[i] = is_used(table, i);
    print_line(table, text, table->headings, used);
    print_line(table, text, rule, used);
    for (size_t i = 0; i < table->count; i++)
        print_line(table, text, table->rows[i].cells, used);
    text_blank(text);
}
