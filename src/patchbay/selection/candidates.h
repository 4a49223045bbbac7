/* The implementations of a type, in candidate order. All functions need the lock. */
#ifndef PATCHBAY_CANDIDATES_H
#define PATCHBAY_CANDIDATES_H

#include "patchbay/patchbay.h"

struct candidate;
struct category_state;
struct registry;
struct type_state;

/* The state of a type whose number is valid; made at the first call. NULL when memory is short. */
struct type_state *pb_type_of(struct registry *registry, unsigned category, unsigned type);

/* Whether each implementation of a category is a type of the same name. */
bool pb_is_flat(const struct category_state *category);

/* The candidates of all types of a flat category. NULL when memory is short. */
struct type_state *pb_unnamed_of(struct category_state *category);

/* The same as pb_type_of(), but NULL if that call has not been made. */
struct type_state *pb_type_known(const struct registry *registry, unsigned category, unsigned type);

/* Puts a candidate where it belongs among those of its type, and of a flat category. */
void pb_candidates_insert(struct candidate *candidate);

/* Takes one out of both. */
void pb_candidates_remove(struct candidate *candidate);

/* Whether a candidate has an identifier, which may be qualified, and was not removed. */
bool pb_candidate_is(const struct candidate *candidate, const char *identifier);

/* The first that has it, and is neither shadowed nor disabled if another has it. */
struct candidate *pb_candidates_find(const struct type_state *type, const char *identifier);

/* Whether a list names one, other than to exclude it. */
bool pb_candidates_listed(const struct type_state *type, const char *list);

/* As far as it is known; never PATCHBAY_STATE_SELECTED. */
enum patchbay_state pb_candidate_state(const struct candidate *candidate);

/* "builtin", the plugin's name, "runtime". */
const char *pb_candidate_origin(const struct candidate *candidate);

/* Whether only an override can select it: opt-in, removed, absent, or declined. */
bool pb_candidate_is_skipped(const struct candidate *candidate);

/* Whether it may be handed out where it is the only choice: with `automatic: true`, a start
 * function that declines only decides whether it is selected among others. */
bool pb_candidate_serves_alone(const struct candidate *candidate);

/* Makes it STEP_FAILED; the hint may be NULL. Does nothing and returns false when the reason is
 * NULL, because memory is short: the caller must not remember that as a failure of the candidate.
 */
bool pb_candidate_fail(struct candidate *candidate, enum patchbay_code code, const char *reason,
                       const char *hint);

#endif
