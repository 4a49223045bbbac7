/* The base: what the program itself rests on. Whoever can replace the program may bring its
 * plugins. */
#ifndef PATCHBAY_BASE_H
#define PATCHBAY_BASE_H

#include "trust/writers.h"
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

enum { BASE_MAX = 64 };

struct base {
    struct {
        dev_t device;
        ino_t inode;
    } directories[BASE_MAX]; /* above the program and above the object with the table */
    size_t directory_count;
    uid_t owners[BASE_MAX]; /* of these and of the files */
    size_t owner_count;
    struct writer writers[BASE_MAX]; /* of the files and of the directories that are not sticky */
    size_t writer_count;
    char tops[2][PATH_MAX]; /* the directory above the one of each file, "" for the root */
    size_t top_count;
};

/* Adds a file, whose path has no links, and the directories above it; cuts the path short. The file
 * may have been removed. What does not fit is left out, which makes trust stricter. At most two. */
void pb_base_add(struct base *base, char *path);

bool pb_base_has_directory(const struct base *base, const struct stat *status);

/* Whether this writer, or everybody, may write something of the base. */
bool pb_base_has_writer(const struct base *base, struct writer writer);

#endif
