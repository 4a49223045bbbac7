/* What `--help` prints. */
#ifndef GEN_HELP_H
#define GEN_HELP_H

#include "command/command_line.h"
#include <stdio.h>

/* Of one command, or of all when that is NULL. */
void help_print(const struct command *command, FILE *stream);

/* "patchbay-gen check FILE": the command, its arguments and its required options. */
void help_print_usage(const struct command *command, FILE *stream);

#endif
