/* Whose files may be loaded as code: those of whoever can replace the program anyway. */
#ifndef PATCHBAY_TRUST_H
#define PATCHBAY_TRUST_H

#include "patchbay/patchbay.h"
#include "trust/base.h"
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { TRUSTED_MAX = 32 };

struct trust {
    uid_t owners[TRUSTED_MAX]; /* root, and those that options and variables name */
    size_t owner_count;
    uid_t effective;      /* the effective user; (uid_t)-1 if another user started the program */
    bool elevated;        /* only root is trusted, and without exception */
    const char *variable; /* that adds owners, for hints */
    const void *rows;     /* in the object that contains the table */
    bool learned;         /* what follows was determined: */
    uid_t overflow;       /* the overflow user, or (uid_t)-1 */
    struct base base;
    int origin_error;      /* why there is no origin; the transient failure, while not learned */
    char origin[PATH_MAX]; /* the directory of the object; "" if it cannot be determined */
    /* walk.c: the last directory that passed, without links, and how it was named. Of its files
     * only the files themselves need to be checked. Empty without one. */
    char directory[PATH_MAX], named[PATH_MAX];
    char scratch[PATH_MAX];
};

/* The base is examined when it is needed. */
void pb_trust_init(struct trust *trust, const void *rows, bool elevated, const char *variable);

/* Adds an owner; false when there are too many. Does nothing when elevated. */
bool pb_trust_add(struct trust *trust, uid_t owner);

/* Examines the base, unless that has been done. False, with a verdict, if resources are short. */
bool pb_trust_learn(struct trust *trust, struct patchbay_error *verdict);

/* What $ORIGIN stands for: the directory of the object that contains the table. NULL, with a
 * verdict, if it cannot be determined. */
const char *pb_trust_origin(struct trust *trust, struct patchbay_error *verdict);

/* Whether the owner of `path`, which has no links above its last component, is trusted. */
bool pb_trust_owner(const struct trust *trust, const char *path, uid_t owner);

/* Whether this writer may write a plugin. */
bool pb_trust_writer(const struct trust *trust, struct writer writer);

#endif
