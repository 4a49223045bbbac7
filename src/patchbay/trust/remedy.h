/* Rejecting a path, with a remedy that can work. */
#ifndef PATCHBAY_REMEDY_H
#define PATCHBAY_REMEDY_H

#include "patchbay/patchbay.h"
#include "trust/writers.h"
#include <sys/types.h>

struct trust;

/* Each sets the verdict, and returns false. */
bool pb_reject_owner(const struct trust *trust, const char *path, uid_t owner,
                     struct patchbay_error *verdict);
bool pb_reject_writer(const struct trust *trust, const char *path, const struct stat *status,
                      struct writer writer, struct patchbay_error *verdict);

#endif
