/* What options and variables say about plugins, except where they are. */
#ifndef PATCHBAY_PLUGIN_SETTINGS_H
#define PATCHBAY_PLUGIN_SETTINGS_H

#include <stdbool.h>

struct registry;

/* Reads the variables that concern all plugins, and adds what is wrong with them. Under the lock.
 */
void pb_plugin_settings_read(struct registry *registry);

/* Adds remarks about names in LAPSE_PLUGIN_DISABLE that no file has, once all were found. Under the
 * lock. */
void pb_plugin_settings_check(struct registry *registry);

/* What disables a plugin: LAPSE_PLUGIN_DISABLE, or the options of the program; NULL: nothing. */
const char *pb_plugin_disabled_by(struct registry *registry, const char *name);

#endif
