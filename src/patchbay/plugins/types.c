#include "plugins/types.h"

#include "error/nearest.h"
#include "registry/category.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include "table/rows.h"
#include "table/type_names.h"
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

/* ---- Names -------------------------------------------------------------------------------- */

static void add_name(struct extra_names *names, const char *name, struct type_state *type)
{
    unsigned at = pb_extra_names_slot(names, name);
    for (; names->slots[at].name; at = (at + 1) & (names->slot_count - 1))
        if (names->slots[at].type == type && pb_names_equal(names->slots[at].name, name))
            return;
    names->slots[at].type = type;
    __atomic_store_n(&names->slots[at].name, name, __ATOMIC_RELEASE);
    names->used++;
}

/* Twice the slots, for names of which at most half are ever used; NULL when out of memory. */
static struct extra_names *enlarged(struct registry *registry, const struct extra_names *names)
{
    unsigned count = names ? names->slot_count * 2 : 16;
    struct extra_names *larger = pb_alloc(registry, sizeof *larger + count * sizeof *larger->slots);
    if (!larger)
        return NULL;
    larger->slot_count = count;
    for (unsigned i = 0; names && i < names->slot_count; i++)
        if (names->slots[i].name)
            add_name(larger, names->slots[i].name, names->slots[i].type);
    return larger;
}

/* Makes room for a name. */
static bool grow_names(struct category_state *state)
{
    struct extra_names *names = state->extra_names;
    if (names && names->used < names->slot_count / 2)
        return true;
    names = enlarged(state->registry, names);
    if (names)
        __atomic_store_n(&state->extra_names, names, __ATOMIC_RELEASE);
    return names;
}

/* ---- Types -------------------------------------------------------------------------------- */

struct type_state *pb_types_add(struct registry *registry, unsigned category, const char *name)
{
    struct category_state *state = &registry->categories[category];
    unsigned count = atomic_load_explicit(&state->extra_count, memory_order_relaxed);
    struct extra_type *added = pb_alloc(registry, sizeof *added);
    if (!added || !grow_extra(registry, state, count) || !grow_names(state))
        return NULL;
    added->state.category = state;
    added->state.number = state->row->types + count;
    added->state.name = name;
    added->state.slot = &added->published;
    state->extra_types[count] = &added->state;
    atomic_store_explicit(&state->extra_count, count + 1, memory_order_release);
    add_name(state->extra_names, name, &added->state);
    return &added->state;
}

void pb_types_add_aliases(struct type_state *type, const char *aliases)
{
    struct category_state *category = type->category;
    const struct patchbay_category_row *row = category->row;
    if (!(row->flags & PATCHBAY_CATEGORY_FLAT) || type->number < row->types)
        return;
    __atomic_store_n(&type->aliases, aliases, __ATOMIC_RELEASE);
    for (const char *a = list_first(aliases); a; a = list_next(a))
        if (grow_names(category))
            add_name(category->extra_names, a, type);
}

int pb_category_find(const struct patchbay_table *table, const char *name)
{
    for (unsigned i = 0; i < table->categories.count; i++)
        if (pb_names_equal(row_text(table, row_category(table, i)->name), name))
            return (int)i;
    return -1;
}
