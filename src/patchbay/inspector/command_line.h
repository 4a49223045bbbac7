/* The command line of a program with commands: options, help, usage errors. */
#ifndef PATCHBAY_COMMAND_LINE_H
#define PATCHBAY_COMMAND_LINE_H

#include "inspector/command.h"

struct nearest;

/* Reads a command line without the program's own words. True: `request` is to be run, and its
 * `arguments` to be freed. False: all is done, help or a usage error is printed and `*status` is
 * the exit status. */
bool pb_command_line_read(const struct program *program, int argc, char **argv,
                          struct request *request, int *status);

/* Prints a word of the command line to stderr, with '?' for control characters, which a terminal
 * would obey. */
void pb_print_argument(const char *word);

/* Prints "unknown WHAT 'WORD'" and the nearest name or the command for help. Returns
 * COMMAND_USAGE. */
int pb_command_line_unknown(const struct program *program, const char *what,
                            const struct nearest *nearest);

/* The option of this number as it is written, with '=' if it takes a value, and its bit; NULL
 * behind the last. */
const char *pb_command_line_option(unsigned number, unsigned *bit);

/* The values of --color, ended by NULL. */
extern const char *const pb_command_line_colors[];

#endif
