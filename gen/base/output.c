#include "base/output.h"

#include "base/message.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool print_error(const char *what, const char *path)
{
    message("cannot %s %s: %s", what, path, strerror(errno));
    return false;
}

static bool is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* ---- Reading ------------------------------------------------------------------------------- */

bool output_read(struct arena *arena, const char *path, size_t most, const char **bytes,
                 size_t *size)
{
    FILE *stream = is_standard(path) ? stdin : fopen(path, "rb");
    if (!stream)
        return print_error("read", path);
    struct stat status;
    size_t room = 65536;
    if (fstat(fileno(stream), &status) == 0 && status.st_size > 0)
        room = ((size_t)status.st_size < most ? (size_t)status.st_size : most) + 2;
    char *read = arena_alloc(arena, room, 1);
    for (*size = 0; *size <= most && !feof(stream) && !ferror(stream);) {
        if (room - *size < 2) {
            read = memcpy(arena_alloc(arena, room * 2, 1), read, *size);
            room *= 2;
        }
        *size += fread(read + *size, 1, room - *size - 1, stream);
    }
    read[*size] = '\0';
    *bytes = read;
    bool ok = !ferror(stream) || print_error("read", path);
    if (!is_standard(path))
        fclose(stream);
    return ok;
}

bool output_equal(const char *path, const char *bytes, size_t size)
{
    char there[16384];
    struct stat status;
    /* Opening a FIFO would wait for somebody who writes to it. */
    bool equal = stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
                 (size_t)status.st_size == size;
    FILE *stream = equal ? fopen(path, "rb") : NULL;
    if (!stream)
        return false;
    for (size_t at = 0, count; equal && at < size; at += count) {
        count = fread(there, 1, sizeof there, stream);
        equal = count && count <= size - at && memcmp(there, bytes + at, count) == 0;
    }
    fclose(stream);
    return equal;
}

/* ---- Directories --------------------------------------------------------------------------- */

static bool make_directory(const char *path)
{
    char *part = strdup(path);
    if (!part)
        return print_error("create the directory", path);
    bool ok = true;
    for (char *slash = part + 1; ok && *part; slash++) {
        if (*slash != '/' && *slash != '\0')
            continue;
        char end = *slash;
        *slash = '\0';
        ok = mkdir(part, 0777) == 0 || errno == EEXIST || print_error("create the directory", part);
        *slash = end;
        if (!end)
            break;
    }
    free(part);
    return ok;
}

/* Length of the directory in `path`, with its '/'; 0 for the working directory. */
static int directory_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (int)(slash + 1 - path) : 0;
}

static bool make_parent(const char *path)
{
    int length = directory_length(path);
    char *parent = strndup(path, (size_t)length);
    bool ok = parent ? length < 2 || make_directory(parent) : print_error("write", path);
    free(parent);
    return ok;
}

/* ---- Writing ------------------------------------------------------------------------------- */

static bool write_all(int descriptor, const char *bytes, size_t size)
{
    while (size) {
        ssize_t count = write(descriptor, bytes, size);
        if (count < 0 && errno != EINTR)
            return false;
        bytes += count < 0 ? 0 : count;
        size -= count < 0 ? 0 : (size_t)count;
    }
    return true;
}

/* Closes the file that was opened, and returns whether all went well. */
static bool write_and_close(int descriptor, const char *bytes, size_t size)
{
    if (descriptor < 0)
        return false;
    bool ok = write_all(descriptor, bytes, size);
    int reason = errno;
    if (close(descriptor) == 0 || !ok)
        errno = reason;
    else
        ok = false;
    return ok;
}

/* Creates a file of a new name in the directory of `path`; a link that somebody else put there
 * under the same name is never followed. */
static int create_temporary(const char *path, char *temporary, size_t size)
{
    int descriptor = -1;
    for (unsigned i = 0; descriptor < 0 && i < 100; i++) {
        snprintf(temporary, size, "%.*s.patchbay-gen.%ld.%u", directory_length(path), path,
                 (long)getpid(), i);
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor < 0 && errno != EEXIST)
            break;
    }
    return descriptor;
}

/* Replaces `path`. Signals wait until the temporary file is gone. */
static bool replace(const char *path, const char *bytes, size_t size)
{
    size_t room = strlen(path) + 64;
    char *temporary = malloc(room);
    if (!temporary)
        return false;
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    int descriptor = create_temporary(path, temporary, room);
    bool ok = write_and_close(descriptor, bytes, size) && rename(temporary, path) == 0;
    int reason = errno;
    if (!ok && descriptor >= 0)
        unlink(temporary);
    sigprocmask(SIG_SETMASK, &before, NULL);
    free(temporary);
    errno = reason;
    return ok;
}

bool output_write(const char *path, const char *bytes, size_t size)
{
    struct stat status;
    if (is_standard(path))
        return fwrite(bytes, 1, size, stdout) == size || print_error("write", path);
    if (output_equal(path, bytes, size))
        return true;
    bool exists = lstat(path, &status) == 0;
    if (!exists && !make_parent(path))
        return false;
    bool ok = exists && !S_ISREG(status.st_mode)
                  ? write_and_close(open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666),
                                    bytes, size)
                  : replace(path, bytes, size);
    return ok || print_error("write", path);
}

bool output_touch(const char *path)
{
    return (make_parent(path) &&
            write_and_close(open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666), "", 0)) ||
           print_error("write", path);
}
