/* Checking a path: the file, every directory above it, and every symbolic link on the way. */
#ifndef PATCHBAY_WALK_H
#define PATCHBAY_WALK_H

#include "patchbay/patchbay.h"
#include <sys/stat.h>

struct trust;

/* Whether nobody who is not trusted could have written the file at an absolute path, or replaced
 * it. `file` is the status of what the path names if that is known not to be a symbolic link, else
 * NULL. False with a verdict; `resolved` (of PATH_MAX bytes) becomes the path without links. */
bool pb_trust_check(struct trust *trust, const char *path, const struct stat *file, char *resolved,
                    struct patchbay_error *verdict);

/* Forgets what passed: the next check examines every directory again. */
void pb_trust_forget(struct trust *trust);

#endif
