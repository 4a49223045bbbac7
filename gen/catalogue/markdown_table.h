/* A Markdown table without its empty columns. */
#ifndef GEN_CATALOGUE_MARKDOWN_TABLE_H
#define GEN_CATALOGUE_MARKDOWN_TABLE_H

#include "base/text.h"

enum { MARKDOWN_COLUMNS_MOST = 6 };

struct markdown_table;

/* `headings` are up to MARKDOWN_COLUMNS_MOST and end with NULL; they stay the caller's. */
struct markdown_table *markdown_table_create(struct arena *arena, const char *const *headings);

/* Begins a row of empty cells. */
void markdown_table_row(struct markdown_table *table);

/* Fills the next cell of the row; `cell` is Markdown. */
void markdown_table_cell(struct markdown_table *table, const char *cell);

/* Prints it and a blank line; nothing when it has no rows. */
void markdown_table_print(const struct markdown_table *table, struct text *text);

#endif
