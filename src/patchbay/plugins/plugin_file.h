/* One plugin file: read without loading it. */
#ifndef PATCHBAY_PLUGIN_FILE_H
#define PATCHBAY_PLUGIN_FILE_H

#include "plugins/plugin.h"

/* Reads a file and, if it is a plugin of this registry, adds it with its candidates, usable or not.
 * Returns it, or NULL; `error` and the place that is added say why it is not usable. */
struct plugin *pb_plugin_file_read(struct registry *registry, const char *path,
                                   const struct plugin_source *source,
                                   struct patchbay_error *error);

#endif
