/* Whether a file may be loaded as code: who could have written it, or put it where it is. */
#ifndef PATCHBAY_TRUST_H
#define PATCHBAY_TRUST_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { TRUSTED_MOST = 32 };

struct trust {
    uid_t owners[TRUSTED_MOST]; /* whose files are accepted */
    size_t count;
    gid_t group;          /* may have written, too */
    bool elevated;        /* only root counts */
    const char *variable; /* that adds owners, for messages; set by the caller */
    size_t checked;       /* length of `directory`, 0 without one */
    char directory[4096]; /* the latest that passed, without links: its files need no more than a
                             look at themselves */
};

/* Root, the effective user and the owner of the program's file; under AT_SECURE root alone. */
void pb_trust_init(struct trust *trust, bool elevated);

/* Adds one more owner; false when there are too many. Nothing happens when elevated. */
bool pb_trust_add(struct trust *trust, uid_t owner);

/* Checks an absolute path: the file, every directory above it, and the same for the target of every
 * symbolic link on the way. On false `why` tells what is wrong, and the remedy. `resolved` (of
 * PATH_MAX bytes) becomes the path without links. */
bool pb_trust_check(struct trust *trust, const char *path, char *resolved, char *why, size_t size);

/* Forgets what passed: the next check looks at every directory again. */
void pb_trust_forget(struct trust *trust);

#endif
