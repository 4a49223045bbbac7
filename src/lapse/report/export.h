/* Writes the results of a run to stdout and to files. */
#ifndef LAPSE_REPORT_EXPORT_H
#define LAPSE_REPORT_EXPORT_H

#include "lapse_registry.h"
#include "text/texts.h"

struct export
{
    struct patchbay_selection exporter;
    char *path;      /* NULL: stdout */
    char *temporary; /* file that is written first and renamed when complete; NULL when `path` is
                        not a regular file and is written directly */
};

struct exports {
    struct export *items;
    size_t count;
};

/* Selects the exporters of "FORMAT" and "FORMAT=FILE" and checks that the files can be written.
 * Returns CODE_OK, or another exit code after a message. The caller calls
 * exports_free() in any case. */
int exports_open(struct exports *exports, struct patchbay *registry, const struct texts *formats);

/* Writes the report to all of them. Returns CODE_OK, or CODE_ERROR after a message for each that
 * failed; a closed pipe at stdout is not a failure. */
int exports_write(const struct exports *exports, const struct lapse_report *report);

void exports_free(struct exports *exports);

#endif
