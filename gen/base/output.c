#include "base/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool print_error(const char *what, const char *path)
{
    fprintf(stderr, "patchbay-gen: cannot %s %s: %s\n", what, path, strerror(errno));
    return false;
}

bool output_read(struct arena *arena, const char *path, size_t most, const char **bytes,
                 size_t *size)
{
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return print_error("read", path);
    struct stat status;
    size_t room = fstat(fileno(stream), &status) == 0 && status.st_size > 0
                      ? (size_t)status.st_size + 2
                      : 65536;
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
    fclose(stream);
    return ok;
}

bool output_equal(const char *path, const char *bytes, size_t size)
{
    char there[16384];
    struct stat status;
    FILE *stream = fopen(path, "rb");
    bool equal = stream && fstat(fileno(stream), &status) == 0 && (size_t)status.st_size == size;
    for (size_t at = 0, count; equal && at < size; at += count) {
        count = fread(there, 1, sizeof there, stream);
        equal = count && count <= size - at && memcmp(there, bytes + at, count) == 0;
    }
    if (stream)
        fclose(stream);
    return equal;
}

bool output_write(const char *path, const char *bytes, size_t size)
{
    if (output_equal(path, bytes, size))
        return true;
    char *temporary = malloc(strlen(path) + 32);
    if (!temporary)
        return print_error("write", path);
    sprintf(temporary, "%s.%ld.tmp", path, (long)getpid());
    FILE *stream = fopen(temporary, "wb");
    bool ok = stream && (!size || fwrite(bytes, 1, size, stream) == size);
    if (stream)
        ok = fclose(stream) == 0 && ok;
    ok = ok && rename(temporary, path) == 0;
    if (!ok) {
        print_error("write", path);
        unlink(temporary);
    }
    free(temporary);
    return ok;
}

bool output_make_directory(const char *path)
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
