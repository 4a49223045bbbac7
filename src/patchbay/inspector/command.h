/* One command of the inspector or of the program `patchbay`: gathers an answer, prints it. */
#ifndef PATCHBAY_COMMAND_H
#define PATCHBAY_COMMAND_H

#include <stdbool.h>

struct answer;
struct patchbay;
struct registry;
struct style;
struct value;

/* The exit status of both programs. */
enum command_status { COMMAND_OK = 0, COMMAND_NO = 1, COMMAND_USAGE = 2, COMMAND_FAILURE = 3 };

enum option {
    OPTION_ALL = 1,
    OPTION_LOAD = 2,
    OPTION_ENVIRON = 4,
    OPTION_JSON = 8,
    OPTION_PLAIN = 16,
    OPTION_COLOR = 32,
    OPTION_HELP = 64,
    OPTION_WHERE = 128,
    OPTION_SEARCH = 256,
    OPTION_OUTPUT = OPTION_JSON | OPTION_PLAIN | OPTION_COLOR
};

enum { WHERE_MOST = 8 };

/* A command line that has been read. */
struct request {
    const struct program *program;
    const struct command *command;
    char **arguments; /* without the options */
    int count;
    unsigned options;                  /* those that were given */
    const char *color;                 /* auto, always or never */
    const char *where[WHERE_MOST + 1]; /* each "KEY=VALUE"; ended by NULL */
    const char *search;                /* NULL: not given */
    const char *environ_file;          /* NULL: the environment of this process */
    const struct registry *here;       /* with `environ_file`: the one of this process */
};

struct command {
    const char *name;
    const char *arguments;   /* as shown by help: "CATEGORY [TYPE]" */
    const char *example;     /* its arguments in an example; NULL: those of the program */
    const char *description; /* NULL: hidden from help, and its options are not read */
    int least, most;         /* how many arguments */
    unsigned options;

    /* `gather` returns an exit status and adds what is wrong to the errors of the answer; `print`
     * prints the answer as text. A command that has `run` instead prints by itself. `handle` is
     * NULL in the program `patchbay`. */
    int (*gather)(struct patchbay *handle, const struct request *request, struct answer *answer);
    void (*print)(const struct style *style, const struct value *root);
    int (*run)(struct patchbay *handle, const struct request *request);
};

/* A program that has commands. */
struct program {
    const char *name;        /* "lapse registry" */
    const char *description; /* for help; NULL: none */
    const char *version;     /* NULL: no --version */
    const char *example;     /* arguments in the example of a command that has none of its own */
    const char *registry;    /* its name, for the answer; NULL: none */
    const struct command *const *commands; /* ended by NULL */
};

/* Gathers the answer and prints it in the form that was asked for. Returns an exit status. */
int pb_command_run(struct patchbay *handle, const struct request *request);

#endif
