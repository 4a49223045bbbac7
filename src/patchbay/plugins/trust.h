/* Whether a file may be loaded as code: who could have written it, or replaced it. */
#ifndef PATCHBAY_TRUST_H
#define PATCHBAY_TRUST_H

#include "patchbay/patchbay.h"
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { TRUSTED_MAX = 32 };

struct trust {
    uid_t owners[TRUSTED_MAX]; /* whose files are accepted */
    size_t count;
    gid_t group;          /* may have written it, too */
    bool elevated;        /* only root is trusted */
    const char *variable; /* that adds owners, for hints; set by the caller */
    size_t checked;       /* length of `directory`, 0 without one */
    char directory[4096]; /* the last one that passed, without links: of its files only the files
                             themselves need to be checked */
};

/* Root, the effective user and the owner of the program's file; under AT_SECURE root alone. */
void pb_trust_init(struct trust *trust, bool elevated);

/* Adds an owner; false when there are too many. Does nothing when elevated. */
bool pb_trust_add(struct trust *trust, uid_t owner);

/* Checks an absolute path: the file, every directory above it, and the same for the target of every
 * symbolic link on the way. False with a verdict; `resolved` (of PATH_MAX bytes) becomes the path
 * without links. */
bool pb_trust_check(struct trust *trust, const char *path, char *resolved,
                    struct patchbay_error *verdict);

/* Forgets what passed: the next check examines every directory again. */
void pb_trust_forget(struct trust *trust);

#endif
