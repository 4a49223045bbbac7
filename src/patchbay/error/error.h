/* Filling in struct patchbay_error. Every function accepts NULL, and returns false. */
#ifndef PATCHBAY_ERROR_H
#define PATCHBAY_ERROR_H

#include "patchbay/patchbay.h"

/* Sets code and text; the hint is empty then. */
__attribute__((format(printf, 3, 4))) bool
pb_error_set(struct patchbay_error *error, enum patchbay_code code, const char *format, ...);

/* Appends to the text. */
__attribute__((format(printf, 2, 3))) bool pb_error_add(struct patchbay_error *error,
                                                        const char *format, ...);

/* Adds a line to the hint. */
__attribute__((format(printf, 2, 3))) bool pb_error_hint(struct patchbay_error *error,
                                                         const char *format, ...);

bool pb_error_out_of_memory(struct patchbay_error *error);
bool pb_error_sealed(const char *source, struct patchbay_error *error);

#endif
