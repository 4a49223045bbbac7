/* Files of gen/ that are part of the program: schemas, completion scripts, starters. */
#ifndef GEN_EMBEDDED_H
#define GEN_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
    const char *path; /* below gen/ */
    const char *bytes;
    size_t size;
};

/* Written by the build; the last has no path. */
extern const struct embedded_file embedded_files[];

/* The file at `path`, or NULL. */
const struct embedded_file *embedded_find(const char *path);

#endif
