#include "inspector/commands.h"

#include <stddef.h>

/* Each is `pb_command_NAME`, in commands/NAME.c. */
#define COMMANDS(X) X(list) X(show) X(why) X(paths) X(env) X(check) X(completion) X(complete)

#define DECLARE(name) extern const struct command pb_command_##name;
#define ADDRESS(name) &pb_command_##name,

COMMANDS(DECLARE)

const struct command *const pb_inspector_commands[] = {COMMANDS(ADDRESS) NULL};
