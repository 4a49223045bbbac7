/* The lock of a registry, and the lines that are logged while it is held. They are queued, and
 * delivered when the lock is released: a log callback may call back into the library. */
#ifndef PATCHBAY_LOG_H
#define PATCHBAY_LOG_H

#include "error/format.h"
#include <stdbool.h>

struct log;
struct registry;

/* `name` begins debug lines. NULL when memory is short. */
struct log *pb_log_open(struct registry *registry, const char *name);

void pb_registry_lock(struct registry *registry);

/* Also delivers queued lines. The callback may re-enter the library, so the registry must be
 * consistent here. */
void pb_registry_unlock(struct registry *registry);

/* Releases the lock in the middle of a call, while code runs that is not ours. Delivers the lines
 * for stderr, which must be out if that code crashes, but not those for the callback. */
void pb_registry_pause(struct registry *registry);

/* Queues a line for the log callback, and for stderr if debugging is on; or for stderr alone. Under
 * the lock. */
PB_PRINTF(2, 3) void pb_log(struct registry *registry, const char *format, ...);
PB_PRINTF(2, 3) void pb_log_stderr(struct registry *registry, const char *format, ...);

/* The same, unless this registry has logged the line before. */
void pb_log_once(struct registry *registry, const char *line);

/* Queues a line for stderr if debugging is on (LAPSE_PLUGIN_DEBUG). Under the lock. */
PB_PRINTF(2, 3) void pb_log_debug(struct registry *registry, const char *format, ...);
void pb_log_set_debug(struct registry *registry, bool on);

#endif
