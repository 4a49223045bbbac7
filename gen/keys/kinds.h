/* The kinds of metadata values as one table (kinds.def). */
#ifndef GEN_KINDS_H
#define GEN_KINDS_H

#include "patchbay/table.h"

/* See kinds.def. */
struct kind {
    const char *constant, *name, *c_type, *words, *text, *sample;
};

extern const struct kind kinds[];

#endif
