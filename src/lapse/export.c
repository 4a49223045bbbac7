#define _XOPEN_SOURCE 700 /* realpath() */

#include "export.h"

#include "message.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int cannot_write(const char *path, int reason)
{
    return message(CODE_UNDONE, "cannot write the results to '%s': %s", path, strerror(reason));
}

/* Where the bytes go first. A file that exists keeps its mode, and links to it stay. */
static FILE *open_file(const struct export *export)
{
    if (!export->beside)
        return fopen(export->path, "w");
    struct stat old;
    mode_t mode = stat(export->path, &old) == 0 ? old.st_mode & 0777 : 0666;
    int file = open(export->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    return file < 0 ? NULL : fdopen(file, "w");
}

static int set_path(struct export *export, const char *path)
{
    struct stat old;
    bool exists = stat(path, &old) == 0;
    export->path = exists && S_ISREG(old.st_mode) ? realpath(path, NULL) : strdup(path);
    if (!export->path)
        return cannot_write(path, errno);
    if (exists && S_ISDIR(old.st_mode))
        return cannot_write(path, EISDIR);
    if (exists && !S_ISREG(old.st_mode))
        return CODE_FINE;
    size_t room = strlen(export->path) + 32;
    export->beside = malloc(room);
    if (!export->beside)
        return cannot_write(path, ENOMEM);
    snprintf(export->beside, room, "%s.%ld.part", export->path, (long)getpid());
    FILE *probe = open_file(export);
    if (!probe)
        return cannot_write(path, errno);
    fclose(probe);
    unlink(export->beside);
    return CODE_FINE;
}

/* `wish` is "FORMAT" or "FORMAT=FILE"; "": the default format. */
static int open_one(struct export *export, struct patchbay *registry, const char *wish)
{
    struct patchbay_error error;
    size_t length = strcspn(wish, "=");
    char *format = strndup(wish, length);
    if (!format)
        return message_out_of_memory();
    int type = patchbay_find_type(registry, LAPSE_EXPORTER, *wish ? format : NULL, &error);
    free(format);
    export->exporter = PATCHBAY_SELECTION_INIT;
    if (type < 0 ||
        !lapse_select_exporter(registry, (enum lapse_exporter_type)type, &export->exporter, &error))
        return message(CODE_NO, "%s%s", *wish ? "--export: " : "", error.text);
    if (wish[length] && !wish[length + 1])
        return message(CODE_USAGE, "--export: expected a file after '%s', found nothing", wish);
    return wish[length] ? set_path(export, wish + length + 1) : CODE_FINE;
}

int exports_open(struct exports *exports, struct patchbay *registry, const struct texts *wishes)
{
    size_t count = wishes->count ? wishes->count : 1;
    *exports = (struct exports){calloc(count, sizeof *exports->items), count};
    if (!exports->items) {
        exports->count = 0;
        return message_out_of_memory();
    }
    int code = CODE_FINE;
    for (size_t i = 0; i < count && code == CODE_FINE; i++)
        code = open_one(&exports->items[i], registry, wishes->count ? wishes->items[i] : "");
    return code;
}

static int write_to(const struct export *export, const struct lapse_report *report, FILE *stream)
{
    const struct lapse_exporter *exporter = export->exporter.interface;
    errno = 0;
    if (exporter->write(report, stream) != 0 || fflush(stream) != 0 || ferror(stream))
        return errno ? errno : EIO;
    return 0;
}

static int write_stdout(const struct export *export, const struct lapse_report *report)
{
    if (ferror(stdout)) /* an earlier export has said why, or the reader has gone */
        return CODE_FINE;
    int reason = write_to(export, report, stdout);
    return reason == 0 || reason == EPIPE ? CODE_FINE : cannot_write("stdout", reason);
}

static int write_file(const struct export *export, const struct lapse_report *report)
{
    FILE *stream = open_file(export);
    if (!stream)
        return cannot_write(export->path, errno);
    int reason = write_to(export, report, stream);
    if (fclose(stream) != 0 && reason == 0)
        reason = errno;
    if (reason == 0 && export->beside && rename(export->beside, export->path) != 0)
        reason = errno;
    if (reason == 0)
        return CODE_FINE;
    if (export->beside)
        unlink(export->beside);
    return cannot_write(export->path, reason);
}

int exports_write(const struct exports *exports, const struct lapse_report *report)
{
    int code = CODE_FINE;
    for (size_t i = 0; i < exports->count; i++) {
        const struct export *export = &exports->items[i];
        int one = export->path ? write_file(export, report) : write_stdout(export, report);
        code = one != CODE_FINE ? one : code;
    }
    return code;
}

void exports_free(struct exports *exports)
{
    for (size_t i = 0; i < exports->count; i++) {
        free(exports->items[i].path);
        free(exports->items[i].beside);
    }
    free(exports->items);
}
