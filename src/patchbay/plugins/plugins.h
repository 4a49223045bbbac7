/* Plugins: where they are looked for, what was found, what was made of it.
 *
 *     sources (variables, options, installed directory)
 *        --> places      every directory and file that was looked at, with what became of it
 *        --> plugins     every file with a note of ours for this registry
 *        --> candidates  of their types; all of a plugin are usable, or none
 *
 *     discover.c     the sources, in order; directories
 *     plugin_file.c  one file: trusted? ours? hidden?
 *     plugin_note.c  its notes, checked as a whole, become candidates
 *     plugin_properties.c  what they say of an implementation beside its interface
 *     load.c         its first use                                        (only user of <dlfcn.h>)
 *     notes.c        reading ELF                                          (only user of <elf.h>)
 *     notes_sound.c  what notes must be for any program
 *     fingerprint.c  does its interface fit?
 *     trust.c        who could have written it?
 */
#ifndef PATCHBAY_PLUGINS_H
#define PATCHBAY_PLUGINS_H

#include "notes/elf_notes.h"
#include "notes/fingerprint.h"
#include "plugins/trust.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "table/type_names.h"
#include <sys/stat.h>

/* What became of a directory or file. */
enum place_state {
    PLACE_USED,
    PLACE_MISSING, /* a directory that does not exist: no fault */
    PLACE_IGNORED, /* no plugin of this registry for this machine; or a directory that may not count
                    */
    PLACE_HIDDEN,  /* a plugin of this name comes earlier */
    PLACE_DISABLED,
    PLACE_REFUSED /* a plugin of this registry that may not be used */
};

struct place {
    struct place *next;
    const char *path;
    const char *source; /* the variable, "options", "installed", or the directory of a file */
    bool is_file;
    enum place_state state;
    enum patchbay_code code;
    const char *reason; /* "" without one */
};

struct plugin {
    struct plugin *next;
    struct plugin *next_named, *next_numbered; /* in their buckets of the index */
    const char *name;
    uint32_t hash;                               /* of the name */
    const char *file;                            /* where it was found */
    const char *resolved;                        /* without symbolic links */
    const char *version, *description, *license; /* "" without one */
    unsigned position;                           /* of its source; the first counts most */
    struct stat status;                          /* of the file as it was read */
    struct plugin_part *parts;
    enum patchbay_code code; /* PATCHBAY_NO_ERROR: usable */
    const char *reason;
    bool installed; /* found in the installed directory */
    bool seen;      /* by the latest discovery */
    bool gone; /* a later discovery did not find it, or changed, before anything of it was used */
    bool used; /* something of it was loaded: it stays */
    struct notes_file notes;
};

/* Plugins by the hash of their name and by inode, the latest of a bucket first: each of many is
 * compared with all before it. Made with the first plugin. */
enum { INDEX_BUCKETS = 256 };

struct plugin_index {
    struct plugin *named[INDEX_BUCKETS];
    struct plugin *numbered[INDEX_BUCKETS];
};

/* What a candidate of a plugin needs for its first use; points into the plugin's notes. */
struct plugin_part {
    struct plugin_part *next; /* of this plugin */
    struct candidate *candidate;
    struct plugin *plugin;
    const struct plugin_note *raw; /* the record's note must equal it */
    struct implementation_note note;
};

struct plugin_settings {
    const char *origin; /* what $ORIGIN stands for; NULL when it is not known */
    bool elevated;
};

/* Positions: a plugin of a smaller one comes first. */
enum { POSITION_NAMED = 0, POSITION_ADDED = 1 << 20, POSITION_DIRECTORIES = 2 << 20 };

/* ---- load.c ------------------------------------------------------------------------------- */

/* What $ORIGIN stands for: the directory of the object that `table` lies in. Malloc'ed; NULL when
 * it is not known. Without the lock. */
char *pb_origin(const struct patchbay_table *table);

/* ---- discover.c --------------------------------------------------------------------------- */

struct place *pb_place_add(struct registry *registry, const char *path, const char *source,
                           bool is_file, enum place_state state, enum patchbay_code code,
                           const char *reason);

/* "used", "missing"... */
const char *pb_place_state_name(enum place_state state);

/* ---- plugin_file.c ------------------------------------------------------------------------ */

/* Ends an unused plugin, whose file changed or went away, and its candidates. */
void pb_plugin_leave(struct plugin *plugin);

/* Does the resolved file still have the content that was read, and may it be loaded? False with a
 * code and a reason. Under the lock. */
bool pb_plugin_unchanged(struct registry *registry, const struct plugin *plugin,
                         enum patchbay_code *code, char *why, size_t size);

/* The name that a path gives: its last part without ".so", folded. NULL when memory is short. */
const char *pb_plugin_name_of(struct registry *registry, const char *path);

/* Whether LAPSE_PLUGIN_DISABLE covers this name. */
bool pb_plugin_is_disabled(const struct registry *registry, const char *name);

/* Looks at one file and, when it is a plugin of this registry, adds it and its candidates. Returns
 * it, or NULL; the place says why. `explicit` files must be plugins: what is wrong with them is put
 * into `error`. */
struct plugin *pb_plugin_file(struct registry *registry, const char *path, const char *source,
                              unsigned position, struct patchbay_error *error);

/* What to do about a plugin that has this code, as in "; build it for this machine";
 * "" where the reason says it, or nothing can be done. */
const char *pb_remedy(enum patchbay_code code);

/* ---- plugin_properties.c ------------------------------------------------------------------ */

/* What is wrong with a plugin: the code of the first fault, the texts of all. */
struct verdict {
    enum patchbay_code code;
    char text[1024];
};

/* Adds a fault. */
__attribute__((format(printf, 3, 4))) void
pb_refuse(struct verdict *verdict, enum patchbay_code code, const char *format, ...);

/* Checks that every property can be read, belongs to an implementation of the plugin, and is given
 * once. */
void pb_properties_check(const struct plugin *plugin, struct verdict *verdict);

/* Takes an implementation's own properties, and returns its metadata as one text; NULL when memory
 * is short. */
const char *pb_properties_text(struct registry *registry, const struct plugin *plugin,
                               const struct implementation_note *note, struct candidate *candidate,
                               struct verdict *verdict);

/* ---- plugin_note.c ------------------------------------------------------------------------ */

/* Checks all notes of a plugin. Adds its candidates, usable when plugin->code says so. */
void pb_plugin_check(struct registry *registry, struct plugin *plugin);

/* Whether any note names this registry; NULL, or the name of another. */
const char *pb_plugin_other_registry(const struct registry *registry,
                                     const struct notes_file *notes);

/* ---- types.c ------------------------------------------------------------------------------ */

/* Adds a type that a plugin brings; NULL when memory is short. Under the lock. */
struct type_state *pb_types_add(struct registry *registry, unsigned category, const char *name);

/* The number of a category by name; -1 without one. */
int pb_category_find(const struct patchbay_table *table, const char *name);

#endif
