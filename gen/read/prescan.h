/* Checks the bytes of a file before libyaml reads them. */
#ifndef GEN_PRESCAN_H
#define GEN_PRESCAN_H

#include "diagnostic/fault.h"
#include <stdbool.h>

/* Adds a fault for each line with a byte or character that is not allowed: control characters,
 * invalid UTF-8, tabs, ambiguous line breaks. Returns false when libyaml would fail on them, or
 * report wrong positions. */
bool prescan(struct faults *faults, const char *bytes, size_t size);

#endif
