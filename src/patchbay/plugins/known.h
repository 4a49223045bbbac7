/* All plugins that were found, usable or not, and how to find one of them. */
#ifndef PATCHBAY_KNOWN_PLUGINS_H
#define PATCHBAY_KNOWN_PLUGINS_H

#include "plugins/plugin.h"

/* Adds a plugin behind all others. False when out of memory. */
bool pb_known_add(struct registry *registry, struct plugin *plugin);

/* The usable or rejected plugin that was read from the file with this status, if it was not
 * withdrawn; NULL without one. */
struct plugin *pb_known_file(const struct registry *registry, const struct stat *status);

/* A plugin that was withdrawn, and read from this very file, of a source with this position. */
struct plugin *pb_known_withdrawn(const struct registry *registry, const char *path,
                                  const struct stat *status, unsigned position);

/* A plugin with the name of `plugin` that is not shadowed, and comes before or after it. */
struct plugin *pb_known_before(const struct registry *registry, const struct plugin *plugin);
struct plugin *pb_known_after(const struct registry *registry, const struct plugin *plugin);

#endif
