#include "base/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool complain(const char *what, const char *path)
{
    fprintf(stderr, "patchbay-gen: cannot %s %s: %s\n", what, path, strerror(errno));
    return false;
}

static bool read_stream(FILE *stream, char **bytes, size_t *size)
{
    size_t room = 0;
    *bytes = NULL;
    *size = 0;
    do {
        if (room - *size < 2) {
            char *grown = realloc(*bytes, room = room * 2 + 65536);
            if (!grown)
                return false;
            *bytes = grown;
        }
        *size += fread(*bytes + *size, 1, room - *size - 1, stream);
    } while (!feof(stream) && !ferror(stream));
    (*bytes)[*size] = '\0';
    return !ferror(stream);
}

/* Opens and reads without a word; errno says why it failed. */
static bool try_read(const char *path, char **bytes, size_t *size)
{
    *bytes = NULL;
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return false;
    bool ok = read_stream(stream, bytes, size);
    int error = errno;
    fclose(stream);
    if (!ok) {
        free(*bytes);
        *bytes = NULL;
    }
    errno = error;
    return ok;
}

bool output_read(const char *path, char **bytes, size_t *size)
{
    return try_read(path, bytes, size) || complain("read", path);
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
        return complain("write", path);
    sprintf(temporary, "%s.%ld.tmp", path, (long)getpid());
    FILE *stream = fopen(temporary, "wb");
    bool ok = stream && (!size || fwrite(bytes, 1, size, stream) == size);
    if (stream)
        ok = fclose(stream) == 0 && ok;
    ok = ok && rename(temporary, path) == 0;
    if (!ok) {
        complain("write", path);
        unlink(temporary);
    }
    free(temporary);
    return ok;
}

bool output_make_directory(const char *path)
{
    char *part = strdup(path);
    if (!part)
        return complain("make the directory", path);
    bool ok = true;
    for (char *slash = part + 1; ok && *part; slash++) {
        if (*slash != '/' && *slash != '\0')
            continue;
        char end = *slash;
        *slash = '\0';
        ok = mkdir(part, 0777) == 0 || errno == EEXIST || complain("make the directory", part);
        *slash = end;
        if (!end)
            break;
    }
    free(part);
    return ok;
}
