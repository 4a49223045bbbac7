/* A starter: the files of a new project, written into a directory of its own, all or none.
 *
 *     gen/starter/files --embed.cmake--> starter_files --words replaced--> struct starter -->
 * directory
 *
 * What stands in gen/starter is a project as it is made, but for its names.
 */
#ifndef GEN_STARTER_H
#define GEN_STARTER_H

#include "base/arena.h"
#include <stddef.h>

struct starter_file {
    const char *path; /* below gen/starter, or below the new directory */
    const char *bytes;
    size_t size;
};

/* What embed.cmake makes of gen/starter; the last has no path. */
extern const struct starter_file starter_files[];

/* A word of the files in gen/starter and what stands for it in the new ones. Of two words that
 * begin at one place the first in the list counts. */
struct starter_word {
    const char *word;
    const char *meaning; /* NULL: the lines that have this word are left out */
};

struct starter;

struct starter *starter_create(struct arena *arena, const char *directory);

/* Adds one file, whose bytes are not copied. */
void starter_add(struct starter *starter, const char *path, const char *bytes, size_t size);

/* Adds all files below gen/starter/`folder`, their words replaced; `words` ends with a NULL word.
 */
void starter_add_folder(struct starter *starter, const char *folder,
                        const struct starter_word *words);

/* Makes the directory and writes the files. Returns 0, or after saying why not 1 when the directory
 * has something in it already, 3 when something could not be written; then nothing is left behind.
 */
int starter_write(const struct starter *starter);

#endif
