/* The files that a command generates: written, or compared with those that exist. */
#ifndef GEN_GENERATED_H
#define GEN_GENERATED_H

#include "base/arena.h"
#include "base/exit_status.h"
#include "base/text.h"
#include "command/command_line.h"

struct generated;

struct generated *generated_create(struct arena *arena, const struct options *options);

/* Writes a file, `name` in the output directory, unless one before it could not be written; with
 * --verify only compares it. Prints what is wrong. */
void generated_add(struct generated *generated, const char *name, const struct text *text);

/* Writes the depfile and the stamp, if all files were written. Returns the exit status. */
int generated_finish(const struct generated *generated);

#endif
