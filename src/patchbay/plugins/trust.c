#define _XOPEN_SOURCE 700
#include "plugins/trust.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MOST = 32 };

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

bool pb_trust_add(struct trust *trust, uid_t owner)
{
    for (size_t i = 0; i < trust->count; i++)
        if (trust->owners[i] == owner)
            return true;
    if (trust->elevated || trust->count == TRUSTED_MOST)
        return trust->elevated;
    trust->owners[trust->count++] = owner;
    return true;
}

static bool is_trusted_owner(const struct trust *trust, uid_t owner)
{
    for (size_t i = 0; i < trust->count; i++)
        if (trust->owners[i] == owner)
            return true;
    return false;
}

/* One file, directory or link. */
static bool check_one(const struct trust *trust, const char *path, const struct stat *status,
                      char *why, size_t size)
{
    if (!is_trusted_owner(trust, status->st_uid)) {
        snprintf(
            why, size, "'%s' belongs to user %ld, whose files are not accepted%s; chown it%s%s",
            path, (long)status->st_uid, trust->elevated ? " by an elevated program" : "",
            trust->elevated ? "" : ", or add the user to ", trust->elevated ? "" : trust->variable);
        return false;
    }
    bool sticky = S_ISDIR(status->st_mode) && status->st_uid == 0 && (status->st_mode & S_ISVTX);
    if (S_ISLNK(status->st_mode) || sticky)
        return true;
    if (status->st_mode & S_IWOTH) {
        snprintf(why, size, "'%s' can be written by everybody; run: chmod o-w '%s'", path, path);
        return false;
    }
    if ((status->st_mode & S_IWGRP) && (trust->elevated || status->st_gid != trust->group)) {
        snprintf(why, size, "'%s' can be written by group %ld; run: chmod g-w '%s'", path,
                 (long)status->st_gid, path);
        return false;
    }
    return true;
}

static bool cannot(const char *what, const char *path, char *why, size_t size)
{
    snprintf(why, size, "cannot %s '%s': %s", what, path, strerror(errno));
    return false;
}

/* Replaces the link that the first `length` bytes of `path` name by its target. */
static bool follow(char *path, size_t length, char *why, size_t size)
{
    char target[PATH_MAX], joined[PATH_MAX];
    char rest[PATH_MAX];
    snprintf(rest, sizeof rest, "%s", path + length);
    path[length] = '\0';
    ssize_t got = readlink(path, target, sizeof target - 1);
    if (got < 0)
        return cannot("read the link", path, why, size);
    target[got] = '\0';
    size_t directory = target[0] == '/' ? 0 : (size_t)(strrchr(path, '/') - path) + 1;
    int made = snprintf(joined, sizeof joined, "%.*s%s%s", (int)directory, path, target, rest);
    if (made < 0 || (size_t)made >= sizeof joined) {
        errno = ENAMETOOLONG;
        return cannot("follow", path, why, size);
    }
    memcpy(path, joined, (size_t)made + 1);
    return true;
}

/* Checks component after component. Returns 1 at the end, 0 after following a link (begin anew), -1
 * when something is wrong. */
static int check_components(const struct trust *trust, char *path, size_t from, char *why,
                            size_t size)
{
    struct stat status;
    for (size_t length = from;; length++) {
        if (length > 1 && path[length] != '/' && path[length] != '\0')
            continue;
        char end = path[length];
        path[length] = '\0';
        int found = lstat(path, &status);
        bool fine = found == 0 ? check_one(trust, path, &status, why, size)
                               : cannot("look at", path, why, size);
        path[length] = end;
        if (!fine)
            return -1;
        if (S_ISLNK(status.st_mode))
            return follow(path, length, why, size) ? 0 : -1;
        if (!end)
            return 1;
    }
}

void pb_trust_forget(struct trust *trust)
{
    trust->checked = 0;
}

/* Where checking may begin: behind the directory that passed before, if the path is right below. */
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

bool pb_trust_check(struct trust *trust, const char *path, char *resolved, char *why, size_t size)
{
    int made = snprintf(resolved, PATH_MAX, "%s", path);
    if (path[0] != '/' || made >= PATH_MAX) {
        snprintf(why, size, "'%s' is no absolute path, or too long", path);
        return false;
    }
    for (int links = 0; links < LINKS_MOST; links++) {
        int state = check_components(trust, resolved, first_unchecked(trust, resolved), why, size);
        if (state > 0)
            remember_directory(trust, resolved);
        if (state != 0)
            return state > 0;
    }
    errno = ELOOP;
    return cannot("follow", path, why, size);
}
