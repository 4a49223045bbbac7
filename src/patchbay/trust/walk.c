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

struct walk {
    struct trust *trust;
    char *path;              /* resolved step by step */
    const struct stat *file; /* of its last component, if that is known; or NULL */
    struct patchbay_error *verdict;
};

/* Replaces the link that the first `length` bytes of the path name with its target. */
static bool follow(const struct walk *walk, size_t length)
{
    struct trust *trust = walk->trust;
    char *path = walk->path, *joined = trust->scratch, end = path[length];
    path[length] = '\0';
    size_t directory = (size_t)(strrchr(path, '/') - path) + 1;
    ssize_t got = readlink(path, joined + directory, sizeof trust->scratch - directory);
    if (got < 0)
        return cannot("read the link", path, errno, walk->verdict);
    path[length] = end;
    size_t target = (size_t)got, rest = strlen(path + length) + 1;
    if (directory + target + rest > sizeof trust->scratch)
        return cannot("follow", path, ENAMETOOLONG, walk->verdict);
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
enum walk_step { WALK_REJECTED, WALK_AGAIN, WALK_ON };

/* Checks the first `length` bytes of the path. */
static enum walk_step check_prefix(const struct walk *walk, size_t length)
{
    struct stat status;
    char *path = walk->path, end = path[length];
    const char *rest = path + length + (end == '/');
    bool holds_file = *rest && !strchr(rest, '/'), known = !*rest && walk->file;
    path[length] = '\0';
    if (known)
        status = *walk->file;
    bool trusted = known || lstat(path, &status) == 0
                       ? check_one(walk->trust, path, &status, holds_file, walk->verdict)
                       : cannot("examine", path, errno, walk->verdict);
    path[length] = end;
    if (!trusted)
        return WALK_REJECTED;
    if (!S_ISLNK(status.st_mode))
        return WALK_ON;
    return follow(walk, length) ? WALK_AGAIN : WALK_REJECTED;
}

/* Checks each component in turn, from the one at `at`. */
static enum walk_step check_components(const struct walk *walk, size_t at)
{
    char *path = walk->path;
    enum walk_step step = at == 1 ? check_prefix(walk, 1) : WALK_ON;
    while (step == WALK_ON && path[at]) {
        size_t length = at + strcspn(path + at, "/");
        if (length == at + 2 && strncmp(path + at, "..", 2) == 0) {
            go_up(path, at);
            return WALK_AGAIN;
        }
        step = check_prefix(walk, length);
        at = length + (path[length] == '/');
    }
    return step;
}

/* ---- The directory that passed ------------------------------------------------------------ */

void pb_trust_forget(struct trust *trust)
{
    trust->directory[0] = trust->named[0] = '\0';
}

/* The length of `directory` if `path` names an entry of it, else 0. */
static size_t length_of_parent(const char *directory, const char *path)
{
    size_t length = strlen(directory);
    bool below = length && strncmp(path, directory, length) == 0 && path[length] == '/' &&
                 !strchr(path + length + 1, '/');
    return below ? length : 0;
}

static void remember(char *directory, const char *path)
{
    size_t length = (size_t)(strrchr(path, '/') - path);
    memcpy(directory, path, length);
    directory[length] = '\0';
}

bool pb_trust_check(struct trust *trust, const char *path, const struct stat *file, char *resolved,
                    struct patchbay_error *verdict)
{
    struct walk walk = {trust, resolved, file, verdict};
    size_t named = file ? length_of_parent(trust->named, path) : 0;
    size_t begin = named ? strlen(trust->directory) : 0, size = strlen(path + named) + 1;
    if (path[0] != '/' || begin + size > PATH_MAX)
        return pb_reject(verdict, PATCHBAY_UNTRUSTED,
                         "'%s' is not an absolute path, or is too long", path);
    memcpy(resolved, trust->directory, begin);
    memcpy(resolved + begin, path + named, size);
    if (!pb_trust_learn(trust, verdict))
        return false;
    if (named)
        return check_prefix(&walk, strlen(resolved)) == WALK_ON;
    for (int steps = 0; steps < STEPS_MAX; steps++) {
        squeeze(resolved);
        switch (check_components(&walk, length_of_parent(trust->directory, resolved) + 1)) {
        case WALK_REJECTED:
            return false;
        case WALK_ON:
            remember(trust->directory, resolved);
            if (file) /* a link may lead elsewhere than to its directory */
                remember(trust->named, path);
            else
                trust->named[0] = '\0';
            return true;
        case WALK_AGAIN:
            break;
        }
    }
    return cannot("follow", path, ELOOP, verdict);
}
