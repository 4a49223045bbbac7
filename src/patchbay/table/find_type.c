/* The calls about names and numbers of types. Programs may find types by name in a loop, so this is
 * compiled for speed. */
#include "registry/registry.h"

#include "table/find_name.h"

/* Plugins may bring types: they are looked for before types are counted or named. */
static void know_types(struct registry *registry)
{
    if (atomic_load_explicit(&registry->discovered, memory_order_acquire))
        return;
    pb_registry_lock(registry);
    pb_discover_once(registry);
    pb_registry_unlock(registry);
}

/* Of a name as it is written: most are written as they are folded. */
static inline __attribute__((always_inline)) int find_written(const struct patchbay_table *table,
                                                              unsigned category, const char *name)
{
    size_t length = strlen(name);
    if (!table->names.count || length - 1 >= PATCHBAY_NAME_MAX)
        return -1;
    return find_folded(table, category, name, length);
}

static int find_standard(struct registry *registry, unsigned category, struct patchbay_error *error)
{
    struct category_state *state = &registry->categories[category];
    struct decision decision;
    int type = atomic_load_explicit(&state->standard, memory_order_acquire);
    if (type >= 0)
        return type;
    pb_registry_lock(registry);
    type = pb_decide_standard(registry, category, &decision, error);
    atomic_store_explicit(&state->standard, type, memory_order_release);
    pb_registry_unlock(registry);
    return type;
}

/* All that is not a name of the table as it is written there. */
static __attribute__((noinline)) int find_slowly(struct registry *registry, unsigned category,
                                                 const char *name, struct patchbay_error *error)
{
    if (category >= registry->table->categories.count)
        return pb_error_unknown_category(registry, category, error) - 1;
    if (!name)
        return find_standard(registry, category, error);
    int type = pb_types_find(registry, category, name);
    if (type < 0) {
        know_types(registry);
        type = pb_types_find(registry, category, name);
    }
    if (type < 0)
        pb_error_unknown_type(registry, category, name, NULL, error),
            pb_error_see(registry, "list", category, -1, error);
    return type;
}

int patchbay_find_type(struct patchbay *handle, unsigned category, const char *name,
                       struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    int type = name && category < registry->table->categories.count
                   ? find_written(registry->table, category, name)
                   : -1;
    return type >= 0 ? type : find_slowly(registry, category, name, error);
}

unsigned patchbay_types(struct patchbay *handle, unsigned category)
{
    struct registry *registry = pb_registry_of(handle);
    if (category >= registry->table->categories.count)
        return 0;
    know_types(registry);
    return pb_types_count(registry, category);
}

const char *patchbay_type_name(struct patchbay *handle, unsigned category, unsigned type)
{
    const struct registry *registry = pb_registry_of(handle);
    return type < patchbay_types(handle, category) ? pb_types_name(registry, category, type) : NULL;
}

const char *patchbay_category_name(struct patchbay *handle, unsigned category)
{
    const struct patchbay_table *table = pb_registry_of(handle)->table;
    return category < table->categories.count ? row_text(table, row_category(table, category)->name)
                                              : NULL;
}
