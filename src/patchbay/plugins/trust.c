#define _XOPEN_SOURCE 700
#include "plugins/trust.h"

#include "error/error.h"
#include "plugins/verdict.h"
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MAX = 32 };

void pb_trust_init(struct trust *trust, bool elevated)
{
    struct stat program;
    *trust = (struct trust){.owners = {0}, .count = 1, .group = getegid(), .elevated = elevated};
    if (elevated)
        return;
    pb_trust_add(trust, geteuid());
    if (stat("/proc/self/exe", &program) == 0)
        pb_trust_add(trust, program.st_uid);
}

static bool is_trusted_owner(const struct trust *trust, uid_t owner)
{
    for (size_t i = 0; i < trust->count; i++)
        if (trust->owners[i] == owner)
            return true;
    return false;
}

bool pb_trust_add(struct trust *trust, uid_t owner)
{
    if (trust->elevated || is_trusted_owner(trust, owner))
        return true;
    if (trust->count == TRUSTED_MAX)
        return false;
    trust->owners[trust->count++] = owner;
    return true;
}

static bool reject_owner(const struct trust *trust, const char *path, uid_t owner,
                         struct patchbay_error *verdict)
{
    pb_reject(verdict, PATCHBAY_UNTRUSTED, "'%s' is owned by untrusted user %ld%s", path,
              (long)owner, trust->elevated ? " (the program is elevated)" : "");
    return trust->elevated ? pb_error_hint(verdict, "run: chown root '%s'", path)
                           : pb_error_hint(verdict, "change its owner, or add %ld to %s",
                                           (long)owner, trust->variable);
}

/* One file, directory or link. */
static bool check_one(const struct trust *trust, const char *path, const struct stat *status,
                      struct patchbay_error *verdict)
{
    if (!is_trusted_owner(trust, status->st_uid))
        return reject_owner(trust, path, status->st_uid, verdict);
    bool sticky = S_ISDIR(status->st_mode) && status->st_uid == 0 && (status->st_mode & S_ISVTX);
    if (S_ISLNK(status->st_mode) || sticky)
        return true;
    if (status->st_mode & S_IWOTH) {
        pb_reject(verdict, PATCHBAY_UNTRUSTED, "'%s' is world-writable", path);
        return pb_error_hint(verdict, "run: chmod o-w '%s'", path);
    }
    if ((status->st_mode & S_IWGRP) && (trust->elevated || status->st_gid != trust->group)) {
        pb_reject(verdict, PATCHBAY_UNTRUSTED, "'%s' is writable by group %ld", path,
                  (long)status->st_gid);
        return pb_error_hint(verdict, "run: chmod g-w '%s'", path);
    }
    return true;
}

static bool cannot(const char *what, const char *path, int error, struct patchbay_error *verdict)
{
    return pb_reject(verdict, PATCHBAY_UNTRUSTED, "cannot %s '%s': %s", what, path,
                     strerror(error));
}

/* Replaces the link that the first `length` bytes of `path` name with its target. */
static bool follow(char *path, size_t length, struct patchbay_error *verdict)
{
    char target[PATH_MAX], joined[PATH_MAX], rest[PATH_MAX];
    snprintf(rest, sizeof rest, "%s", path + length);
    path[length] = '\0';
    ssize_t got = readlink(path, target, sizeof target - 1);
    if (got < 0)
        return cannot("read the link", path, errno, verdict);
    target[got] = '\0';
    size_t directory = target[0] == '/' ? 0 : (size_t)(strrchr(path, '/') - path) + 1;
    int made = snprintf(joined, sizeof joined, "%.*s%s%s", (int)directory, path, target, rest);
    if (made < 0 || (size_t)made >= sizeof joined)
        return cannot("follow", path, ENAMETOOLONG, verdict);
    memcpy(path, joined, (size_t)made + 1);
    return true;
}

/* Checks each component in turn. Returns 1 at the end, 0 after following a link (start over), -1
 * after rejecting one. */
static int check_components(const struct trust *trust, char *path, size_t from,
                            struct patchbay_error *verdict)
{
    struct stat status;
    for (size_t length = from;; length++) {
        if (length > 1 && path[length] != '/' && path[length] != '\0')
            continue;
        char end = path[length];
        path[length] = '\0';
        bool trusted = lstat(path, &status) == 0 ? check_one(trust, path, &status, verdict)
                                                 : cannot("examine", path, errno, verdict);
        path[length] = end;
        if (!trusted)
            return -1;
        if (S_ISLNK(status.st_mode))
            return follow(path, length, verdict) ? 0 : -1;
        if (!end)
            return 1;
    }
}

void pb_trust_forget(struct trust *trust)
{
    trust->checked = 0;
}

/* Skips a parent directory that has just been checked. */
static size_t first_unchecked(const struct trust *trust, const char *path)
{
    size_t length = trust->checked;
    bool below = length && strncmp(path, trust->directory, length) == 0 && path[length] == '/' &&
                 !strchr(path + length + 1, '/');
    return below ? length + 1 : 1;
}

static void remember_directory(struct trust *trust, const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t length = (size_t)(slash - path);
    trust->checked = length < sizeof trust->directory ? length : 0;
    memcpy(trust->directory, path, trust->checked);
}

bool pb_trust_check(struct trust *trust, const char *path, char *resolved,
                    struct patchbay_error *verdict)
{
    int made = snprintf(resolved, PATH_MAX, "%s", path);
    if (path[0] != '/' || made >= PATH_MAX)
        return pb_reject(verdict, PATCHBAY_UNTRUSTED,
                         "'%s' is not an absolute path, or is too long", path);
    for (int links = 0; links < LINKS_MAX; links++) {
        int state = check_components(trust, resolved, first_unchecked(trust, resolved), verdict);
        if (state > 0)
            remember_directory(trust, resolved);
        if (state != 0)
            return state > 0;
    }
    return cannot("follow", path, ELOOP, verdict);
}
