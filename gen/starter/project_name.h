/* Names of new projects. */
#ifndef GEN_INIT_NAME_H
#define GEN_INIT_NAME_H

#include "base/arena.h"

/* Why a program or a plugin cannot have this name; NULL: it can. */
const char *init_fault_of_program(struct arena *arena, const char *name);
const char *init_fault_of_plugin(struct arena *arena, const char *name);

/* Says that nothing was made and why; returns the exit code. */
int init_refuse(const char *name, const char *fault);

#endif
