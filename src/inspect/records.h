/* What the records of a shared object refer to. */
#ifndef INSPECT_RECORDS_H
#define INSPECT_RECORDS_H

#include "notes/elf_notes.h"
#include "notes/note_text.h"
#include <stdbool.h>

struct shared_object;

/* Whether the exported record `name` refers to a copy of this note, as a program will see it after
 * loading; true also if the file does not show that. */
bool record_has_note(const struct shared_object *object, const char *name,
                     const struct plugin_note *note);

/* A required function of the interface that is NULL; NULL if there is none, or the file does not
 * show it. */
const char *record_missing_member(const struct shared_object *object,
                                  const struct implementation_note *note);

#endif
