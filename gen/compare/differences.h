/* What became of one category between two files, as far as plugins notice. */
#ifndef GEN_COMPARISON_H
#define GEN_COMPARISON_H

#include "base/text.h"
#include "check/model.h"
#include <stdbool.h>

/* What a difference does to plugins that were built for the old file; each is worse than the one
 * before. */
enum effect {
    EFFECT_OK,     /* nothing */
    EFFECT_NOTE,   /* they go on working, and somebody may be surprised */
    EFFECT_BREAKS, /* some are refused */
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

/* Adds a difference; returns it for the members that are still NULL. */
__attribute__((format(printf, 3, 4))) struct difference *
comparison_add(struct comparison *comparison, enum effect effect, const char *format, ...);

/* Each adds the differences of one part of a category. */
void compare_members(struct comparison *comparison, const struct category *before,
                     const struct category *now);
void compare_layouts(struct comparison *comparison, const struct category *before,
                     const struct category *now);
void compare_metadata(struct comparison *comparison, const struct category *before,
                      const struct category *now);
void compare_types(struct comparison *comparison, const struct category *before,
                   const struct category *now);

/* Writes all, each with its effect in front, a remedy below the first that it holds for. */
void comparison_print(const struct comparison *comparison, struct text *text);

/* Whether one of the strings is `string`. */
bool comparison_has(const struct strings *strings, const char *string);

#endif
