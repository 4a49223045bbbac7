/* Errors about names and numbers that do not exist, and about candidates that cannot be used. Every
 * function accepts NULL as error, and returns false. */
#ifndef PATCHBAY_UNKNOWN_H
#define PATCHBAY_UNKNOWN_H

#include "patchbay/patchbay.h"

struct candidate;
struct category_state;
struct override;
struct registry;
struct type_state;

bool pb_error_unknown_category(const struct registry *registry, unsigned category,
                               struct patchbay_error *error);
bool pb_error_unknown_category_name(const struct registry *registry, const char *name,
                                    struct patchbay_error *error);
bool pb_error_unknown_type_number(const struct category_state *category, unsigned type,
                                  struct patchbay_error *error);

/* `source` begins the text; NULL without one. */
bool pb_error_unknown_type(const struct category_state *category, const char *name,
                           const char *source, struct patchbay_error *error);

/* The first member of a list of a variable is neither a type nor an identifier. */
bool pb_error_unknown_member(const struct category_state *category, const char *list,
                             const char *source, struct patchbay_error *error);

bool pb_error_unknown_identifier(const struct type_state *type, const struct override *override,
                                 struct patchbay_error *error);

bool pb_error_unusable(const struct candidate *candidate, const struct override *override,
                       struct patchbay_error *error);

/* Adds which candidates can be used instead. */
bool pb_error_usable(const struct type_state *type, struct patchbay_error *error);

/* A stronger override, of the source `by`, excludes what this one names. */
bool pb_error_excluded(const struct type_state *type, const struct override *override,
                       const char *by, struct patchbay_error *error);

/* No member of a list can be used. */
bool pb_error_unusable_list(const struct type_state *type, const struct override *override,
                            struct patchbay_error *error);

/* Add "see: lapse registry why endpoint chat" and "see: lapse registry list endpoint" to the hint,
 * if the registry names its inspector. */
bool pb_error_see_why(const struct type_state *type, struct patchbay_error *error);
bool pb_error_see_list(const struct category_state *category, struct patchbay_error *error);

#endif
