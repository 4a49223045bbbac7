/* What a registry knows about plugins; each part belongs to the file that its comment names. */
#ifndef PATCHBAY_PLUGINS_H
#define PATCHBAY_PLUGINS_H

struct plugins {
    const char *origin;                /* settings.c: what $ORIGIN stands for; NULL if unknown */
    struct trust *trust;               /* trust.c */
    struct plugin *first, *last;       /* known.c */
    struct plugin_index *index;        /* known.c */
    struct place *places, *last_place; /* places.c */
};

#endif
