/* Which implementations a run uses: what the command line names or implies, else what is selected.
 */
#ifndef LAPSE_CHOOSE_H
#define LAPSE_CHOOSE_H

#include "plan.h"

/* Fills in the selections of the plan. Returns CODE_FINE, or another exit code after a message. */
int choose(struct plan *plan, struct patchbay *registry, const struct options *options);

#endif
