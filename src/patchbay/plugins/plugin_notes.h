/* From the notes of a file to candidates: accepted as a whole, or rejected as a whole. */
#ifndef PATCHBAY_PLUGIN_NOTES_H
#define PATCHBAY_PLUGIN_NOTES_H

#include "plugins/plugin.h"

/* Checks all notes of a plugin, unless the verdict rejects it already; sets its code, reason and
 * hint. Adds its candidates, which are usable if it is. */
void pb_plugin_check_notes(struct registry *registry, struct plugin *plugin,
                           struct patchbay_error *verdict);

/* NULL when a note names this registry; else the name of another. */
const char *pb_plugin_other_registry(const struct registry *registry,
                                     const struct notes_file *notes);

#endif
