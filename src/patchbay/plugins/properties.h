/* What the notes of a plugin set for an implementation beside its interface. */
#ifndef PATCHBAY_PROPERTIES_H
#define PATCHBAY_PROPERTIES_H

#include "plugins/plugin.h"

/* Sets the candidate's own properties and its metadata text. False, with a verdict, when out of
 * memory. */
bool pb_properties_apply(struct registry *registry, const struct plugin *plugin,
                         struct candidate *candidate, struct patchbay_error *verdict);

#endif
