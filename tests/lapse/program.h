/* Runs lapse as a user does. */
#ifndef TESTS_LAPSE_PROGRAM_H
#define TESTS_LAPSE_PROGRAM_H

#include <sys/types.h>

/* What came of it. The texts are NUL-terminated. */
struct program {
    int code; /* exit code; 1000 plus the signal's number when one ended it */
    char *out;
    char *err;
};

/* Runs lapse by the shell: `environment` is what stands before it ("A=b", or ""), `arguments` what
 * stands behind it, redirections included. */
struct program program_run(const char *environment, const char *arguments);

/* Starts it without waiting. stderr comes through the pipe whose end is returned. */
pid_t program_start(const char *arguments, int *err);

void program_free(struct program *program);

/* The whole file, NUL-terminated; to be freed. Fails the test when there is none. */
char *program_read_file(const char *path);

#endif
