/* Types that plugins bring to a category. */
#include "registry/registry.h"

#include "table/rows.h"

/* Readers may hold the old array: a larger one takes its place, and it stays until close. */
static bool grow_extra(struct registry *registry, struct category_state *state, unsigned count)
{
    if (count < state->extra_room)
        return true;
    unsigned room = state->extra_room * 2 + 8;
    struct extra_type **grown = pb_registry_keep(registry, room * sizeof *grown);
    if (!grown)
        return false;
    if (count)
        memcpy(grown, state->extra, count * sizeof *grown);
    __atomic_store_n(&state->extra, grown, __ATOMIC_RELEASE);
    state->extra_room = room;
    return true;
}

int pb_types_add(struct registry *registry, unsigned category, const char *name)
{
    struct category_state *state = &registry->categories[category];
    unsigned count = atomic_load_explicit(&state->extra_count, memory_order_relaxed);
    struct extra_type *added = pb_registry_keep(registry, sizeof *added);
    if (!added || !(added->state = pb_registry_keep(registry, sizeof *added->state)) ||
        !grow_extra(registry, state, count))
        return -1;
    added->name = name;
    state->extra[count] = added;
    atomic_store_explicit(&state->extra_count, count + 1, memory_order_release);
    return (int)(row_category(registry->table, category)->types + count);
}

int pb_category_find(const struct patchbay_table *table, const char *name)
{
    for (unsigned i = 0; i < table->categories.count; i++)
        if (pb_names_equal(row_text(table, row_category(table, i)->name), name))
            return (int)i;
    return -1;
}
