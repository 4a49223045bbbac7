/* What the records of a shared object refer to. */
#ifndef INSPECT_RECORDS_H
#define INSPECT_RECORDS_H

#include "notes/elf_notes.h"
#include <stdbool.h>

struct shared_object;

/* Whether the exported record `name` refers to a copy of this note, as a program will see it after
 * loading; true also if the file does not show that. */
bool record_has_note(const struct shared_object *object, const char *name,
                     const struct plugin_note *note);

#endif
