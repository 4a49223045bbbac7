/* What build systems have to know of a registry.yaml or plugin.yaml before anything is generated.
 */
#ifndef GEN_QUERY_H
#define GEN_QUERY_H

#include "base/arena.h"

/* Prints the answers as lines NAME=VALUE: `registry` or `plugin`, the name that the file gives; and
 * `weak=yes` when a builtin has `link: weak`. Meaning is not checked: a name may be invalid.
 * Returns an exit status, after printing why to stderr. */
int query_print(struct arena *arena, const char *path);

#endif
