/* The findings of `check` in plugin files. */
#ifndef PATCHBAY_CHECK_PLUGINS_H
#define PATCHBAY_CHECK_PLUGINS_H

#include <stdbool.h>

struct patchbay;
struct registry;
struct value;

/* Adds what is wrong with the plugin directories and the files in them. */
void pb_check_places(struct registry *registry, struct value *findings);

/* Adds to `files` whether the program accepts a file, and what is wrong with it to `findings`.
 * False if it cannot be loaded because there can be no child process. */
bool pb_check_file(struct patchbay *handle, const char *file, bool load, struct value *files,
                   struct value *findings);

#endif
