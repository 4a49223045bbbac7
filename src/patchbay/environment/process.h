/* The process's own environment. */
#ifndef PATCHBAY_PROCESS_H
#define PATCHBAY_PROCESS_H

#include <stdbool.h>

/* "NAME=value" strings, terminated by NULL; may itself be NULL. */
const char *const *pb_process_environment(void);

/* The value of a variable, or "". */
const char *pb_process_variable(const char *name);

/* Whether the program runs with privileges that its user does not have (AT_SECURE). */
bool pb_is_elevated(void);

#endif
