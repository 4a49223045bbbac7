/* Names of new projects. */
#ifndef GEN_STARTER_PROJECT_NAME_H
#define GEN_STARTER_PROJECT_NAME_H

#include "base/arena.h"

/* The reason why a program or a plugin cannot have this name, or NULL. */
const char *init_fault_of_program(struct arena *arena, const char *name);
const char *init_fault_of_plugin(struct arena *arena, const char *name);

/* Prints the fault; returns the exit status. */
int init_reject_name(const char *name, const char *fault);

#endif
