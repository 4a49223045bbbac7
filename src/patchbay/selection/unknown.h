/* Errors about names and numbers that do not exist, and about candidates that cannot be used. Every
 * function accepts NULL as error, and returns false. */
#ifndef PATCHBAY_UNKNOWN_H
#define PATCHBAY_UNKNOWN_H

#include "patchbay/patchbay.h"

struct candidate;
struct override;
struct registry;

bool pb_error_unknown_category(const struct registry *registry, unsigned category,
                               struct patchbay_error *error);
bool pb_error_unknown_type_number(const struct registry *registry, unsigned category, unsigned type,
                                  struct patchbay_error *error);

/* `source` begins the text; NULL without one. */
bool pb_error_unknown_type(const struct registry *registry, unsigned category, const char *name,
                           const char *source, struct patchbay_error *error);
bool pb_error_unknown_identifier(struct registry *registry, unsigned category, unsigned type,
                                 const struct override *override, struct patchbay_error *error);

bool pb_error_unusable(const struct registry *registry, const struct candidate *candidate,
                       const struct override *override, struct patchbay_error *error);

/* Adds "see: lapse registry why endpoint chat" to the hint if the registry names its inspector;
 * without a type for -1. */
bool pb_error_see(const struct registry *registry, const char *command, unsigned category, int type,
                  struct patchbay_error *error);

#endif
