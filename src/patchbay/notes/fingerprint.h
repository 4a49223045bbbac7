/* Whether the interface in a plugin is compatible with that of the program. */
#ifndef PATCHBAY_FINGERPRINT_H
#define PATCHBAY_FINGERPRINT_H

#include "notes/note_text.h"
#include "patchbay/table.h"
#include <stdbool.h>
#include <stddef.h>

/* Compares revision, members (by name) and layouts with the program's category. On false `why`
 * names the first difference, with both forms. */
bool pb_fingerprint_fits(const struct patchbay_table *table, unsigned category,
                         const struct implementation_note *note, char *why, size_t size);

/* Whether the interface can be used as it is: it has the memory layout of the program's, or, of a
 * struct that is defined elsewhere, at least its size. */
bool pb_fingerprint_same_shape(const struct patchbay_table *table, unsigned category,
                               const struct implementation_note *note);

/* Copies the members that both have into a zero-filled interface of the program's layout; of a
 * struct that is defined elsewhere, all that the plugin has. */
void pb_fingerprint_reshape(const struct patchbay_table *table, unsigned category,
                            const struct implementation_note *note, const void *from, void *to);

#endif
