#ifndef PATCHBAY_IMPLEMENTATIONS_H
#define PATCHBAY_IMPLEMENTATIONS_H

#include "inspector/answer/text.h"
#include <stdbool.h>

struct candidate;
struct patchbay_decision;
struct type_state;
struct value;

/* Adds the candidates of a type to `list` in their order, or only the selected one; returns the
 * selected one or NULL. A decision that is not usable is not an error here. */
struct value *pb_add_implementations(const struct type_state *type, bool all,
                                     struct patchbay_decision *decision, struct value *list);

/* Adds a description, and its first sentence, which tables show, as the summary. */
void pb_add_description(struct value *value, const char *description);

/* The candidate at or after `*from`, in candidate order, that a value of such a list describes, and
 * moves `*from` behind it. NULL if it is gone: candidates may have changed. Under the lock. */
struct candidate *pb_described(const struct type_state *type, const struct value *value,
                               struct candidate **from);

/* How they are printed. */
enum { CANDIDATE_COLUMNS = 7 };
extern const struct column pb_candidate_columns[CANDIDATE_COLUMNS];

#endif
