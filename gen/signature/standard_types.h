/* Types that a generated header can use without an include of the registry. */
#ifndef GEN_STANDARD_TYPES_H
#define GEN_STANDARD_TYPES_H

#include "base/arena.h"
#include <stdbool.h>

/* Whether <stddef.h>, <stdint.h> or <stdbool.h> declares the type. */
bool is_standard_type(const char *name);

/* What to do about another type when nothing is included. */
const char *standard_type_hint(struct arena *arena, const char *name);

/* The keyword of C types that a name is a misspelling of, or "". */
const char *nearest_keyword(const char *name);

#endif
