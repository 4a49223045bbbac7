/* One directory of plugins. */
#ifndef PATCHBAY_PLUGIN_DIRECTORY_H
#define PATCHBAY_PLUGIN_DIRECTORY_H

#include "plugins/plugin.h"

/* Reads the plugin files of a directory in the order of their names. */
void pb_plugin_directory_read(struct registry *registry, const char *path,
                              const struct plugin_source *source);

/* Finds the plugin `name` in a directory, also under a file name that folds to it. Writes its path
 * to `file`, of PATH_MAX bytes; false without one, or with a transient failure. */
bool pb_plugin_directory_find(struct registry *registry, const char *path, const char *name,
                              char *file);

#endif
