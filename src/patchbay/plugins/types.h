/* Types that plugins add to a category. */
#ifndef PATCHBAY_TYPES_H
#define PATCHBAY_TYPES_H

#include "patchbay/table.h"

struct registry;
struct type_state;

/* Lets a flat type that plugins brought be found by the aliases, a string list that stays, of its
 * implementation. Under the lock. */
void pb_types_add_aliases(struct type_state *type, const char *aliases);

/* Adds a type; NULL when out of memory. Under the lock. */
struct type_state *pb_types_add(struct registry *registry, unsigned category, const char *name);

/* Number of a category by name, -1 without one. */
int pb_category_find(const struct patchbay_table *table, const char *name);

#endif
