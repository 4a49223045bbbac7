#define _XOPEN_SOURCE 700
#include "trust/walk.h"

#include "error/verdict.h"
#include "trust/remedy.h"
#include "trust/trust.h"
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STEPS_MAX = 256 /* links and ".." of one path */ };

static bool cannot(const char *what, const char *path, int error, struct patchbay_error *verdict)
{
    return pb_reject(verdict, PATCHBAY_UNTRUSTED, "cannot %s '%s': %s", what, path,
                     strerror(error));
}

/* ---- One component ------------------------------------------------------------------------ */

struct rejected {
    const struct trust *trust;
    bool found;
    struct writer writer;
};

static bool is_trusted_writer(void *context, struct writer writer)
{
    struct rejected *rejected = context;
    rejected->found = !pb_trust_writer(rejected->trust, writer);
    rejected->writer = writer;
    return !rejected->found;
}

/* Whether only trusted users can write the file, or the directory. */
static bool check_writers(const struct trust *trust, const char *path, const struct stat *status,
                          struct patchbay_error *verdict)
{
    struct rejected rejected = {trust, false, {WRITER_USER, 0}};
    if (pb_each_writer(path, status, is_trusted_writer, &rejected))
        return true;
    return rejected.found ? pb_reject_writer(trust, path, status, rejected.writer, verdict)
                          : cannot("read the access control list of", path, errno, verdict);
}

/* In a sticky directory others cannot replace what is there, but add files. A directory that the
 * program rests on is not checked: who can change it can change the program. */
static bool check_one(const struct trust *trust, const char *path, const struct stat *status,
                      bool holds_file, struct patchbay_error *verdict)
{
    bool directory = S_ISDIR(status->st_mode), sticky = directory && (status->st_mode & S_ISVTX);
    if (directory && !sticky && !trust->elevated && pb_base_has_directory(&trust->base, status))
        return true;
    if (!pb_trust_owner(trust, path, status->st_uid))
        return pb_reject_owner(trust, path, status->st_uid, verdict);
    return S_ISLNK(status->st_mode) || (sticky && !holds_file && !trust->elevated) ||
           check_writers(trust, path, status, verdict);
}

/* ---- All components ----------------------------------------------------------------------- */

/* Replaces the link that the first `length` bytes of `path` name with its target. */
static bool follow(struct trust *trust, char *path, size_t length, struct patchbay_error *verdict)
{
    char *joined = trust->scratch, end = path[length];
    path[length] = '\0';
    size_t directory = (size_t)(strrchr(path, '/') - path) + 1;
    ssize_t got = readlink(path, joined + directory, sizeof trust->scratch - directory);
    if (got < 0)
        return cannot("read the link", path, errno, verdict);
    path[length] = end;
    size_t target = (size_t)got, rest = strlen(path + length) + 1;
    if (directory + target + rest > sizeof trust->scratch)
        return cannot("follow", path, ENAMETOOLONG, verdict);
    if (joined[directory] == '/')
        memmove(joined, joined + directory, target);
    else
        memcpy(joined, path, directory), target += directory;
    memcpy(joined + target, path + length, rest);
    memcpy(path, joined, target + rest);
    return true;
}

/* Removes empty components and those that are ".". */
static void squeeze(char *path)
{
    char *to = path;
    for (const char *at = path; *at;) {
        size_t length = strcspn(at += strspn(at, "/"), "/");
        if (length && strncmp(at, ".", length) != 0) {
            *to++ = '/';
            memmove(to, at, length);
            to += length;
        }
        at += length;
    }
    strcpy(to, to == path ? "/" : "");
}

/* Removes the component ".." at `at`, and the directory before it, which is no link. */
static void go_up(char *path, size_t at)
{
    size_t before = at > 1 ? at - 1 : at;
    while (path[before - 1] != '/')
        before--;
    memmove(path + before - 1, path + at + 2, strlen(path + at + 2) + 1);
    if (!*path)
        strcpy(path, "/");
}

/* What a component is: the walk goes on behind it, or starts over after a change of the path. */
enum walk { WALK_REJECTED, WALK_AGAIN, WALK_ON };

/* Checks the first `length` bytes of `path`. */
static enum walk check_prefix(struct trust *trust, char *path, size_t length,
                              struct patchbay_error *verdict)
{
    struct stat status;
    char end = path[length];
    const char *rest = path + length + (end == '/');
    bool holds_file = *rest && !strchr(rest, '/');
    path[length] = '\0';
    bool trusted = lstat(path, &status) == 0 ? check_one(trust, path, &status, holds_file, verdict)
                                             : cannot("examine", path, errno, verdict);
    path[length] = end;
    if (!trusted)
        return WALK_REJECTED;
    if (!S_ISLNK(status.st_mode))
        return WALK_ON;
    return follow(trust, path, length, verdict) ? WALK_AGAIN : WALK_REJECTED;
}

/* Checks each component in turn, from the one at `at`. */
static enum walk check_components(struct trust *trust, char *path, size_t at,
                                  struct patchbay_error *verdict)
{
    enum walk step = at == 1 ? check_prefix(trust, path, 1, verdict) : WALK_ON;
    while (step == WALK_ON && path[at]) {
        size_t length = at + strcspn(path + at, "/");
        if (length == at + 2 && strncmp(path + at, "..", 2) == 0) {
            go_up(path, at);
            return WALK_AGAIN;
        }
        step = check_prefix(trust, path, length, verdict);
        at = length + (path[length] == '/');
    }
    return step;
}

void pb_trust_forget(struct trust *trust)
{
    trust->directory[0] = '\0';
}

/* Skips a parent directory that has just been checked. */
static size_t first_unchecked(const struct trust *trust, const char *path)
{
    size_t length = strlen(trust->directory);
    bool below = length && strncmp(path, trust->directory, length) == 0 && path[length] == '/' &&
                 !strchr(path + length + 1, '/');
    return below ? length + 1 : 1;
}

static void remember_directory(struct trust *trust, const char *path)
{
    size_t length = (size_t)(strrchr(path, '/') - path);
    memcpy(trust->directory, path, length);
    trust->directory[length] = '\0';
}

bool pb_trust_check(struct trust *trust, const char *path, char *resolved,
                    struct patchbay_error *verdict)
{
    int made = snprintf(resolved, PATH_MAX, "%s", path);
    if (path[0] != '/' || made >= PATH_MAX)
        return pb_reject(verdict, PATCHBAY_UNTRUSTED,
                         "'%s' is not an absolute path, or is too long", path);
    if (!pb_trust_learn(trust, verdict))
        return false;
    for (int steps = 0; steps < STEPS_MAX; steps++) {
        squeeze(resolved);
        switch (check_components(trust, resolved, first_unchecked(trust, resolved), verdict)) {
        case WALK_REJECTED:
            return false;
        case WALK_ON:
            remember_directory(trust, resolved);
            return true;
        case WALK_AGAIN:
            break;
        }
    }
    return cannot("follow", path, ELOOP, verdict);
}
