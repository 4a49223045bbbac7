/* Every directory and file that discovery looked at, and the result: what `paths` shows. Under the
 * lock. */
#ifndef PATCHBAY_PLACES_H
#define PATCHBAY_PLACES_H

#include "patchbay/patchbay.h"
#include <stdbool.h>

struct plugin;
struct registry;

enum place_state {
    PLACE_USED,
    PLACE_MISSING, /* a directory that does not exist, which is not a fault */
    PLACE_IGNORED, /* not a plugin of this registry for this architecture; an unusable directory */
    PLACE_HIDDEN,  /* a plugin of this name comes first */
    PLACE_DISABLED,
    PLACE_REFUSED /* a plugin of this registry that cannot be used */
};

struct place {
    struct place *next;
    char *texts; /* all of them, in one piece of memory */
    const char *path;
    const char *source; /* the variable, "options", "installed", or the directory of a file */
    bool is_file;
    enum place_state state;
    enum patchbay_code code;
    const char *reason, *hint; /* "" without one */
};

/* Each adds a place, and prints it when debugging. Out of memory, the registry remembers that. The
 * place of a file stays until the next discovery begins; NULL when out of memory. */
void pb_place_add_directory(struct registry *registry, const char *path, const char *source,
                            enum place_state state, const char *reason, const char *hint);
struct place *pb_place_add_file(struct registry *registry, const char *path, const char *source,
                                const struct patchbay_error *verdict);

/* Gives the place of a plugin's file, if it has one, another verdict. */
void pb_place_change(struct registry *registry, const struct plugin *plugin,
                     const struct patchbay_error *verdict);

/* Frees all: a discovery begins, or the registry is closed. */
void pb_places_clear(struct registry *registry);

/* "used", "missing"... */
const char *pb_place_state_name(enum place_state state);

#endif
