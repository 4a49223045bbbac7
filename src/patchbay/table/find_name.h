/* Look-up in the perfect hash (see patchbay/names.h). */
#ifndef PATCHBAY_FIND_NAME_H
#define PATCHBAY_FIND_NAME_H

#include "patchbay/names.h"
#include "table/rows.h"

/* The type of a folded name or alias; -1 if the table has none. */
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

#endif
