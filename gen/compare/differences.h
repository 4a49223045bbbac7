/* The differences of one category between two files, as far as they affect plugins. */
#ifndef GEN_COMPARE_DIFFERENCES_H
#define GEN_COMPARE_DIFFERENCES_H

#include "base/text.h"
#include "check/model.h"
#include <stdbool.h>

/* The effect of a difference on plugins that were built for the old file, from harmless to worst.
 */
enum effect {
    EFFECT_OK,     /* nothing */
    EFFECT_NOTE,   /* they work, but may behave differently */
    EFFECT_BREAKS, /* some are rejected */
};

struct difference {
    struct difference *next;
    enum effect effect;
    const char *what;
    const char *before, *now; /* NULL, or two forms that are shown below each other */
    const char *remedy;       /* NULL, or how to avoid it */
};

struct comparison {
    struct arena *arena;
    struct difference *first, **last;
    enum effect worst;
};

struct comparison comparison_begin(struct arena *arena);

/* Adds a difference; the caller may set its other members. */
__attribute__((format(printf, 3, 4))) struct difference *
comparison_add(struct comparison *comparison, enum effect effect, const char *format, ...);

/* Writes all, each after its effect; a remedy that several share follows the first. */
void comparison_print(const struct comparison *comparison, struct text *text);

#endif
