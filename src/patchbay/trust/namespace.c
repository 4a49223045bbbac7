#define _DEFAULT_SOURCE
#include "trust/namespace.h"

#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

int pb_overflow_user(uid_t *user)
{
    unsigned count, overflow = 65534;
    *user = (uid_t)-1;
    FILE *map = fopen("/proc/self/uid_map", "re");
    if (!map)
        return errno == ENOENT ? 0 : errno; /* without /proc, or without user namespaces */
    /* So many users are all there are, and only their own numbers have room for them. */
    bool identity = fscanf(map, "%*u %*u %u", &count) == 1 && count == UINT32_MAX;
    fclose(map);
    FILE *number = identity ? NULL : fopen("/proc/sys/kernel/overflowuid", "re");
    if (number && fscanf(number, "%u", &overflow) != 1)
        overflow = 65534;
    if (number)
        fclose(number);
    if (!identity)
        *user = (uid_t)overflow;
    return 0;
}

bool pb_is_of_overflow_user(uid_t overflow, const char *top, const char *path)
{
    struct stat status;
    char prefix[PATH_MAX];
    size_t length = strlen(top);
    if (strncmp(path, top, length) != 0 || path[length] != '/')
        return false;
    for (;; length++) {
        length += strcspn(path + length, "/");
        memcpy(prefix, path, length);
        prefix[length] = '\0';
        bool trusted = lstat(prefix, &status) == 0 && status.st_uid == overflow &&
                       (S_ISLNK(status.st_mode) || !(status.st_mode & (S_IWOTH | S_ISVTX)));
        if (!trusted || !path[length])
            return trusted;
    }
}
