/* Names: of types, implementations and plugins. */
#ifndef PATCHBAY_NAME_H
#define PATCHBAY_NAME_H

#include <stdbool.h>
#include <stddef.h>

/* [a-z][a-z0-9_]*, at most 63 bytes. */
bool pb_is_name(const char *text);

/* A name in any form that folds to one: N-Gage. */
bool pb_is_written_name(const char *text);

/* What can be the name or an alias of a type: h.264. */
bool pb_is_type_or_alias(const char *text);

/* A name that is not reserved. */
bool pb_is_plugin_name(const char *text);

/* The name of the plugin in a file: the last part of its path without ".so", folded. */
void pb_name_of_file(const char *path, char *name, size_t size);

#endif
