/* Names and numbers of types. What the table knows needs no lock. */
#include "registry/registry.h"

#include "table/find_name.h"

unsigned pb_types_count(const struct registry *registry, unsigned category)
{
    return row_category(registry->table, category)->types +
           atomic_load_explicit(&registry->categories[category].extra_count, memory_order_acquire);
}

struct extra_type *pb_types_extra(const struct registry *registry, unsigned category,
                                  unsigned number)
{
    return __atomic_load_n(&registry->categories[category].extra, __ATOMIC_ACQUIRE)[number];
}

const char *pb_types_name(const struct registry *registry, unsigned category, unsigned type)
{
    unsigned known = row_category(registry->table, category)->types;
    return type < known ? row_text(registry->table, row_type(registry->table, category, type)->name)
                        : pb_types_extra(registry, category, type - known)->name;
}

static int find_after_folding(const struct patchbay_table *table, unsigned category,
                              const char *name)
{
    char folded[PATCHBAY_NAME_MAX];
    size_t length = strlen(name);
    if (!table->names.count || length - 1 >= PATCHBAY_NAME_MAX)
        return -1;
    for (size_t i = 0; i < length; i++)
        folded[i] = patchbay_fold(name[i]);
    return find_folded(table, category, folded, length);
}

int pb_types_find(const struct registry *registry, unsigned category, const char *name)
{
    int type = find_after_folding(registry->table, category, name);
    unsigned extra = type >= 0 ? 0
                               : atomic_load_explicit(&registry->categories[category].extra_count,
                                                      memory_order_acquire);
    for (unsigned i = 0; i < extra; i++)
        if (pb_names_equal(pb_types_extra(registry, category, i)->name, name))
            return (int)(row_category(registry->table, category)->types + i);
    return type;
}
