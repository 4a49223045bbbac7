/* A rejected file, plugin or implementation: struct patchbay_error with code, text and hint. The
 * code PATCHBAY_NO_ERROR means that it is usable so far. */
#ifndef PATCHBAY_VERDICT_H
#define PATCHBAY_VERDICT_H

#include "error/format.h"
#include "patchbay/patchbay.h"

/* Adds a reason. The first one decides code and hint; texts are joined. Returns false. */
PB_PRINTF(3, 4)
bool pb_reject(struct patchbay_error *verdict, enum patchbay_code code, const char *format, ...);

#endif
