/* The files that a command generates: written, or compared with those that exist. */
#ifndef GEN_GENERATED_H
#define GEN_GENERATED_H

#include "base/arena.h"
#include "base/exit_status.h"
#include "base/text.h"
#include "command/command_line.h"

struct generated;

struct generated *generated_create(struct arena *arena, const struct options *options);

/* `name` is relative to the output directory. */
void generated_add(struct generated *generated, const char *name, const struct text *text);

/* Writes the files, the depfile and the stamp; with --verify only compares. Prints what is wrong.
 */
int generated_finish(const struct generated *generated);

#endif
