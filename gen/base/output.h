/* Files on disk: reads whole ones, writes generated ones. */
#ifndef GEN_OUTPUT_H
#define GEN_OUTPUT_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>

/* Each of these returns false after printing why to stderr. */

/* Reads a whole file, standard input for "-"; a NUL follows its last byte. Of one with more than
 * `most` bytes, which may have no end, only a part, longer than that. */
bool output_read(struct arena *arena, const char *path, size_t most, const char **bytes,
                 size_t *size);

/* Replaces `path` atomically, unless it has these bytes already: what depends on it is then not
 * rebuilt. A device, a FIFO or a symbolic link stays, and is written to; "-" is standard output.
 * Missing directories are made. */
bool output_write(const char *path, const char *bytes, size_t size);

/* Whether `path` exists and has these bytes. Prints nothing. */
bool output_equal(const char *path, const char *bytes, size_t size);

/* Makes an empty file, or empties it: it becomes newer in any case. */
bool output_touch(const char *path);

#endif
