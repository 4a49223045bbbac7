#define _XOPEN_SOURCE 700
#include "trust/remedy.h"

#include "error/error.h"
#include "error/verdict.h"
#include "trust/trust.h"
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>

/* A path as a shell reads it, in quotes; as much of it as a hint has room for. */
struct quoted {
    char text[sizeof(((struct patchbay_error *)NULL)->hint)];
};

static const char *quote(const char *path, struct quoted *quoted)
{
    size_t length = 1;
    quoted->text[0] = '\'';
    for (; *path && length < sizeof quoted->text - 6; path++) {
        const char *as = *path == '\'' ? "'\\''" : (char[]){*path, '\0'};
        size_t size = strlen(as);
        memcpy(quoted->text + length, as, size);
        length += size;
    }
    memcpy(quoted->text + length, "'", 2);
    return quoted->text;
}

static bool is_read_only(const char *path)
{
    struct statvfs status;
    return statvfs(path, &status) == 0 && (status.f_flag & ST_RDONLY);
}

bool pb_reject_owner(const struct trust *trust, const char *path, uid_t owner,
                     struct patchbay_error *verdict)
{
    struct quoted quoted;
    pb_reject(verdict, PATCHBAY_UNTRUSTED, "'%s' is owned by untrusted user %ld%s", path,
              (long)owner, trust->elevated ? " (the program is elevated)" : "");
    if (trust->elevated)
        return pb_error_hint(verdict, "run: chown root %s", quote(path, &quoted));
    return pb_error_hint(verdict, "%sadd %ld to %s",
                         is_read_only(path) ? "" : "change its owner, or ", (long)owner,
                         trust->variable);
}

bool pb_reject_writer(const struct trust *trust, const char *path, const struct stat *status,
                      struct writer writer, struct patchbay_error *verdict)
{
    struct quoted quoted;
    bool sticky = S_ISDIR(status->st_mode) && (status->st_mode & S_ISVTX);
    if (writer.kind == WRITER_EVERYBODY)
        pb_reject(verdict, PATCHBAY_UNTRUSTED, "'%s' is world-writable", path);
    else
        pb_reject(verdict, PATCHBAY_UNTRUSTED, "'%s' is writable by %s %u", path,
                  writer.kind == WRITER_USER ? "user" : "group", writer.id);
    if (is_read_only(path))
        return writer.kind == WRITER_EVERYBODY || trust->elevated || writer.id < 1000
                   ? pb_error_hint(verdict,
                                   "copy the plugin to a directory that others cannot write")
                   : pb_error_hint(verdict, "add %u to %s", writer.id, trust->variable);
    if (sticky)
        return pb_error_hint(verdict, "move the plugin to a directory that others cannot write");
    if (writer.kind == WRITER_USER)
        return pb_error_hint(verdict, "run: setfacl -x u:%u %s", writer.id, quote(path, &quoted));
    if (writer.kind == WRITER_GROUP && writer.id != status->st_gid)
        return pb_error_hint(verdict, "run: setfacl -x g:%u %s", writer.id, quote(path, &quoted));
    return pb_error_hint(verdict, "run: chmod %s %s", writer.kind == WRITER_GROUP ? "g-w" : "o-w",
                         quote(path, &quoted));
}
