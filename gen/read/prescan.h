/* The bytes of a file, before YAML: which of them no registry.yaml may hold. */
#ifndef GEN_PRESCAN_H
#define GEN_PRESCAN_H

#include "diagnostic/fault.h"
#include <stdbool.h>

/* Adds a fault for each line with a byte or character that is refused: NUL and other control
 * characters, what is not UTF-8, tabs, odd line breaks. Returns false when YAML cannot be read with
 * true positions, or at all, because of them. */
bool prescan(struct faults *faults, const char *bytes, size_t size);

#endif
