/* To be preloaded: the call that FAIL_CALL names fails with the error FAIL_ERROR for paths that
 * contain FAIL_PATH, FAIL_TIMES times, or always. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int fails(const char *call, const char *path)
{
    static int failed;
    const char *wanted = getenv("FAIL_CALL"), *times = getenv("FAIL_TIMES");
    if (!wanted || strcmp(wanted, call) != 0 || !strstr(path, getenv("FAIL_PATH")) ||
        (times && failed >= atoi(times)))
        return 0;
    failed++;
    errno = atoi(getenv("FAIL_ERROR"));
    return 1;
}

static int is_failing(int descriptor)
{
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = '\0';
    return fails("pread", path);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        return fails("open", path) ? -1 : NEXT(name)(path, flags, 0600);                           \
    }
#define OPENAT(name)                                                                               \
    int name(int directory, const char *path, int flags, ...)                                      \
    {                                                                                              \
        return fails("open", path) ? -1 : NEXT(name)(directory, path, flags, 0600);                \
    }
#define SCANDIR(name, entry)                                                                       \
    int name(const char *path, struct entry ***list, int (*filter)(const struct entry *),          \
             int (*compare)(const struct entry **, const struct entry **))                         \
    {                                                                                              \
        return fails("scandir", path) ? -1 : NEXT(name)(path, list, filter, compare);              \
    }
#define PREAD(name, offset_type)                                                                   \
    ssize_t name(int descriptor, void *bytes, size_t size, offset_type offset)                     \
    {                                                                                              \
        return is_failing(descriptor) ? -1 : NEXT(name)(descriptor, bytes, size, offset);          \
    }

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
SCANDIR(scandir, dirent)
SCANDIR(scandir64, dirent64)
PREAD(pread, off_t)
PREAD(pread64, off64_t)
