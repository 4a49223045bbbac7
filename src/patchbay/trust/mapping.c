#define _XOPEN_SOURCE 700 /* getline */
#include "trust/mapping.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Removes what the kernel adds: a newline in a path is written as \012, and " (deleted)" follows
 * the path of a file that was removed or replaced since. */
static void decode_escapes(char *path)
{
    static const char newline[] = "\\012", deleted[] = " (deleted)";
    size_t length = strlen(path), end = strlen(deleted);
    if (length > end && strcmp(path + length - end, deleted) == 0)
        path[length - end] = '\0';
    for (char *at = path; (at = strstr(at, newline)); at++) {
        *at = '\n';
        memmove(at + 1, at + strlen(newline), strlen(at + strlen(newline)) + 1);
    }
}

/* Files that exist in memory only have names, but no directory. */
static int take_path(char *found, char *path)
{
    found[strcspn(found, "\n")] = '\0';
    if (*found != '/' || strncmp(found, "/memfd:", 7) == 0 || strlen(found) >= PATH_MAX)
        return ENXIO;
    strcpy(path, found);
    decode_escapes(path);
    return 0;
}

int pb_mapping_file(const void *address, char *path)
{
    uintptr_t wanted = (uintptr_t)address, begin, end;
    char *line = NULL;
    size_t size = 0;
    int error = ENXIO, path_at = 0;
    FILE *maps = fopen("/proc/self/maps", "re");
    if (!maps)
        return errno;
    while (errno = 0, getline(&line, &size, maps) > 0)
        if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %*s %*s %*s %*s %n", &begin, &end, &path_at) ==
                2 &&
            begin <= wanted && wanted < end) {
            error = take_path(line + path_at, path);
            break;
        }
    if (errno && error == ENXIO && !feof(maps))
        error = errno;
    free(line);
    fclose(maps);
    return error;
}
