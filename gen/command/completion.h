/* `completion SHELL`: what makes a shell complete the command line, from the tables of
 * command_line.h. */
#ifndef GEN_COMPLETION_H
#define GEN_COMPLETION_H

#include "base/arena.h"
#include "base/text.h"
#include <stdbool.h>

/* Writes the script for bash, zsh or fish. False when `shell` is none of them. */
bool completion_print(struct arena *arena, struct text *text, const char *shell);

#endif
