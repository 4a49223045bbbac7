/* Comparing names as people write them. */
#ifndef PATCHBAY_NEAREST_H
#define PATCHBAY_NEAREST_H

#include "patchbay/patchbay.h"

/* Equal except for ASCII case, and for `-` instead of `_`. */
bool pb_names_equal(const char *left, const char *right);

/* The name nearest to `wanted` of all that were tried. */
struct nearest {
    const char *wanted;
    const char *name; /* NULL: none is near */
    size_t distance;
};
void pb_nearest_try(struct nearest *nearest, const char *name);

/* Adds "did you mean 'NAME'?" to the hint when a name is near. Returns false. */
bool pb_nearest_hint(const struct nearest *nearest, struct patchbay_error *error);

#endif
