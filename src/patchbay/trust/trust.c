#define _GNU_SOURCE /* getresuid */
#include "trust/trust.h"

#include "error/error.h"
#include "error/verdict.h"
#include "registry/memory.h"
#include "trust/mapping.h"
#include "trust/namespace.h"
#include "trust/program.h"
#include "trust/walk.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

enum { PRIVATE_GROUPS = 1000 /* from here a group has the number of the user it was made for */ };

static bool has_owner(const uid_t *owners, size_t count, uid_t owner)
{
    while (count)
        if (owners[--count] == owner)
            return true;
    return false;
}

void pb_trust_init(struct trust *trust, const void *rows, bool elevated, const char *variable)
{
    uid_t real, effective, saved;
    bool same = getresuid(&real, &effective, &saved) == 0 && real == effective &&
                effective == saved;
    trust->owners[trust->owner_count++] = 0;
    trust->effective = same ? effective : (uid_t)-1;
    trust->elevated = elevated;
    trust->variable = variable;
    trust->rows = rows;
    trust->overflow = (uid_t)-1;
}

bool pb_trust_add(struct trust *trust, uid_t owner)
{
    if (trust->elevated || has_owner(trust->owners, trust->owner_count, owner))
        return true;
    if (trust->owner_count == TRUSTED_MAX)
        return false;
    trust->owners[trust->owner_count++] = owner;
    return true;
}

/* ---- The base ----------------------------------------------------------------------------- */

/* Without /proc the path that the kernel passed to the program is as good as its directories. */
static int find_object(struct trust *trust, char *path)
{
    struct patchbay_error verdict;
    char resolved[PATH_MAX];
    int error = pb_mapping_file(trust->rows, path);
    pb_error_clear(&verdict);
    bool known = error == ENOENT && pb_program_file(trust->rows, path) &&
                 pb_trust_check(trust, path, NULL, resolved, &verdict);
    return known ? 0 : error;
}

/* Paths are taken apart in scratch, for first look-ups in threads with small stacks. */
static void add_base(struct trust *trust)
{
    char *object = trust->origin, *path = trust->scratch;
    bool known = !trust->origin_error;
    if (known)
        pb_base_add(&trust->base, strcpy(path, object));
    if (pb_mapping_file((const void *)getauxval(AT_PHDR), path) == 0 &&
        (!known || strcmp(path, object) != 0))
        pb_base_add(&trust->base, path);
    *(known ? strrchr(object, '/') : object) = '\0';
}

bool pb_trust_learn(struct trust *trust, struct patchbay_error *verdict)
{
    if (trust->learned || trust->elevated)
        return true;
    trust->learned = true; /* before find_object(), which checks a path with what is known so far */
    trust->origin_error = pb_overflow_user(&trust->overflow);
    if (!trust->origin_error)
        trust->origin_error = find_object(trust, trust->origin);
    if (pb_is_transient(trust->origin_error)) {
        trust->learned = false;
        return pb_error_transient(trust->origin_error, verdict);
    }
    add_base(trust);
    return true;
}

const char *pb_trust_origin(struct trust *trust, struct patchbay_error *verdict)
{
    if (!pb_trust_learn(trust, verdict))
        return NULL;
    if (!trust->origin_error)
        return trust->origin;
    pb_reject(verdict, PATCHBAY_BAD_FILE, "$ORIGIN cannot be determined: %s",
              trust->origin_error == ENXIO    ? "the program was not started from a file"
              : trust->origin_error == ENOENT ? "/proc is not mounted"
                                              : strerror(trust->origin_error));
    return NULL;
}

/* ---- Rules -------------------------------------------------------------------------------- */

/* Files of the overflow user are the system's next to the program; elsewhere, anybody's. */
static bool is_of_system(const struct trust *trust, const char *path)
{
    for (size_t i = 0; i < trust->base.top_count; i++)
        if (*trust->base.tops[i] &&
            pb_is_of_overflow_user(trust->overflow, trust->base.tops[i], path))
            return true;
    return false;
}

static bool is_trusted_user(const struct trust *trust, uid_t user)
{
    if (has_owner(trust->owners, trust->owner_count, user))
        return true;
    return !trust->elevated && user != trust->overflow && user != (uid_t)-1 &&
           (user == trust->effective ||
            has_owner(trust->base.owners, trust->base.owner_count, user));
}

bool pb_trust_owner(const struct trust *trust, const char *path, uid_t owner)
{
    return is_trusted_user(trust, owner) ||
           (!trust->elevated && owner == trust->overflow && is_of_system(trust, path));
}

bool pb_trust_writer(const struct trust *trust, struct writer writer)
{
    if (trust->elevated)
        return false;
    if (pb_base_has_writer(&trust->base, writer))
        return true;
    switch (writer.kind) {
    case WRITER_USER:
        return is_trusted_user(trust, writer.id);
    case WRITER_GROUP:
        return writer.id == 0 || (writer.id >= PRIVATE_GROUPS && is_trusted_user(trust, writer.id));
    case WRITER_EVERYBODY:
        break;
    }
    return false;
}
