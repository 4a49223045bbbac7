/* Filling in struct patchbay_error. Functions that return bool accept NULL, and return false. */
#ifndef PATCHBAY_ERROR_H
#define PATCHBAY_ERROR_H

#include "error/format.h"
#include "patchbay/patchbay.h"
#include <stdarg.h>

/* Sets no error. An initialiser would zero 2.5 KiB, which matters where each file of a directory
 * needs an error. */
void pb_error_clear(struct patchbay_error *error);

/* Sets code and text; the hint is empty then. In a text that is too long, the middle of paths is
 * left out. */
PB_PRINTF(3, 4)
bool pb_error_set(struct patchbay_error *error, enum patchbay_code code, const char *format, ...);

/* Appends to the text. */
PB_PRINTF(2, 3) bool pb_error_add(struct patchbay_error *error, const char *format, ...);

PB_PRINTF(2, 0)
void pb_error_add_va(struct patchbay_error *error, const char *format, va_list list);

/* Appends an item of a list, unless it or one before it does not fit: then it is counted, so that
 * the list can end with "and 3 more". */
PB_PRINTF(3, 4)
bool pb_error_item(struct patchbay_error *error, unsigned *left_out, const char *format, ...);

/* Adds a line to the hint. */
PB_PRINTF(2, 3) bool pb_error_hint(struct patchbay_error *error, const char *format, ...);

/* Sets the error to a failure that the next call may not meet: registry->transient. */
bool pb_error_transient(int number, struct patchbay_error *error);
bool pb_error_is_transient(const struct patchbay_error *error);
bool pb_error_out_of_memory(struct patchbay_error *error);
bool pb_error_sealed(const char *source, struct patchbay_error *error);

#endif
