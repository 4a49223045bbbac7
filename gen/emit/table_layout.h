/* The model laid out as the rows of patchbay/table.h: everything is numbered, every string has its
 * offset in one text. Columns that the emitter writes by a C name (sizes, offsets of members,
 * flags, kinds) stay 0 here. */
#ifndef GEN_EMIT_TABLE_LAYOUT_H
#define GEN_EMIT_TABLE_LAYOUT_H

#include "base/arena.h"
#include "check/model.h"
#include "names/perfect_hash.h"
#include "patchbay/table.h"

/* A string of the text: where it lies; the NULs that end it are within `size`. */
struct piece {
    const char *bytes;
    uint32_t offset;
    uint32_t size;
};

struct rows {
    struct piece *pieces; /* by offset, without gaps */
    size_t piece_count;
    uint32_t text_size;

    struct patchbay_category_row *categories;
    struct patchbay_type_row *types;
    size_t type_count;
    struct patchbay_implementation_row *implementations;
    size_t implementation_count;
    struct patchbay_member_row *members;
    size_t member_count;
    struct patchbay_key_row *keys;
    size_t key_count;
    struct patchbay_layout_row *layouts;
    size_t layout_count;
    struct patchbay_field_row *fields;
    size_t field_count;

    struct patchbay_name_row *names; /* length 0: an empty slot */
    struct names_hash hash;

    /* Texts of the table itself. */
    uint32_t registry, description, inspector, generator, prefix, ignored_variables;
};

/* Returns NULL when the names of the types cannot be hashed. */
const struct rows *rows_lay_out(struct arena *arena, const struct model *model);

#endif
