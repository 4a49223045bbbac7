/* Text in aligned columns, for the inspector. */
#ifndef PATCHBAY_COLUMNS_H
#define PATCHBAY_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

enum { COLUMNS_MOST = 8, COLUMNS_WIDTH = 80 };

/* Rows of cells; begin with {.columns = n}. Every cell is a copy. */
struct columns {
    size_t columns;
    char **cells; /* row by row */
    size_t count, room;
    bool short_of_memory;
};

/* Adds the next cell; NULL counts as "". */
void pb_columns_add(struct columns *table, const char *cell);

/* Prints all rows, each indented by `margin` columns, and frees the table. The last column wraps at
 * COLUMNS_WIDTH; no cell is cut. */
void pb_columns_print(struct columns *table, int margin);

#endif
