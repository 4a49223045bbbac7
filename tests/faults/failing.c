/* To be preloaded: the call that FAIL_CALL names fails with the error FAIL_ERROR for paths that
 * contain FAIL_PATH, or for all; the first FAIL_AFTER times not, then FAIL_TIMES times, or always.
 * A file FAIL_REPORT is made when it failed; at its end the program writes into FAIL_LIVE how many
 * allocations it has not freed. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int number(const char *variable, int otherwise)
{
    const char *text = getenv(variable);
    return text ? atoi(text) : otherwise;
}

static int fails(const char *call, const char *path)
{
    static int calls, failed;
    const char *wanted = getenv("FAIL_CALL"), *part = getenv("FAIL_PATH");
    const char *report = getenv("FAIL_REPORT");
    if (!wanted || strcmp(wanted, call) != 0 || (part && !strstr(path, part)) ||
        calls++ < number("FAIL_AFTER", 0) || failed >= number("FAIL_TIMES", failed + 1))
        return 0;
    failed++;
    if (report)
        syscall(SYS_close, (int)syscall(SYS_openat, AT_FDCWD, report, O_WRONLY | O_CREAT, 0600));
    errno = number("FAIL_ERROR", EIO);
    return 1;
}

static int fails_at(const char *call, int descriptor)
{
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = '\0';
    return fails(call, path);
}

/* The name is looked up behind this library; dlsym() itself is replaced, too. */
#if defined(__x86_64__)
#define FIRST_VERSION "GLIBC_2.2.5"
#elif defined(__aarch64__)
#define FIRST_VERSION "GLIBC_2.17"
#else
#define FIRST_VERSION "GLIBC_2.34"
#endif

static void *next_dlsym(void *handle, const char *name)
{
    static void *(*look_up)(void *handle, const char *name);
    if (!look_up)
        *(void **)&look_up = dlvsym(RTLD_NEXT, "dlsym", FIRST_VERSION);
    return look_up(handle, name);
}

#define NEXT(name) ((__typeof__(&name))next_dlsym(RTLD_NEXT, #name))

/* REPLACED(result, name, parameters, arguments, whether it fails, what it returns then) */
#define REPLACED(result, name, parameters, arguments, failure, returned)                           \
    result name parameters                                                                         \
    {                                                                                              \
        return (failure) ? (returned) : NEXT(name) arguments;                                      \
    }
#define OPEN(name)                                                                                 \
    REPLACED(int, name, (const char *path, int flags, ...), (path, flags, 0666),                   \
             fails("open", path), -1)
#define OPENAT(name)                                                                               \
    REPLACED(int, name, (int directory, const char *path, int flags, ...),                         \
             (directory, path, flags, 0666), fails("openat", path) || fails("open", path), -1)
#define FOPEN(name)                                                                                \
    REPLACED(FILE *, name, (const char *path, const char *mode), (path, mode),                     \
             fails("open", path), NULL)
#define SCANDIR(name, entry)                                                                       \
    REPLACED(int, name,                                                                            \
             (const char *path, struct entry ***list, int (*filter)(const struct entry *),         \
              int (*compare)(const struct entry **, const struct entry **)),                       \
             (path, list, filter, compare), fails("scandir", path) || fails("readdir", path), -1)
#define READDIR(name, entry)                                                                       \
    REPLACED(struct entry *, name, (DIR * stream), (stream), fails_at("readdir", dirfd(stream)),   \
             NULL)
#define PREAD(name, offset_type)                                                                   \
    REPLACED(ssize_t, name, (int descriptor, void *bytes, size_t size, offset_type offset),        \
             (descriptor, bytes, size, offset), fails_at("pread", descriptor), -1)
#define FSTAT(name, status_type)                                                                   \
    REPLACED(int, name, (int descriptor, struct status_type *status), (descriptor, status),        \
             fails_at("fstat", descriptor), -1)
#define MMAP(name, offset_type)                                                                    \
    REPLACED(void *, name,                                                                         \
             (void *at, size_t size, int use, int flags, int descriptor, offset_type offset),      \
             (at, size, use, flags, descriptor, offset), fails("mmap", ""), MAP_FAILED)

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
FOPEN(fopen)
FOPEN(fopen64)
SCANDIR(scandir, dirent)
SCANDIR(scandir64, dirent64)
READDIR(readdir, dirent)
READDIR(readdir64, dirent64)
PREAD(pread, off_t)
PREAD(pread64, off64_t)
FSTAT(fstat, stat)
FSTAT(fstat64, stat64)
MMAP(mmap, off_t)
MMAP(mmap64, off64_t)
REPLACED(char *, realpath, (const char *path, char *into), (path, into), fails("realpath", path),
         NULL)
REPLACED(ssize_t, readlink, (const char *path, char *into, size_t size), (path, into, size),
         fails("readlink", path), -1)
REPLACED(int, rename, (const char *from, const char *to), (from, to), fails("rename", to), -1)
REPLACED(ssize_t, write, (int descriptor, const void *bytes, size_t size),
         (descriptor, bytes, size), fails_at("write", descriptor), -1)
REPLACED(size_t, fread, (void *bytes, size_t size, size_t count, FILE *stream),
         (bytes, size, count, stream), fails_at("read", fileno(stream)),
         (stream->_flags |= 0x20, 0)) /* ferror() */
REPLACED(int, fflush, (FILE * stream), (stream), stream == stdout && fails("write", "stdout"), EOF)
REPLACED(size_t, fwrite, (const void *bytes, size_t size, size_t count, FILE *stream),
         (bytes, size, count, stream), stream == stdout && fails("write", "stdout"),
         (stream->_flags |= 0x20, 0))
REPLACED(void *, dlopen, (const char *path, int flags),
         (fails("dlopen", path ? path : "") ? "/no such plugin" : path, flags), 0, NULL)

void *dlsym(void *handle, const char *name)
{
    return next_dlsym(handle, fails("dlsym", name) ? "no such symbol" : name);
}

/* The C library's own, which looking a name up may need. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

void __libc_free(void *old);

static int live; /* allocations */

static void *allocated(void *memory)
{
    __atomic_add_fetch(&live, memory != NULL, __ATOMIC_RELAXED);
    return memory;
}

void *malloc(size_t size)
{
    return fails("malloc", "") ? NULL : allocated(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return fails("malloc", "") ? NULL : allocated(__libc_calloc(count, size));
}

void *realloc(void *old, size_t size)
{
    if (fails("malloc", ""))
        return NULL;
    return old ? __libc_realloc(old, size) : allocated(__libc_realloc(old, size));
}

void free(void *old)
{
    __atomic_sub_fetch(&live, old != NULL, __ATOMIC_RELAXED);
    __libc_free(old);
}

__attribute__((destructor)) static void report_live(void)
{
    char text[16];
    const char *path = getenv("FAIL_LIVE");
    int file = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT, 0600) : -1;
    if (file >= 0)
        syscall(SYS_write, file, text, (size_t)snprintf(text, sizeof text, "%d", live));
}
