#include "plugins/types.h"

#include "error/nearest.h"
#include "registry/category.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include "table/rows.h"
#include <string.h>

/* Readers may use the old array, which therefore stays until close. */
static bool grow_extra(struct registry *registry, struct category_state *state, unsigned count)
{
    if (count < state->extra_room)
        return true;
    unsigned room = state->extra_room * 2 + 8;
    struct type_state **grown = pb_alloc(registry, room * sizeof *grown);
    if (!grown)
        return false;
    if (count)
        memcpy(grown, state->extra_types, count * sizeof *grown);
    __atomic_store_n(&state->extra_types, grown, __ATOMIC_RELEASE);
    state->extra_room = room;
    return true;
}

/* A type of a plugin, and its slot, which no generated accessor reads. */
struct extra_type {
    struct type_state state;
    const void *published;
};

struct type_state *pb_types_add(struct registry *registry, unsigned category, const char *name)
{
    struct category_state *state = &registry->categories[category];
    unsigned count = atomic_load_explicit(&state->extra_count, memory_order_relaxed);
    struct extra_type *added = pb_alloc(registry, sizeof *added);
    if (!added || !grow_extra(registry, state, count))
        return NULL;
    added->state.category = state;
    added->state.number = state->row->types + count;
    added->state.name = name;
    added->state.slot = &added->published;
    state->extra_types[count] = &added->state;
    atomic_store_explicit(&state->extra_count, count + 1, memory_order_release);
    return &added->state;
}

void pb_types_add_aliases(struct type_state *type, const char *aliases)
{
    const struct patchbay_category_row *row = type->category->row;
    if (row->flags & PATCHBAY_CATEGORY_FLAT && type->number >= row->types)
        __atomic_store_n(&type->aliases, aliases, __ATOMIC_RELEASE);
}

int pb_category_find(const struct patchbay_table *table, const char *name)
{
    for (unsigned i = 0; i < table->categories.count; i++)
        if (pb_names_equal(row_text(table, row_category(table, i)->name), name))
            return (int)i;
    return -1;
}
