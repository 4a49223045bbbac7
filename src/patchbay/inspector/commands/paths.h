#ifndef PATCHBAY_PATHS_H
#define PATCHBAY_PATHS_H

#include <stdbool.h>

struct registry;
struct value;

/* Adds the directories and files that were examined, or only those that should have been usable and
 * are not. */
void pb_add_places(struct registry *registry, bool only_rejected, struct value *list);

#endif
