/* The lines of the input. */
#ifndef GEN_LINE_H
#define GEN_LINE_H

#include <stddef.h>

struct line {
    const char *bytes;
    size_t size; /* without the line break */
};

/* Line `number`, from 1; empty at the end of the input. A byte order mark is not part of it. */
struct line line_find(const char *bytes, size_t size, size_t number);

#endif
