/* Which candidate is selected: the levels of overrides, then the order of candidates. Nothing is
 * loaded or started. Under the lock, after discovering. */
#ifndef PATCHBAY_DECIDE_H
#define PATCHBAY_DECIDE_H

#include "patchbay/patchbay.h"
#include "registry/category.h"

struct candidate;

struct decision {
    enum patchbay_level level;
    struct override override;    /* at the levels before PATCHBAY_BY_ORDER */
    struct candidate *candidate; /* STEP_FAILED only when pb_decide() failed */
};

/* False with an error. The candidate may still be STEP_NEW. */
bool pb_decide(struct type_state *type, struct decision *decision, struct patchbay_error *error);

/* The same with other overrides than the type's, and without the levels before `first`. */
bool pb_decide_with(struct type_state *type, const struct override *overrides,
                    enum patchbay_level first, struct decision *decision,
                    struct patchbay_error *error);

/* The source of the list before `level` that excludes a candidate, or NULL. */
const char *pb_excluded_by(const struct override *overrides, unsigned level,
                           const struct candidate *candidate);

/* Whether a look-up fails if no member of the list of a level can be used. */
bool pb_list_must_serve(const struct category_state *category, const struct override *override,
                        unsigned level);

/* Whether a level can be reached from a stronger one: false with an error if a variable is invalid,
 * or before the order, a plugin file cannot be read. */
bool pb_decide_reaches(const struct type_state *type, unsigned level, struct patchbay_error *error);

/* Sets the error of a candidate that fails the look-up, since nobody chose it. Without its plugin,
 * the next candidate would be selected. */
bool pb_first_failed(struct candidate *candidate, struct patchbay_error *error);

/* Calls `each` for every member of a list that cannot be used, as far as is known. The members are
 * identifiers of `type`, or types of the category if that is NULL. */
struct skipped {
    const char *source; /* of the list */
    bool unknown;       /* there is none of this name */
    bool warns;         /* the list is ignored if none of it can be used */
    struct patchbay_error why;
};
void pb_skipped_each(struct category_state *category, const struct type_state *type,
                     const struct override *override,
                     void (*each)(void *context, const struct skipped *skipped), void *context);

/* Whether a name means a builtin, whatever plugins there are: until they are known, only a
 * qualified one does. */
bool pb_names_builtin(const struct type_state *type, const char *name);

/* The number of the default type, or -1 with an error. */
int pb_decide_default_type(struct category_state *category, struct decision *decision,
                           struct patchbay_error *error);

#endif
