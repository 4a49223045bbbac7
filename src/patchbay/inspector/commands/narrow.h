/* --where and --search: which implementations `list` shows. */
#ifndef PATCHBAY_NARROW_H
#define PATCHBAY_NARROW_H

#include <stdbool.h>

struct answer;
struct category_state;
struct registry;
struct request;
struct value;

/* Whether an option narrows the list. */
bool pb_is_narrowed(const struct request *request);

/* False, with an error in the answer, if a key of --where is not one of the category, or of any if
 * that is NULL. */
bool pb_narrow_check(const struct registry *registry, const struct category_state *only,
                     const struct request *request, struct answer *answer);

/* Whether an implementation has all that the options ask for. */
bool pb_narrow_keeps(const struct request *request, const struct value *implementation);

#endif
