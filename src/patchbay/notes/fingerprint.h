/* Whether a plugin's interface is the one that this program means. */
#ifndef PATCHBAY_FINGERPRINT_H
#define PATCHBAY_FINGERPRINT_H

#include "notes/elf_notes.h"
#include "patchbay/table.h"
#include <stdbool.h>
#include <stddef.h>

/* The texts and numbers of an implementation's note, taken apart. Points into the note. */
struct implementation_note {
    const char *registry, *category, *type, *identifier, *record;
    const char *members; /* name, signature, name, signature, "" */
    const char *layouts; /* type, field, field, "", type, field, "", "" */
    size_t member_count;
    const uint32_t *member_numbers; /* offset and size of each */
    const uint32_t *layout_numbers; /* size, then offset and size of each field */
    uint32_t revision;
    uint32_t interface_size;
};

/* False when the note contradicts itself: nothing in it may be used then. */
bool pb_note_read(const struct plugin_note *note, struct implementation_note *parts);

/* Compares members by name, layouts and revision with the program's category. On false `why` names
 * what differs, with both forms. */
bool pb_fingerprint_fits(const struct patchbay_table *table, unsigned category,
                         const struct implementation_note *note, char *why, size_t size);

/* Whether the interface lies in memory just as the program's does. */
bool pb_fingerprint_same_shape(const struct patchbay_table *table, unsigned category,
                               const struct implementation_note *note);

/* Copies the members that both know into a zeroed interface of the program's shape. */
void pb_fingerprint_reshape(const struct patchbay_table *table, unsigned category,
                            const struct implementation_note *note, const void *from, void *to);

#endif
