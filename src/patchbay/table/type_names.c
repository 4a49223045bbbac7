#include "table/type_names.h"

#include "error/nearest.h"
#include "patchbay/names.h"
#include "registry/category.h"
#include "registry/registry.h"
#include "table/find_name.h"
#include "table/rows.h"

unsigned pb_types_count(const struct registry *registry, unsigned category)
{
    return row_category(registry->table, category)->types +
           atomic_load_explicit(&registry->categories[category].extra_count, memory_order_acquire);
}

struct type_state *pb_types_extra(const struct registry *registry, unsigned category,
                                  unsigned number)
{
    return __atomic_load_n(&registry->categories[category].extra_types, __ATOMIC_ACQUIRE)[number];
}

const char *pb_types_name(const struct registry *registry, unsigned category, unsigned type)
{
    unsigned known = row_category(registry->table, category)->types;
    return type < known ? row_text(registry->table, row_type(registry->table, category, type)->name)
                        : pb_types_extra(registry, category, type - known)->name;
}

const void **pb_types_slot(struct registry *registry, unsigned category, unsigned type)
{
    const struct patchbay_category_row *row = row_category(registry->table, category);
    if (type >= row->types)
        return pb_types_extra(registry, category, type - row->types)->slot;
    return (const void **)(void *)pb_registry_handle(registry) + row->first_slot + type;
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

bool pb_name_is_in(const char *list, const char *name)
{
    const char *item = list_first(list);
    while (item && !pb_names_equal(item, name))
        item = list_next(item);
    return item;
}

static bool is_extra(const struct type_state *type, const char *name)
{
    const char *aliases = __atomic_load_n(&type->aliases, __ATOMIC_ACQUIRE);
    return pb_names_equal(type->name, name) || pb_name_is_in(aliases, name);
}

int pb_types_find(const struct registry *registry, unsigned category, const char *name)
{
    int type = find_after_folding(registry->table, category, name);
    unsigned known = row_category(registry->table, category)->types;
    unsigned count = type < 0 ? pb_types_count(registry, category) - known : 0;
    for (unsigned i = 0; i < count; i++)
        if (is_extra(pb_types_extra(registry, category, i), name))
            return (int)(known + i);
    return type;
}
