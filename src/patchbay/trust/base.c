#define _DEFAULT_SOURCE
#include "trust/base.h"

#include <string.h>

static bool add_writer(void *context, struct writer writer)
{
    struct base *base = context;
    if (!pb_base_has_writer(base, writer) && base->writer_count < BASE_MAX)
        base->writers[base->writer_count++] = writer;
    return true;
}

static void add_directory(struct base *base, const struct stat *status)
{
    if (pb_base_has_directory(base, status) || base->directory_count == BASE_MAX)
        return;
    base->directories[base->directory_count].device = status->st_dev;
    base->directories[base->directory_count++].inode = status->st_ino;
}

/* In a sticky directory nobody but their owners can replace files. */
static void add_path(struct base *base, const char *path)
{
    struct stat status;
    if (lstat(path, &status) != 0 || S_ISLNK(status.st_mode))
        return;
    if (base->owner_count < BASE_MAX)
        base->owners[base->owner_count++] = status.st_uid;
    if (S_ISDIR(status.st_mode))
        add_directory(base, &status);
    if (!S_ISDIR(status.st_mode) || !(status.st_mode & S_ISVTX))
        pb_each_writer(path, &status, add_writer, base);
}

void pb_base_add(struct base *base, char *path)
{
    char *slash;
    add_path(base, path);
    for (size_t level = 1; (slash = strrchr(path, '/')); level++) {
        *slash = '\0';
        add_path(base, *path ? path : "/");
        if (level == 2)
            strcpy(base->tops[base->top_count++], path);
    }
}

bool pb_base_has_directory(const struct base *base, const struct stat *status)
{
    for (size_t i = 0; i < base->directory_count; i++)
        if (base->directories[i].device == status->st_dev &&
            base->directories[i].inode == status->st_ino)
            return true;
    return false;
}

bool pb_base_has_writer(const struct base *base, struct writer writer)
{
    for (size_t i = 0; i < base->writer_count; i++)
        if (base->writers[i].kind == WRITER_EVERYBODY ||
            (base->writers[i].kind == writer.kind && base->writers[i].id == writer.id))
            return true;
    return false;
}
