/* Files on disk: reads whole ones, writes generated ones. */
#ifndef GEN_OUTPUT_H
#define GEN_OUTPUT_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>

/* Each returns false after printing why to stderr. */

/* Reads a whole file; a NUL follows its last byte. Of one with more than `most` bytes, which may
 * have no end, only a part, longer than that. */
bool output_read(struct arena *arena, const char *path, size_t most, const char **bytes,
                 size_t *size);

/* Replaces `path` atomically, unless it has these bytes already: what depends on it is then not
 * rebuilt. */
bool output_write(const char *path, const char *bytes, size_t size);

/* Whether `path` exists and has these bytes. Prints nothing. */
bool output_equal(const char *path, const char *bytes, size_t size);

/* Makes a directory and those above it, where they are missing. */
bool output_make_directory(const char *path);

#endif
