/* User namespaces, where the files of all users that have no number inside appear as those of one,
 * the overflow user: root's, and those of strangers. */
#ifndef PATCHBAY_NAMESPACE_H
#define PATCHBAY_NAMESPACE_H

#include <stdbool.h>
#include <sys/types.h>

/* Sets the overflow user, (uid_t)-1 where every user has a number, and returns 0; or an error. */
int pb_overflow_user(uid_t *user);

/* Whether each directory from `top` to `path`, which lies below it, and `path` itself belong to the
 * overflow user, are not sticky, and are not writable by everybody. */
bool pb_is_of_overflow_user(uid_t overflow, const char *top, const char *path);

#endif
