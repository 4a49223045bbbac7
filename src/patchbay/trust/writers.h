/* Who may write a file or directory, beside its owner. */
#ifndef PATCHBAY_WRITERS_H
#define PATCHBAY_WRITERS_H

#include <stdbool.h>
#include <sys/stat.h>

enum writer_kind { WRITER_USER, WRITER_GROUP, WRITER_EVERYBODY };

struct writer {
    enum writer_kind kind;
    unsigned id; /* of the user or group */
};

/* Returns false to stop. */
typedef bool writer_fn(void *context, struct writer writer);

/* Calls `each` for everybody to whom the permissions and the access control list of `path` grant
 * writing. `status` is that of the path, which is not a symbolic link. False if a call returned
 * false, or with errno if the list cannot be read. */
bool pb_each_writer(const char *path, const struct stat *status, writer_fn *each, void *context);

#endif
