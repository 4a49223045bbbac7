/* Whether plugins that were built for one registry.yaml go on working with a later one. */
#ifndef GEN_COMPARE_H
#define GEN_COMPARE_H

#include "model.h"
#include <stdio.h>

/* Prints every difference that plugins can notice, one a line, each said to be compatible or not.
 * Returns whether all are. Sizes and offsets are not in the files: a layout that lists other fields
 * counts as incompatible, one that lists the same is left to the check at run time. */
bool compare_registries(const struct model *old_model, const struct model *new_model, FILE *stream);

#endif
