/* Reading the notes of a file. */
#ifndef INSPECT_FILE_H
#define INSPECT_FILE_H

#include "findings.h"
#include "notes/elf_notes.h"

/* What a command found out about a file; the exit status is the highest of all. */
enum outcome { OUTCOME_OK = 0, OUTCOME_PROBLEM = 1, OUTCOME_UNREADABLE = 3 };

/* Reads the notes of a file, sorted by category, type and identifier. NULL, or why it is not a
 * plugin, with the finding. Free them with pb_notes_free() in any case. */
const char *inspect_read(const char *path, struct notes_file *notes, enum finding *finding);

#endif
