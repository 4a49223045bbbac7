/* `patchbay show`: the notes of a file. */
#ifndef INSPECT_SHOW_H
#define INSPECT_SHOW_H

#include "file.h"

struct style;
struct value;

/* Adds an object for one file to the list `files`. */
enum outcome inspect_show(const char *path, struct value *files);

void inspect_print_show(const struct style *style, const struct value *root);

#endif
