/* A place in the input. */
#ifndef GEN_MARK_H
#define GEN_MARK_H

#include <stdint.h>

/* Line and column count from 1, columns in code points. Files are at most READ_MOST bytes long (see
 * read.h), so 32 bits suffice. Line 0: not a place in the file. */
struct mark {
    uint32_t line;
    uint32_t column;
};

/* Negative, 0 or positive: `a` is before, at or after `b`. */
static inline int mark_compare(struct mark a, struct mark b)
{
    if (a.line != b.line)
        return a.line < b.line ? -1 : 1;
    return (a.column > b.column) - (a.column < b.column);
}

#endif
