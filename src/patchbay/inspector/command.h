/* The inspector: commands that show what a registry would do, and why.
 *
 *     command.c        the table of commands; running one
 *     command_line.c   options, help, what to say about wrong words
 *     command_*.c      one command each: gathers its answer, then prints it as text
 *     open_again.c     the same registry in another environment, for --environ
 *     answer.h         the answer as a tree, and printing it
 *
 * Nothing here loads or starts anything, except `check --load`.
 */
#ifndef PATCHBAY_COMMAND_H
#define PATCHBAY_COMMAND_H

#include "inspector/answer/answer.h"
#include "registry/registry.h"

enum command_exit { COMMAND_FINE = 0, COMMAND_NO = 1, COMMAND_USAGE = 2, COMMAND_CANNOT = 3 };

/* What stands behind the command. */
struct request {
    const char *program; /* "lapse registry", to begin messages with */
    char **words;        /* without options */
    int count;
    bool all, load, json, plain;
    const char *colour;          /* auto, always, never */
    const char *environ_file;    /* NULL: this process's environment */
    const struct registry *here; /* with one: the registry of this process */
};

enum option { OPTION_ALL = 1, OPTION_LOAD = 2, OPTION_FORM = 4, OPTION_ENVIRON = 8 };

struct command {
    const char *name;
    const char *words;   /* as help shows them */
    const char *example; /* words behind the command; NULL: a category */
    const char *description;
    int fewest, most;
    unsigned options;
    /* Returns an exit code; what is wrong goes into the answer's errors. */
    int (*gather)(struct patchbay *handle, const struct request *request, struct answer *answer);
    void (*print)(const struct style *style, const struct value *root);
};

/* ---- command.c ---------------------------------------------------------------------------- */

/* By number; NULL behind the last. */
const struct command *pb_command(unsigned number);

/* ---- command_line.c ----------------------------------------------------------------------- */

/* Splits words and options. Returns COMMAND_FINE, or an exit code after saying why. */
int pb_command_parse(const struct command *command, int argc, char **argv, struct request *request);

void pb_command_help(struct patchbay *handle, const char *program, const struct command *only,
                     FILE *stream);

/* "PROGRAM: unknown WHAT 'WORD'", the nearest of several names, and where to read more. */
int pb_command_unknown(const char *program, const char *what, const struct nearest *nearest);

/* An option by number, as it is written: "--color="; NULL behind the last. `options` are those that
 * commands with it take. */
const char *pb_command_option(unsigned number, unsigned *options);

/* ---- The commands ------------------------------------------------------------------------- */

int pb_gather_list(struct patchbay *handle, const struct request *request, struct answer *answer);
int pb_gather_show(struct patchbay *handle, const struct request *request, struct answer *answer);
int pb_gather_why(struct patchbay *handle, const struct request *request, struct answer *answer);
int pb_gather_paths(struct patchbay *handle, const struct request *request, struct answer *answer);
int pb_gather_env(struct patchbay *handle, const struct request *request, struct answer *answer);
int pb_gather_check(struct patchbay *handle, const struct request *request, struct answer *answer);

void pb_print_list(const struct style *style, const struct value *root);
void pb_print_show(const struct style *style, const struct value *root);
void pb_print_why(const struct style *style, const struct value *root);
void pb_print_paths(const struct style *style, const struct value *root);
void pb_print_env(const struct style *style, const struct value *root);
void pb_print_check(const struct style *style, const struct value *root);

/* These two print without an answer. `complete WORD...` says what could stand for the last word;
 * `completion SHELL` prints what makes a shell ask for it. */
int pb_command_complete(struct patchbay *handle, int argc, char **argv);
int pb_command_completion(const char *program, int argc, char **argv);

/* ---- What commands share ------------------------------------------------------------------ */

/* Number of the category of this name; -1 with an error in the answer. */
int pb_command_category(struct patchbay *handle, const char *name, struct answer *answer);

/* Number of the type of this name, NULL: the default; -1 with an error in the answer. */
int pb_command_type(struct patchbay *handle, unsigned category, const char *name,
                    struct answer *answer);

/* Adds each implementation of a type to `list`, or the selected one only, in candidate order;
 * returns the selected one, NULL without. An unusable decision is no error here. */
struct value *pb_command_implementations(struct patchbay *handle, unsigned category, unsigned type,
                                         bool all, struct patchbay_decision *decision,
                                         struct value *list);

/* Adds each element of a string list to a list. */
void pb_command_strings(struct value *parent, const char *key, const char *list);

/* Opens the registry once more: with the options, overrides and additions of calls that it has, in
 * `environment`, or with NULL in the one it has. NULL with an error. The original stays open
 * longer. */
struct patchbay *pb_open_again(struct patchbay *handle, const char *const *environment,
                               struct patchbay_error *error);

/* The strings of a file as in /proc/PID/environ, ended by NULL; freed by pb_environ_free(). NULL
 * after saying on stderr why not. */
char **pb_environ_read(const char *program, const char *file);
void pb_environ_free(char **strings);

/* Adds all that is wrong with variables to the errors. COMMAND_NO when something is. */
int pb_command_faults(struct patchbay *handle, struct answer *answer);

/* ---- check_plugins.c, command_check.c ----------------------------------------------------- */

/* `code` may be NULL. */
void pb_check_add(struct value *findings, const char *severity, const char *code,
                  const char *subject, const char *text);

/* What became of the directories and files that were looked at. */
void pb_check_places(struct registry *registry, struct value *findings);

/* Would the program accept this file? Adds it to `files`. */
void pb_check_file(struct patchbay *handle, const char *file, bool load, struct value *files,
                   struct value *findings);

#endif
