/* The calls about names and numbers of categories and types. Programs may find types by name in a
 * loop, so this is compiled for speed. */
#include "error/error.h"
#include "error/nearest.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/look_up.h"
#include "selection/unknown.h"
#include "table/find_name.h"
#include "table/rows.h"
#include "table/type_names.h"

/* Plugins may bring types: discover them before types are counted or named. */
static void discover(struct registry *registry)
{
    if (atomic_load_explicit(&registry->discovered, memory_order_acquire))
        return;
    pb_registry_lock(registry);
    pb_discover_once(registry);
    pb_registry_unlock(registry);
}

/* Most names are already in folded form. */
static inline __attribute__((always_inline)) int
find_folded_name(const struct patchbay_table *table, unsigned category, const char *name)
{
    size_t length = strlen(name);
    if (!table->names.count || length - 1 >= PATCHBAY_NAME_MAX)
        return -1;
    return find_folded(table, category, name, length);
}

static int find_default_type(struct category_state *category, struct patchbay_error *error)
{
    int type = atomic_load_explicit(&category->default_type, memory_order_acquire);
    if (type >= 0)
        return type;
    pb_registry_lock(category->registry);
    type = pb_look_up_default_type(category, error);
    pb_registry_unlock(category->registry);
    return type;
}

/* Aliases in another spelling, types of plugins, the default type, errors. */
static __attribute__((noinline)) int find_slowly(struct registry *registry, unsigned category,
                                                 const char *name, struct patchbay_error *error)
{
    if (category >= registry->table->categories.count) {
        pb_error_unknown_category(registry, category, error);
        return -1;
    }
    struct category_state *state = &registry->categories[category];
    if (!name)
        return find_default_type(state, error);
    int type = pb_types_find(registry, category, name);
    if (type < 0) {
        discover(registry);
        type = pb_types_find(registry, category, name);
    }
    if (type < 0) {
        pb_registry_lock(registry); /* the error may name rejected plugins */
        pb_error_unknown_type(state, name, NULL, error);
        pb_error_see_list(state, error);
        pb_registry_unlock(registry);
    }
    return type;
}

int patchbay_find_type(struct patchbay *handle, unsigned category, const char *name,
                       struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    int type = name && category < registry->table->categories.count
                   ? find_folded_name(registry->table, category, name)
                   : -1;
    return type >= 0 ? type : find_slowly(registry, category, name, error);
}

int patchbay_find_category(struct patchbay *handle, const char *name, struct patchbay_error *error)
{
    const struct registry *registry = pb_registry_of(handle);
    for (unsigned i = 0; name && i < registry->table->categories.count; i++)
        if (pb_names_equal(registry->categories[i].name, name))
            return (int)i;
    pb_error_unknown_category_name(registry, name ? name : "", error);
    return -1;
}

unsigned patchbay_types(struct patchbay *handle, unsigned category)
{
    struct registry *registry = pb_registry_of(handle);
    if (category >= registry->table->categories.count)
        return 0;
    discover(registry);
    return pb_types_count(registry, category);
}

const char *patchbay_type_name(struct patchbay *handle, unsigned category, unsigned type)
{
    const struct registry *registry = pb_registry_of(handle);
    return type < patchbay_types(handle, category) ? pb_types_name(registry, category, type) : NULL;
}

const char *patchbay_category_name(struct patchbay *handle, unsigned category)
{
    const struct registry *registry = pb_registry_of(handle);
    return category < registry->table->categories.count ? registry->categories[category].name
                                                        : NULL;
}
