/* patchbay-gen init: new projects that build as they are. Each function prints what it made and
 * what to type next, and returns the exit code. */
#ifndef GEN_INIT_H
#define GEN_INIT_H

#include "base/arena.h"

/* A program with a registry of this name, in the directory `name`. Returns 1 when the name is
 * refused or the directory is not empty, 3 when it cannot be written. */
int init_registry(struct arena *arena, const char *name);

/* A plugin of this name, in the directory `name`, for the program whose registry.yaml is given.
 * Returns 1 as above or when that file is faulty, 2 when `registry` is NULL, 3 when a file cannot
 * be read or written. */
int init_plugin(struct arena *arena, const char *name, const char *registry);

/* The same, with --serves: the "category" or "category/type" that the plugin serves; NULL: the
 * first. Returns 1 also when there is no such category. */
int init_plugin_serving(struct arena *arena, const char *name, const char *registry,
                        const char *serves);

#endif
