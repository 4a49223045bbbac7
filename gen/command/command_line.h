/* The command line of patchbay-gen. Two tables, of commands and of options, drive the reader, the
 * help and the suggestions. */
#ifndef GEN_COMMAND_LINE_H
#define GEN_COMMAND_LINE_H

#include "base/arena.h"
#include "base/exit_status.h"
#include <stdbool.h>
#include <stddef.h>

/* The values of the options, and the arguments. */
struct options {
    const char *input;  /* the first argument, or NULL */
    const char *second; /* the second, or NULL */
    const char *registry;
    const char *output;
    const char *depfile;
    const char *stamp;
    const char *serves;
    const char *of;
    bool verify;
    bool plugin;
    bool list;
    bool all;
    bool help;
    bool version;
};

/* The options that a command accepts. */
enum {
    TAKES_OUTPUT = 1,
    TAKES_VERIFY = 2,
    TAKES_DEPFILE = 4,
    TAKES_STAMP = 8,
    TAKES_REGISTRY = 16,
    TAKES_PLUGIN = 32,
    TAKES_SERVES = 64,
    TAKES_LIST = 128,
    TAKES_ALL = 512,
    TAKES_OF = 1024,
    TAKES_ALWAYS = 256, /* accepted by every command, and without one */
    TAKES_FILES = TAKES_OUTPUT | TAKES_VERIFY | TAKES_DEPFILE | TAKES_STAMP
};

struct command {
    const char *name;
    const char *arguments; /* as help shows them */
    const char *example;   /* what may follow the name */
    const char *description;
    int fewest, most; /* arguments */
    unsigned takes;   /* options */
    unsigned needs;   /* of them, the required ones */
    int (*run)(struct arena *arena, const struct options *options);
};

/* The commands, ended by one without a name; the first is the default. */
extern const struct command commands[];

struct option {
    const char *name;
    const char *letter;   /* its short form "-o", or NULL */
    const char *argument; /* as help shows it; NULL: takes none */
    unsigned bit;
    size_t offset; /* of its member in struct options: a text if it takes an argument, else bool */
    const char *description;
};

/* The options, ended by one without a name. */
extern const struct option known_options[];

/* Whether `command` takes the option. */
bool command_takes(const struct command *command, const struct option *option);

/* Reads the command line. NULL when only `*status` is left to return: after help, or after printing
 * a usage error to stderr. */
const struct command *command_line_read(struct arena *arena, char **argv, struct options *options,
                                        int *status);

#endif
