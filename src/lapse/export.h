/* The results of a run, to where the user wants them. */
#ifndef LAPSE_EXPORT_H
#define LAPSE_EXPORT_H

#include "lapse_registry.h"
#include "texts.h"

struct export
{
    struct patchbay_selection exporter;
    char *path;   /* NULL: stdout */
    char *beside; /* the file that is written first, and renamed when it is whole; NULL when `path`
                     is no regular file and is written directly */
};

/* Makes exports of "FORMAT" and "FORMAT=FILE", and sees whether the files can be written. Returns
 * CODE_FINE, or another exit code after a message. Either way exports_free() is due. */
struct exports {
    struct export *items;
    size_t count;
};
int exports_open(struct exports *exports, struct patchbay *registry, const struct texts *wishes);

/* Writes the report to all of them. Returns CODE_FINE, or CODE_UNDONE after a message for each that
 * failed; a reader of stdout who has gone is no failure. */
int exports_write(const struct exports *exports, const struct lapse_report *report);

void exports_free(struct exports *exports);

#endif
