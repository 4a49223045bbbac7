#include "trust/writers.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/xattr.h>

/* An access control list as Linux hands it out: a version, then entries, in little endian. */
enum { ACL_VERSION = 2, ACL_HEAD = 4, ACL_ENTRY = 8, ACL_BYTES_MAX = 4096 };
enum { ACL_USER = 2, ACL_GROUP_OBJ = 4, ACL_GROUP = 8, ACL_WRITE = 2 };

static unsigned little(const unsigned char *bytes, size_t size)
{
    unsigned value = 0;
    while (size--)
        value = value << 8 | bytes[size];
    return value;
}

/* The permissions of the group are the mask then, which bounds what the entries grant. */
static bool each_of_list(const unsigned char *list, size_t size, unsigned group, writer_fn *each,
                         void *context)
{
    for (size_t at = ACL_HEAD; at + ACL_ENTRY <= size; at += ACL_ENTRY) {
        unsigned tag = little(list + at, 2);
        struct writer writer = {tag == ACL_USER ? WRITER_USER : WRITER_GROUP,
                                tag == ACL_GROUP_OBJ ? group : little(list + at + 4, 4)};
        bool grants = (tag == ACL_USER || tag == ACL_GROUP_OBJ || tag == ACL_GROUP) &&
                      (little(list + at + 2, 2) & ACL_WRITE);
        if (grants && !each(context, writer))
            return false;
    }
    return true;
}

static bool each_of_group(const char *path, unsigned group, writer_fn *each, void *context)
{
    unsigned char list[ACL_BYTES_MAX];
    ssize_t size = getxattr(path, "system.posix_acl_access", list, sizeof list);
    if (size >= ACL_HEAD && little(list, 4) == ACL_VERSION)
        return each_of_list(list, (size_t)size, group, each, context);
    bool none = size < 0 && (errno == ENODATA || errno == ENOTSUP || errno == ENOSYS);
    if (size >= 0)
        errno = EINVAL;
    return none && each(context, (struct writer){WRITER_GROUP, group});
}

bool pb_each_writer(const char *path, const struct stat *status, writer_fn *each, void *context)
{
    errno = 0;
    return (!(status->st_mode & S_IWOTH) || each(context, (struct writer){WRITER_EVERYBODY, 0})) &&
           (!(status->st_mode & S_IWGRP) || each_of_group(path, status->st_gid, each, context));
}
