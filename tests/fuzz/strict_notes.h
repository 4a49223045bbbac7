/* A second reader of notes, written from include/patchbay/plugin.h and the gABI alone: it has the
 * whole file in memory, and refuses whatever is not exactly as it has to be. */
#ifndef STRICT_NOTES_H
#define STRICT_NOTES_H

#include "notes/elf_notes.h"

/* Why these bytes do not have exactly the notes that were found in them; NULL if they do. */
const char *strict_refusal(const uint8_t *bytes, size_t size, const struct plugin_note *found);

/* Why a note is not an implementation; NULL if it is one. */
const char *strict_implementation_refusal(const struct plugin_note *note);

#endif
