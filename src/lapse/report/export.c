#define _XOPEN_SOURCE 700 /* realpath() */

#include "report/export.h"

#include "report/message.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int cannot_write(const char *path, int reason)
{
    return message(CODE_ERROR, "cannot write the results to '%s': %s", path, strerror(reason));
}

/* The file that is written first. It gets the mode of the file that it will replace. */
static FILE *open_file(const struct export *export)
{
    if (!export->temporary)
        return fopen(export->path, "w");
    struct stat old;
    mode_t mode = stat(export->path, &old) == 0 ? old.st_mode & 0777 : 0666;
    int file = open(export->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    return file < 0 ? NULL : fdopen(file, "w");
}

static int set_path(struct export *export, const char *path)
{
    struct stat old, link;
    bool exists = stat(path, &old) == 0;
    bool dangling = !exists && lstat(path, &link) == 0;
    export->path = exists && S_ISREG(old.st_mode) ? realpath(path, NULL) : strdup(path);
    if (!export->path)
        return cannot_write(path, errno);
    if (exists && S_ISDIR(old.st_mode))
        return cannot_write(path, EISDIR);
    if (dangling || (exists && !S_ISREG(old.st_mode)))
        return CODE_OK;
    size_t room = strlen(export->path) + 32;
    export->temporary = malloc(room);
    if (!export->temporary)
        return cannot_write(path, ENOMEM);
    snprintf(export->temporary, room, "%s.%ld.part", export->path, (long)getpid());
    FILE *probe = open_file(export);
    if (!probe)
        return cannot_write(path, errno);
    fclose(probe);
    unlink(export->temporary);
    return CODE_OK;
}

/* `format` is "FORMAT" or "FORMAT=FILE"; "": the default format. */
static int open_one(struct export *export, struct patchbay *registry, const char *format)
{
    struct patchbay_error error;
    size_t length = strcspn(format, "=");
    char *name = strndup(format, length);
    if (!name)
        return message_out_of_memory();
    int type = patchbay_find_type(registry, LAPSE_EXPORTER, *format ? name : NULL, &error);
    free(name);
    export->exporter = PATCHBAY_SELECTION_INIT;
    if (type < 0 ||
        !lapse_select_exporter(registry, (enum lapse_exporter_type)type, &export->exporter, &error))
        return message_error(CODE_FAILED, *format ? "--export" : NULL, &error);
    if (format[length] && !format[length + 1])
        return message(CODE_USAGE, "--export: missing file name after '%s'", format);
    return format[length] ? set_path(export, format + length + 1) : CODE_OK;
}

int exports_open(struct exports *exports, struct patchbay *registry, const struct texts *formats)
{
    size_t count = formats->count ? formats->count : 1;
    *exports = (struct exports){calloc(count, sizeof *exports->items), count};
    if (!exports->items) {
        exports->count = 0;
        return message_out_of_memory();
    }
    int code = CODE_OK;
    for (size_t i = 0; i < count && code == CODE_OK; i++)
        code = open_one(&exports->items[i], registry, formats->count ? formats->items[i] : "");
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
    if (ferror(stdout)) /* an earlier export reported it, or the pipe is closed */
        return CODE_OK;
    int reason = write_to(export, report, stdout);
    return reason == 0 || reason == EPIPE ? CODE_OK : cannot_write("stdout", reason);
}

static int write_file(const struct export *export, const struct lapse_report *report)
{
    FILE *stream = open_file(export);
    if (!stream)
        return cannot_write(export->path, errno);
    int reason = write_to(export, report, stream);
    if (fclose(stream) != 0 && reason == 0)
        reason = errno;
    if (reason == 0 && export->temporary && rename(export->temporary, export->path) != 0)
        reason = errno;
    if (reason == 0)
        return CODE_OK;
    if (export->temporary)
        unlink(export->temporary);
    return cannot_write(export->path, reason);
}

int exports_write(const struct exports *exports, const struct lapse_report *report)
{
    int code = CODE_OK;
    for (size_t i = 0; i < exports->count; i++) {
        const struct export *export = &exports->items[i];
        int one = export->path ? write_file(export, report) : write_stdout(export, report);
        code = one != CODE_OK ? one : code;
    }
    return code;
}

void exports_free(struct exports *exports)
{
    for (size_t i = 0; i < exports->count; i++) {
        free(exports->items[i].path);
        free(exports->items[i].temporary);
    }
    free(exports->items);
}
