/* A plugin file that was found, and its implementations. */
#ifndef PATCHBAY_PLUGIN_FOUND_H
#define PATCHBAY_PLUGIN_FOUND_H

#include "notes/elf_notes.h"
#include "notes/note_text.h"
#include "patchbay/patchbay.h"
#include "registry/map.h"
#include <stdbool.h>
#include <sys/stat.h>

struct candidate;
struct registry;

/* Where plugins are looked for. */
struct plugin_source {
    const char *name;  /* the variable, "options", "installed", or the call */
    unsigned position; /* plugins of a smaller one come first */
    bool installed;    /* the installed directory */
    bool is_directory; /* whose files are read; `name` is its path then */
    int descriptor;    /* of that directory */
};

/* Positions of sources. */
enum { POSITION_NAMED = 0, POSITION_ADDED = 1 << 20, POSITION_DIRECTORIES = 2 << 20 };

struct plugin {
    struct map_link named, numbered; /* by the name, and by the inode; see known.h */
    struct plugin *next;
    const char *name;
    const char *file;     /* where it was found */
    const char *resolved; /* without symbolic links */
    unsigned position;    /* of its source */
    bool installed;       /* of its source */
    struct stat status;   /* of the file as it was read */
    bool may_be_link;     /* `file`; else it is `status` of the file itself */
    struct place *place;  /* of `file`; NULL before a discovery found it */
    struct plugin_part *parts;
    enum patchbay_code code; /* PATCHBAY_NO_ERROR: usable */
    const char *reason, *hint;
    bool seen;        /* by the latest discovery */
    bool withdrawn;   /* not used when a later discovery began, and not found unchanged by it */
    bool used;        /* it was loaded, and stays: loading its file again gives the same object */
    unsigned loading; /* threads that load it: it stays meanwhile */
    struct notes_file notes;
};

/* What a candidate of a plugin needs for its first use; points into the plugin's notes. */
struct plugin_part {
    struct plugin_part *next; /* of this plugin */
    struct candidate *candidate;
    struct plugin *plugin;
    const struct plugin_note *from;  /* the record's note must equal it */
    struct implementation_note note; /* what it says */
};

/* Withdraws an unused plugin and its candidates, and brings them back. */
void pb_plugin_withdraw(struct plugin *plugin);
void pb_plugin_restore(struct plugin *plugin);

/* A later plugin that is shadowed from now on: its candidates are, too, or are removed if they may
 * be in use. Out of memory, the registry notes that. */
void pb_plugin_shadow(struct registry *registry, struct plugin *plugin,
                      const struct patchbay_error *verdict);

/* The file of a plugin in use was replaced: what has failed so far cannot work before a restart. */
void pb_plugin_outdate(struct plugin *plugin);

/* pb_trust_check() of its file as it was read; notes a transient failure. Under the lock. */
bool pb_plugin_check_trust(struct registry *registry, const struct plugin *plugin, char *resolved,
                           struct patchbay_error *verdict);

/* Whether the resolved file still has the content that was read, and may be loaded. Under the lock.
 */
bool pb_plugin_is_unchanged(struct registry *registry, const struct plugin *plugin,
                            struct patchbay_error *verdict);

/* Whether both describe the same content of a file. */
bool pb_plugin_same_content(const struct stat *left, const struct stat *right);

#endif
