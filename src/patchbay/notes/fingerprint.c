#include "notes/fingerprint.h"

#include "table/rows.h"
#include <stdio.h>
#include <string.h>

/* ---- Members ------------------------------------------------------------------------------ */

/* The plugin's member of this name; false without one. */
static bool find_member(const struct implementation_note *note, const char *name,
                        struct noted_member *found)
{
    struct note_walk walk = note->members;
    while (pb_note_next_member(&walk, found))
        if (strcmp(found->name, name) == 0)
            return true;
    return false;
}

static bool member_fits(const struct patchbay_table *table, unsigned category,
                        const struct patchbay_member_row *row,
                        const struct implementation_note *note, char *why, size_t size)
{
    bool elsewhere = row_category(table, category)->flags & PATCHBAY_CATEGORY_ELSEWHERE;
    const char *name = row_text(table, row->name), *signature = row_text(table, row->signature);
    bool constant = row->flags & PATCHBAY_MEMBER_CONSTANT;
    const char *kind = constant ? "constant" : "function";
    struct noted_member member;
    if (!find_member(note, name, &member)) {
        if (row->flags & PATCHBAY_MEMBER_OPTIONAL)
            return true;
        snprintf(why, size, "%s '%s': program requires %s, plugin has none", kind, name, signature);
        return false;
    }
    if (strcmp(member.signature, signature) != 0 || member.constant != constant) {
        snprintf(why, size, "%s '%s': program has %s, plugin has %s", kind, name, signature,
                 member.signature);
        return false;
    }
    if (member.size != row->size) {
        snprintf(why, size, "%s '%s': program has %u bytes, plugin has %u", kind, name, row->size,
                 member.size);
        return false;
    }
    if (elsewhere && member.offset != row->offset) {
        snprintf(why, size, "%s '%s': program has it at offset %u, plugin at %u", kind, name,
                 row->offset, member.offset);
        return false;
    }
    return true;
}

/* A struct that is defined elsewhere is used as it lies in the plugin. */
static bool size_fits(const struct patchbay_table *table, const struct patchbay_category_row *row,
                      const struct implementation_note *note, char *why, size_t size)
{
    if (!(row->flags & PATCHBAY_CATEGORY_ELSEWHERE) || row->flags & PATCHBAY_CATEGORY_GROWS ||
        row->interface_size == note->interface_size)
        return true;
    snprintf(why, size, "size of %s: program has %u bytes, plugin has %u",
             row_text(table, row->interface), row->interface_size, note->interface_size);
    return false;
}

/* ---- Layouts ------------------------------------------------------------------------------ */

static bool find_layout(const struct implementation_note *note, const char *type,
                        struct noted_layout *found)
{
    struct note_walk walk = note->layouts;
    while (pb_note_next_layout(&walk, found))
        if (strcmp(found->type, type) == 0)
            return true;
    return false;
}

static bool field_fits(const char *type, const char *name, const struct patchbay_field_row *row,
                       const struct noted_layout *layout, char *why, size_t size)
{
    const uint32_t *numbers = layout->numbers;
    for (const char *field = layout->fields; *field; field += strlen(field) + 1, numbers += 2) {
        if (strcmp(field, name) != 0)
            continue;
        if (numbers[0] == row->offset && numbers[1] == row->size)
            return true;
        snprintf(why, size,
                 "layout of %s: program has '%s' at %u with %u bytes, plugin at %u with %u", type,
                 name, row->offset, row->size, numbers[0], numbers[1]);
        return false;
    }
    return true;
}

static bool layout_fits(const struct patchbay_table *table, const struct patchbay_layout_row *row,
                        const struct implementation_note *note, char *why, size_t size)
{
    const struct patchbay_field_row *fields = (const struct patchbay_field_row *)rows_at(
                                                  table, table->fields) +
                                              row->first_field;
    const char *type = row_text(table, row->name);
    struct noted_layout layout;
    if (!find_layout(note, type, &layout))
        return true;
    if (layout.size != row->size && !layout.grows && !(row->flags & PATCHBAY_LAYOUT_GROWS)) {
        snprintf(why, size, "layout of %s: program has %u bytes, plugin has %u", type, row->size,
                 layout.size);
        return false;
    }
    for (uint32_t i = 0; i < row->fields; i++)
        if (!field_fits(type, row_text(table, fields[i].name), &fields[i], &layout, why, size))
            return false;
    return true;
}

/* ---- All of it ---------------------------------------------------------------------------- */

bool pb_fingerprint_fits(const struct patchbay_table *table, unsigned category,
                         const struct implementation_note *note, char *why, size_t size)
{
    const struct patchbay_category_row *row = row_category(table, category);
    const struct patchbay_layout_row *layouts = (const struct patchbay_layout_row *)rows_at(
                                                    table, table->layouts) +
                                                row->first_layout;
    if (note->revision != row->revision) {
        snprintf(why, size, "revision of category '%s': program has %u, plugin has %u",
                 row_text(table, row->name), row->revision, note->revision);
        return false;
    }
    if (row->flags & PATCHBAY_CATEGORY_MUTABLE && !note->mutable) {
        snprintf(why, size, "the program may write to %s, plugin has it const",
                 row_text(table, row->interface));
        return false;
    }
    if (!size_fits(table, row, note, why, size))
        return false;
    for (uint32_t i = 0; i < row->members; i++)
        if (!member_fits(table, category, &row_members(table, category)[i], note, why, size))
            return false;
    for (uint32_t i = 0; i < row->layouts; i++)
        if (!layout_fits(table, &layouts[i], note, why, size))
            return false;
    return true;
}

bool pb_fingerprint_same_shape(const struct patchbay_table *table, unsigned category,
                               const struct implementation_note *note)
{
    const struct patchbay_category_row *row = row_category(table, category);
    const struct patchbay_member_row *members = row_members(table, category);
    struct noted_member member;
    if (row->flags & PATCHBAY_CATEGORY_ELSEWHERE)
        return note->interface_size >= row->interface_size;
    if (note->member_count != row->members || note->interface_size != row->interface_size)
        return false;
    for (uint32_t i = 0; i < row->members; i++)
        if (!find_member(note, row_text(table, members[i].name), &member) ||
            member.offset != members[i].offset)
            return false;
    return true;
}

void pb_fingerprint_reshape(const struct patchbay_table *table, unsigned category,
                            const struct implementation_note *note, const void *from, void *to)
{
    const struct patchbay_category_row *row = row_category(table, category);
    const struct patchbay_member_row *members = row_members(table, category);
    struct noted_member member;
    if (row->flags & PATCHBAY_CATEGORY_ELSEWHERE) {
        memcpy(to, from, note->interface_size);
        return;
    }
    for (uint32_t i = 0; i < row->members; i++)
        if (find_member(note, row_text(table, members[i].name), &member))
            memcpy((char *)to + members[i].offset, (const char *)from + member.offset,
                   members[i].size);
}
