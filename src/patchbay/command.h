/* The inspector's commands. Each returns an exit code. */
#ifndef PATCHBAY_COMMAND_H
#define PATCHBAY_COMMAND_H

#include "patchbay/patchbay.h"

enum command_exit { COMMAND_FINE = 0, COMMAND_NO = 1, COMMAND_USAGE = 2, COMMAND_CANNOT = 3 };

/* What stands behind the command: words and options. */
struct arguments {
    const char *words[3];
    int count;
    bool all;
};

int pb_command_list(struct patchbay *registry, const struct arguments *arguments);
int pb_command_show(struct patchbay *registry, const struct arguments *arguments);
int pb_command_why(struct patchbay *registry, const struct arguments *arguments);

int pb_command_paths(struct patchbay *registry, const struct arguments *arguments);
int pb_command_env(struct patchbay *registry, const struct arguments *arguments);

/* Says on stderr all that is wrong with variables. COMMAND_NO when something is. */
int pb_command_faults(struct patchbay *registry);

/* Number of the category of this name; -1 after saying on stderr that there is none. */
int pb_command_category(struct patchbay *registry, const char *name);

/* Number of the type of this name, NULL: the default; -1 after saying why on stderr. */
int pb_command_type(struct patchbay *registry, unsigned category, const char *name);

/* "builtin", the name of the plugin, "runtime". */
const char *pb_command_origin(const struct patchbay_implementation *implementation);

#endif
