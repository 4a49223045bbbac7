/* patchbay-gen init: new projects that build. Each function prints what it created and how to build
 * it, and returns the exit status. */
#ifndef GEN_STARTER_INIT_H
#define GEN_STARTER_INIT_H

#include "base/arena.h"

/* A program with a registry of this name, in the directory `name`. Returns 1 when the name is
 * invalid or the directory is not empty, 3 when it cannot be written. */
int init_program(struct arena *arena, const char *name);

/* A plugin of this name, in the directory `name`, for the program whose registry.yaml is given;
 * `serves` is the "category" or "category/type" of --serves, or NULL: the first category. Returns 1
 * as above, when that file is faulty or has no such category, 2 when `registry` is NULL, 3 when a
 * file cannot be read or written. */
int init_plugin(struct arena *arena, const char *name, const char *registry, const char *serves);

#endif
