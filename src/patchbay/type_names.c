/* Names and numbers of types. What the table knows needs no lock. */
#include "registry.h"

#include "patchbay/names.h"
#include "rows.h"

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

/* The type of a folded name in the table; -1 without one. */
static inline __attribute__((always_inline)) int
find_folded(const struct patchbay_table *table, unsigned category, const char *name, size_t length)
{
    uint64_t hash = patchbay_hash_name(table->seed, category, name, length);
    const uint16_t *displacements = rows_at(table, table->displacements);
    uint32_t displacement = displacements[patchbay_hash_bucket(hash, table->displacements.count)];
    const struct patchbay_name_row *row = (const struct patchbay_name_row *)rows_at(table,
                                                                                    table->names) +
                                          patchbay_hash_slot(hash, displacement,
                                                             table->names.count);
    if (row->length != length || row->category != category)
        return -1;
    bool same = patchbay_is_short(length)
                    ? row->first == patchbay_first_word(name, length) &&
                          row->last == patchbay_last_word(name, length)
                    : row->first == hash &&
                          memcmp(row_text(table, (uint32_t)row->last), name, length) == 0;
    return same ? (int)row->type : -1;
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

static __attribute__((noinline)) int find_after_folding(const struct patchbay_table *table,
                                                        unsigned category, const char *name)
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
    int type = find_written(registry->table, category, name);
    if (type < 0)
        type = find_after_folding(registry->table, category, name);
    unsigned extra = type >= 0 ? 0
                               : atomic_load_explicit(&registry->categories[category].extra_count,
                                                      memory_order_acquire);
    for (unsigned i = 0; i < extra; i++)
        if (pb_names_equal(pb_types_extra(registry, category, i)->name, name))
            return (int)(row_category(registry->table, category)->types + i);
    return type;
}

bool pb_is_name(const char *text)
{
    size_t length = strlen(text);
    if (!length || length > PATCHBAY_NAME_MAX || text[0] < 'a' || text[0] > 'z')
        return false;
    for (const char *c = text; *c; c++)
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9') && *c != '_')
            return false;
    return true;
}

int pb_category_find(const struct patchbay_table *table, const char *name)
{
    for (unsigned i = 0; i < table->categories.count; i++)
        if (pb_names_equal(row_text(table, row_category(table, i)->name), name))
            return (int)i;
    return -1;
}

/* Plugins may bring types: they are looked for before types are counted or named. */
static void know_types(struct registry *registry)
{
    if (atomic_load_explicit(&registry->discovered, memory_order_acquire))
        return;
    pb_registry_lock(registry);
    pb_discover_once(registry);
    pb_registry_unlock(registry);
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
        return pb_complain_category(registry, category, error) - 1;
    if (!name)
        return find_standard(registry, category, error);
    int type = pb_types_find(registry, category, name);
    if (type < 0) {
        know_types(registry);
        type = pb_types_find(registry, category, name);
    }
    if (type < 0)
        pb_complain_type(registry, category, name, NULL, error),
            pb_complain_see(registry, "list", category, -1, error);
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
