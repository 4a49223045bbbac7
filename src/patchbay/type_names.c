/* Names and numbers of types. What the table knows needs no lock. */
#include "registry.h"

#include "patchbay/names.h"
#include "rows.h"

unsigned pb_types_count(const struct registry *registry, unsigned category)
{
    return row_category(registry->table, category)->types;
}

const char *pb_types_name(const struct registry *registry, unsigned category, unsigned type)
{
    return row_text(registry->table, row_type(registry->table, category, type)->name);
}

/* Whether a row's folded text is the fold of `name`. */
static bool same_name(const char *folded, const char *name, size_t length)
{
    for (; length > 8; folded += 8, name += 8, length -= 8)
        if (patchbay_load_word(folded, 8) != patchbay_fold_word(patchbay_load_word(name, 8)))
            return false;
    return patchbay_load_word(folded, length) ==
           patchbay_fold_word(patchbay_load_word(name, length));
}

int pb_types_find(const struct registry *registry, unsigned category, const char *name)
{
    const struct patchbay_table *table = registry->table;
    size_t length = strlen(name);
    if (!table->names.count || !length || length > PATCHBAY_NAME_MAX)
        return -1;
    uint64_t hash = patchbay_hash_name(table->seed, category, name, length);
    const uint16_t *displacements = rows_at(table, table->displacements);
    uint32_t displacement = displacements[patchbay_hash_bucket(hash, table->displacements.count)];
    const struct patchbay_name_row *row = (const struct patchbay_name_row *)rows_at(table,
                                                                                    table->names) +
                                          patchbay_hash_slot(hash, displacement,
                                                             table->names.count);
    if (row->hash != (uint32_t)hash || row->length != length || row->category != category ||
        !same_name(row_text(table, row->text), name, length))
        return -1;
    return (int)row->type;
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

int patchbay_find_type(struct patchbay *handle, unsigned category, const char *name,
                       struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    if (category >= registry->table->categories.count)
        return pb_complain_category(registry, category, error) - 1;
    if (!name)
        return find_standard(registry, category, error);
    int type = pb_types_find(registry, category, name);
    if (type < 0)
        pb_complain_type(registry, category, name, NULL, error),
            pb_complain_see(registry, "list", category, -1, error);
    return type;
}

unsigned patchbay_types(struct patchbay *handle, unsigned category)
{
    const struct registry *registry = pb_registry_of(handle);
    return category < registry->table->categories.count ? pb_types_count(registry, category) : 0;
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
