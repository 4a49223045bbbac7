/* Runs lapse as a user does. */
#ifndef TESTS_LAPSE_PROGRAM_H
#define TESTS_LAPSE_PROGRAM_H

#include <sys/types.h>

/* The result of a run. The texts are NUL-terminated. */
struct program {
    int code; /* exit code; 1000 plus the signal's number when one ended it */
    char *out;
    char *err;
};

/* Runs lapse through the shell: `environment` precedes it ("A=b", or ""), `arguments` follow,
 * including redirections. */
struct program program_run(const char *environment, const char *arguments);

/* Runs it with stdout and stderr on a terminal of this kind and width; both are in `out`. */
struct program program_run_on_terminal(const char *kind, unsigned short columns,
                                       const char *arguments);

/* Starts it without waiting. `err` becomes the reading end of a pipe from its stderr. */
pid_t program_start(const char *arguments, int *err);

void program_free(struct program *program);

/* The whole file, NUL-terminated; to be freed. Fails the test without one. */
char *program_read_file(const char *path);

#endif
