#ifndef PATCHBAY_COMMANDS_H
#define PATCHBAY_COMMANDS_H

#include "inspector/command.h"

/* The commands of the inspector in the order of its help, ended by NULL. */
extern const struct command *const pb_inspector_commands[];

#endif
