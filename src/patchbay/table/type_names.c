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

unsigned pb_extra_names_slot(const struct extra_names *names, const char *name)
{
    uint64_t hash = 0;
    for (; *name; name++)
        hash = patchbay_mix(hash, (unsigned char)patchbay_fold(*name));
    return (unsigned)hash & (names->slot_count - 1);
}

/* A plugin that was replaced may have had other aliases. */
static bool is_called(const struct type_state *type, const char *name)
{
    return pb_names_equal(type->name, name) ||
           pb_name_is_in(__atomic_load_n(&type->aliases, __ATOMIC_ACQUIRE), name);
}

/* The number of the first type that a plugin brought, by name or alias. */
static int find_extra(const struct category_state *category, const char *name)
{
    const struct extra_names *names = __atomic_load_n(&category->extra_names, __ATOMIC_ACQUIRE);
    unsigned found = (unsigned)-1;
    if (!names)
        return -1;
    for (unsigned at = pb_extra_names_slot(names, name);; at = (at + 1) & (names->slot_count - 1)) {
        const struct extra_name *slot = &names->slots[at];
        const char *known = __atomic_load_n(&slot->name, __ATOMIC_ACQUIRE);
        if (!known)
            return (int)found;
        if (slot->type->number < found && pb_names_equal(known, name) &&
            is_called(slot->type, name))
            found = slot->type->number;
    }
}

int pb_types_find(const struct registry *registry, unsigned category, const char *name)
{
    int type = find_after_folding(registry->table, category, name);
    return type >= 0 ? type : find_extra(&registry->categories[category], name);
}
