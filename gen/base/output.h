/* Generated files on disk. */
#ifndef GEN_OUTPUT_H
#define GEN_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Each returns false after printing why to stderr. */

/* Reads a whole file; `*bytes` is malloc'ed, with a NUL behind the last byte. */
bool output_read(const char *path, char **bytes, size_t *size);

/* Replaces `path`, unless it has these bytes already: what depends on it is then left alone. Nobody
 * ever sees half a file. */
bool output_write(const char *path, const char *bytes, size_t size);

/* Whether `path` exists and has these bytes. Prints nothing. */
bool output_equal(const char *path, const char *bytes, size_t size);

/* Makes a directory and those above it, where they are missing. */
bool output_make_directory(const char *path);

#endif
