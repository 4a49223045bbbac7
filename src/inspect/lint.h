/* `patchbay lint`: what is wrong with a file as a plugin, whatever program it is for. */
#ifndef INSPECT_LINT_H
#define INSPECT_LINT_H

#include "file.h"

struct style;
struct value;

/* Adds an object for one file to the list `files`. */
enum outcome inspect_lint(const char *path, struct value *files);

void inspect_print_lint(const struct style *style, const struct value *root);

#endif
