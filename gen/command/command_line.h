/* The command line of patchbay-gen. Two tables, of commands and of options, are all there is to
 * know: reading, help, suggestions and shell completion follow them. */
#ifndef GEN_COMMAND_LINE_H
#define GEN_COMMAND_LINE_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>

enum exit_code { EXIT_FINE = 0, EXIT_NO = 1, EXIT_USAGE = 2, EXIT_CANNOT = 3 };

/* What was asked for. */
struct options {
    const char *input;  /* the first word, or NULL */
    const char *second; /* the second, or NULL */
    const char *registry;
    const char *output;
    const char *depfile;
    const char *stamp;
    const char *serves;
    bool verify;
    bool plugin;
    bool list;
    bool help;
    bool version;
};

/* The options that a command takes. */
enum {
    TAKES_OUTPUT = 1,
    TAKES_VERIFY = 2,
    TAKES_DEPFILE = 4,
    TAKES_STAMP = 8,
    TAKES_REGISTRY = 16,
    TAKES_PLUGIN = 32,
    TAKES_SERVES = 64,
    TAKES_LIST = 128,
    TAKES_ALWAYS = 256, /* every command, and none at all */
    TAKES_FILES = TAKES_OUTPUT | TAKES_VERIFY | TAKES_DEPFILE | TAKES_STAMP
};

struct inputs;

struct command {
    const char *name;
    const char *words;   /* as help shows them */
    const char *example; /* what may stand behind the name */
    const char *description;
    int fewest, most; /* words */
    unsigned takes;   /* options */
    unsigned needs;   /* of them, those that must be there */
    int (*run)(struct arena *arena, struct inputs *inputs, const struct options *options);
};

/* The commands, ended by one without a name; the first is what happens without a command. */
extern const struct command commands[];

struct option {
    const char *name;
    const char *letter; /* its short form "-o", or NULL */
    const char *word;   /* that belongs to it, or NULL */
    unsigned bit;
    size_t
        offset; /* of its member in struct options: a text where a word belongs to it, else bool */
    const char *description;
};

/* The options, ended by one without a name. */
extern const struct option known_options[];

/* Whether `command` takes the option. */
bool command_takes(const struct command *command, const struct option *option);

/* Reads the command line. NULL when there is nothing more to do than to end with `*code`: after
 * help, or after saying on stderr what is wrong. */
const struct command *command_line_read(char **argv, struct options *options, int *code);

#endif
