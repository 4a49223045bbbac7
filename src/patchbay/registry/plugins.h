/* The plugin functions that the rest of the library calls: defined in plugins/, or by
 * plugins/no_plugins.c in a build without plugins. */
#ifndef PATCHBAY_REGISTRY_PLUGINS_H
#define PATCHBAY_REGISTRY_PLUGINS_H

#include "patchbay/patchbay.h"

struct candidate;
struct registry;

/* Applies the options and variables about plugins. False when memory is short. */
bool pb_plugins_set_up(struct registry *registry, const struct patchbay_options *options);
void pb_plugins_close(struct registry *registry);

/* Discovers plugins, unless that has been done. On a transient failure, registry->discovered
 * remains false and the next call repeats it. Under the lock. */
void pb_discover_once(struct registry *registry);

/* Loads the plugin of a candidate that is STEP_NEW: afterwards it has its interface, or is
 * STEP_FAILED; or the result is false, with an error that is not remembered. Under the lock, which
 * it releases meanwhile. */
bool pb_load(struct registry *registry, struct candidate *candidate, struct patchbay_error *error);

/* Makes a candidate that is STEP_NEW STEP_FAILED if its plugin cannot be loaded, as far as the file
 * shows. Under the lock. */
void pb_load_check(struct candidate *candidate);

/* Name, file and version of a candidate's plugin; NULL for other candidates, and for a plugin
 * without a version. */
const char *pb_plugin_name(const struct candidate *candidate);
const char *pb_plugin_path(const struct candidate *candidate);
const char *pb_plugin_version(const struct candidate *candidate);

/* Whether a candidate is a builtin, or belongs to a plugin of the installed directory. */
bool pb_is_installed(const struct candidate *candidate);

/* The position of its source in the order of candidates; 0 for other candidates. */
unsigned pb_plugin_position(const struct candidate *candidate);

/* Adds a line for each refused file and ignored directory of the latest discovery, in which what is
 * missing could be. Returns false. Under the lock. */
bool pb_error_rejected(const struct registry *registry, struct patchbay_error *error);

/* Adds a line for each directory that was searched, those first that are missing although they were
 * named. Returns false. Under the lock. */
bool pb_error_searched(const struct registry *registry, struct patchbay_error *error);

/* Adds the plugin files that calls added to one registry to another, both discovered and locked. A
 * transient failure is noted in to->transient. */
void pb_plugins_copy(struct registry *from, struct registry *to);

#endif
