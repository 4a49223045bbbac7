/* Reading the generated table. */
#ifndef PATCHBAY_ROWS_H
#define PATCHBAY_ROWS_H

#include "patchbay/table.h"
#include <stddef.h>
#include <string.h>

static inline const void *rows_at(const struct patchbay_table *table, struct patchbay_span span)
{
    return (const char *)table->rows + span.offset;
}

static inline const char *row_text(const struct patchbay_table *table, uint32_t offset)
{
    return (const char *)rows_at(table, table->text) + offset;
}

/* NULL for the empty text, which means "not given". */
static inline const char *row_text_or_null(const struct patchbay_table *table, uint32_t offset)
{
    return offset ? row_text(table, offset) : NULL;
}

static inline const struct patchbay_category_row *row_category(const struct patchbay_table *table,
                                                               unsigned category)
{
    return (const struct patchbay_category_row *)rows_at(table, table->categories) + category;
}

/* `type` is a number inside its category, and one of the table. */
static inline const struct patchbay_type_row *row_type(const struct patchbay_table *table,
                                                       unsigned category, unsigned type)
{
    return (const struct patchbay_type_row *)rows_at(table, table->types) +
           row_category(table, category)->first_type + type;
}

static inline const struct patchbay_implementation_row *
row_implementation(const struct patchbay_table *table, uint32_t row)
{
    return (const struct patchbay_implementation_row *)rows_at(table, table->implementations) + row;
}

/* The first member of the category; the others follow. */
static inline const struct patchbay_member_row *row_members(const struct patchbay_table *table,
                                                            unsigned category)
{
    return (const struct patchbay_member_row *)rows_at(table, table->members) +
           row_category(table, category)->first_member;
}

/* The first metadata key of the category; the others follow. */
static inline const struct patchbay_key_row *row_keys(const struct patchbay_table *table,
                                                      unsigned category)
{
    return (const struct patchbay_key_row *)rows_at(table, table->keys) +
           row_category(table, category)->first_key;
}

/* The string after `item` in a string list; NULL after the last. */
static inline const char *list_next(const char *item)
{
    item += strlen(item) + 1;
    return *item ? item : NULL;
}

/* The first string of a list; NULL if the list, which may be NULL, is empty. */
static inline const char *list_first(const char *list)
{
    return list && *list ? list : NULL;
}

#endif
