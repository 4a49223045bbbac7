/* Types that plugins add to a category. */
#ifndef PATCHBAY_TYPES_H
#define PATCHBAY_TYPES_H

#include "patchbay/table.h"

struct registry;
struct type_state;

/* Adds a type; NULL when out of memory. Under the lock. */
struct type_state *pb_types_add(struct registry *registry, unsigned category, const char *name);

/* Number of a category by name, -1 without one. */
int pb_category_find(const struct patchbay_table *table, const char *name);

#endif
