/* From directories to candidates.
 *
 *     discover.c            the sources, in order: variables, options, the installed directory
 *       directory.c         the files of one directory, in the order of their names
 *         plugin_file.c     one file: of this registry? disabled? shadowed? trusted (../trust)?
 *           plugin_notes.c  its notes become candidates, which are all usable, or none
 *     load.c                the first use of a candidate: dlopen, and whether it matches its notes
 *     plugins.c             discovering again
 *
 * What was examined is kept by places.c, what was found by known.c; verdict.c says why something is
 * rejected, and what to do.
 */
#ifndef PATCHBAY_PLUGINS_H
#define PATCHBAY_PLUGINS_H

#include "registry/map.h"
#include <stdbool.h>

/* What a registry knows about plugins; each part belongs to the file that its comment names. */
struct plugins {
    struct trust *trust;               /* settings.c */
    struct plugin *first, *last;       /* known.c */
    struct map named, numbered;        /* known.c */
    struct place *places, *last_place; /* places.c */
    bool incomplete;                   /* discover.c: the latest discovery has to be repeated */
};

#endif
