/* A starter: the files of a new project, written into a directory of its own, all or none.
 *
 *     gen/starter/files --embedded--> words replaced --> struct starter --> directory
 *
 * The files in gen/starter/files are a project that works, apart from its names.
 */
#ifndef GEN_STARTER_STARTER_H
#define GEN_STARTER_STARTER_H

#include "base/arena.h"
#include <stddef.h>

/* A word of the embedded files, and its replacement. Of two words that begin at one place, the
 * first in the list counts. */
struct starter_word {
    const char *word;
    const char *replacement; /* NULL: lines with this word are left out */
};

struct starter;

struct starter *starter_create(struct arena *arena, const char *directory);

/* Adds one file, whose bytes are not copied. */
void starter_add(struct starter *starter, const char *path, const char *bytes, size_t size);

/* Adds all files below gen/starter/files/`folder`, words replaced; `words` ends with a NULL word.
 */
void starter_add_folder(struct starter *starter, const char *folder,
                        const struct starter_word *words);

/* Creates the directory and the files. After an error, which is printed, nothing is left behind:
 * returns 1 when the directory is not empty, 3 when something cannot be written. */
int starter_write(const struct starter *starter);

#endif
