#ifndef PATCHBAY_IMPLEMENTATIONS_H
#define PATCHBAY_IMPLEMENTATIONS_H

#include <stdbool.h>

struct patchbay_decision;
struct style;
struct type_state;
struct value;

/* Adds the candidates of a type to `list` in their order, or only the selected one; returns the
 * selected one or NULL. A decision that is not usable is not an error here. */
struct value *pb_add_implementations(const struct type_state *type, bool all,
                                     struct patchbay_decision *decision, struct value *list);

/* Prints them as a table; with --plain each line begins with `name`. */
void pb_print_candidates(const struct style *style, const struct value *list, const char *name);

#endif
