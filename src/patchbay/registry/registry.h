/* The library from inside: what a registry consists of, and who owns which part.
 *
 *     open.c         opening and closing; memory that lives until close; the lock
 *     rows.h         reading the generated table
 *     environment.c  the variables, read once                        (only user of getenv, environ)
 *     environment_bind.c  what LAPSE_USE_<CATEGORY> names, looked up
 *     candidates.c   the implementations of a type, in candidate order
 *     decide.c       which candidate is selected, and by which level
 *     resolve.c      making a candidate usable: members checked, started once
 *     look_up.c      get
 *     select.c       select, get_implementation, next
 *     choose.c       use, prefer, the default types
 *     runtime.c      register, unregister
 *     seal.c         resolve_all, seal
 *     type_names.c   names and numbers of types
 *     find_type.c    the fast way from one to the other
 *     metadata.c     metadata text to metadata structs
 *     plugins.h      finding, judging and loading plugins
 *     explain.c      each, explain
 *     codes.c        the names of their codes
 *     inspector/     the commands of `lapse registry ...`
 *
 * Names. Functions that cross files begin with pb_, so that they never meet those of a program that
 * links the library statically; patchbay_ is what is public.
 *
 * Locking. One mutex guards everything here but the slots and what says so. It is never held while
 * code runs that is not ours: `start` functions, log callbacks. Slots are written under the lock
 * and read without. Candidates are never freed before close: who read one under the lock may keep
 * the pointer.
 */
#ifndef PATCHBAY_REGISTRY_H
#define PATCHBAY_REGISTRY_H

#include "error/error.h"
#include "error/nearest.h"
#include "patchbay/patchbay.h"
#include "patchbay/table.h"
#include "selection/unknown.h"
#include <pthread.h>
#include <stdatomic.h>

/* How far a candidate has come. */
enum step {
    STEP_NEW,      /* nothing done yet */
    STEP_STARTING, /* a thread runs its `start` function; others wait */
    STEP_READY,    /* `interface` may be handed out */
    STEP_FAILED    /* `code` and `reason` say why */
};

struct candidate {
    struct candidate *next; /* in candidate order */
    struct candidate *next_ready;
    unsigned category;
    unsigned type;
    const char *identifier;
    const char *description;
    const char *deprecated; /* what to use instead, or NULL */
    const char *metadata_text;
    const char *source; /* of a registered one: where the wish came from */
    enum patchbay_origin origin;
    int priority;
    bool opt_in;
    bool removed; /* unregistered; stays in memory */
    bool said;    /* its deprecation, or that it was passed over after a failure, was logged */
    struct plugin_part *part; /* of a plugin's; NULL for others */
    enum step step;
    pthread_t starter; /* while STEP_STARTING */
    enum patchbay_code code;
    const char *reason;
    const char *hint;      /* what to do about it; NULL without one */
    const void *interface; /* known for builtins and registered ones from the beginning */
    const void *metadata;  /* decoded at the first question */
};

/* A wish of somebody. `name` is an identifier, or a type for default types; NULL: no wish. */
struct override {
    const char *name;
    const char *source; /* never NULL with a name */
};

struct type_state {
    struct candidate *candidates; /* in candidate order */
    struct candidate *latest;     /* inserted last: the next one often stands right behind it */
    struct override use;
    struct override environment;
    struct override prefer;
};

/* A variable that is set and begins like ours. */
struct variable {
    struct variable *next;
    const char *name;
    const char *value;
    bool ignored; /* because the program is elevated */
};

struct fault {
    struct fault *next;
    const char *variable;
    const char *text; /* begins with the variable */
    const char *hint; /* "" without one */
};

/* A type that a plugin brought. */
struct extra_type {
    const char *name;
    const void *slot;
    struct type_state *state;
};

struct category_state {
    const struct variable *choice; /* LAPSE_USE_<CATEGORY>, or NULL */
    bool bound;              /* `choice` was compared with the types and identifiers there are */
    bool wants_help, helped; /* its `help` is printed once */
    struct fault *faults;    /* of `choice` */
    struct override use;     /* default types */
    struct override environment;
    struct override prefer;
    struct extra_type **extra; /* types that plugins brought; read without the lock */
    atomic_uint extra_count;
    unsigned extra_room;
    atomic_int standard; /* number of the default type once known, else -1; read without the lock */
};

/* A thread that waits until a `start` function returns; lives on its stack. */
struct waiter {
    struct waiter *next;
    pthread_t thread;
    const struct candidate *candidate;
    bool refused; /* it would never end */
};

/* A thread that is inside dlopen(); lives on its stack. */
struct loader {
    struct loader *next;
    pthread_t thread;
};

/* A text that is kept once. */
struct kept_text {
    struct kept_text *next;
    char text[];
};

/* A line for the log callback or for stderr, said when the lock is released. */
struct line {
    struct line *next;
    bool to_stderr;
    char text[];
};

struct registry {
    const struct patchbay_table *table;
    struct patchbay_options options; /* with copies of what they point at; no environment */
    pthread_mutex_t lock;
    pthread_cond_t started; /* some `start` function returned */
    struct waiter *waiters;
    struct line *lines, **last_line;
    struct block *blocks; /* memory that lives until close */
    struct kept_text *kept_texts;
    struct candidate *ready; /* all that are STEP_READY, the latest first */
    struct category_state *categories;
    struct type_state **types;      /* by number in the whole registry; NULL: nobody asked yet */
    struct variable *variables;     /* all that begin like ours and are set */
    struct fault *faults;           /* of variables that concern every look-up */
    struct fault *discovery_faults; /* what discovering found wrong with variables */
    struct loader *loaders;
    struct plugin *plugins, *last_plugin; /* see plugins.h for these */
    struct place *places, *last_place;
    struct plugin_index *index;
    bool reading_installed; /* the directory that is read is the installed one */
    bool short_of_memory;   /* something is missing, so nothing that is answered can be trusted */
    struct plugin_settings *settings;
    struct trust *trust;
    atomic_bool discovered; /* read without the lock, too */
    bool debug;             /* LAPSE_PLUGIN_DEBUG */
    bool sealed;
    bool ignores_environment;
    size_t mapped; /* bytes of the mapping that holds this, the slots and `types` */
};

/* ---- open.c ------------------------------------------------------------------------------- */

/* The handle points at the slots, so that an accessor is one load; what is private lies before. */
enum { SLOTS_AT = (sizeof(struct registry) + 63) / 64 * 64 };

static inline struct registry *pb_registry_of(struct patchbay *handle)
{
    return (struct registry *)(void *)((char *)handle - SLOTS_AT);
}

static inline struct patchbay *pb_registry_handle(struct registry *registry)
{
    return (struct patchbay *)(void *)((char *)registry + SLOTS_AT);
}

/* The slot of a type; written only under the lock. */
const void **pb_registry_slot(struct registry *registry, unsigned category, unsigned type);

void pb_registry_lock(struct registry *registry);

/* Also says the lines that were noted meanwhile: their listener may call back, so nothing may be
 * half done. */
void pb_registry_unlock(struct registry *registry);

/* Releases the lock in the middle of a call, while code runs that is not ours. */
void pb_registry_pause(struct registry *registry);

/* Zeroed memory until close; NULL when there is none. Under the lock. */
void *pb_registry_keep(struct registry *registry, size_t size);
const char *pb_registry_keep_text(struct registry *registry, const char *text);
__attribute__((format(printf, 2, 3))) const char *pb_registry_print(struct registry *registry,
                                                                    const char *format, ...);

/* Equal texts are kept once, so that a million changes take no more memory than the first two. */
const char *pb_registry_kept_once(struct registry *registry, const char *text);

/* Notes a line for the log callback, or for stderr. Under the lock. */
__attribute__((format(printf, 3, 4))) void
pb_registry_note(struct registry *registry, bool to_stderr, const char *format, ...);

/* Notes a line for stderr when LAPSE_PLUGIN_DEBUG asks for it. Under the lock. */
__attribute__((format(printf, 2, 3))) void pb_registry_debug(struct registry *registry,
                                                             const char *format, ...);

/* ---- environment.c ------------------------------------------------------------------------ */

/* Reads all variables of the registry. Returns false when memory is short. */
bool pb_environment_read(struct registry *registry, const struct patchbay_options *options);

/* Appends an error about a variable, which is copied, to a list of faults. False when memory is
 * short. */
bool pb_environment_add_fault(struct registry *registry, struct fault **faults,
                              const char *variable, const struct patchbay_error *error);

/* Compares the category's variable with the types and identifiers there are, once. Under the lock.
 */
void pb_environment_bind(struct registry *registry, unsigned category);

/* "LAPSE_USE_ENDPOINT" into `name`, at most `size` bytes with the NUL. */
void pb_environment_variable(const struct registry *registry, unsigned category, char *name,
                             size_t size);

/* Whether the program runs with privileges that its user does not have (AT_SECURE). */
bool pb_is_elevated(void);

/* "LAPSE" and `rest` in upper case: "LAPSE_PLUGIN_PATH". */
void pb_environment_name(const struct registry *registry, const char *rest, char *name,
                         size_t size);

/* What came since may be what a wrong variable names: it is compared once more. Under the lock. */
void pb_environment_unbind(struct registry *registry, unsigned category);

/* Adds a fault that discovering finds: it concerns every look-up. Its text begins with the
 * variable; the hint may be NULL. Under the lock. */
__attribute__((format(printf, 4, 5))) void pb_environment_fault(struct registry *registry,
                                                                const char *variable,
                                                                const char *hint,
                                                                const char *format, ...);

/* ---- Plugins: discover.c, load.c, or no_plugins.c ----------------------------------------- */

/* Looks for plugins, the first time it is called. Under the lock. */
void pb_discover_once(struct registry *registry);

/* Prepares what the options say of plugins. False when memory is short. */
bool pb_plugins_set_up(struct registry *registry, const struct patchbay_options *options);
void pb_plugins_close(struct registry *registry);

/* Takes the value of LAPSE_PLUGIN..., of which `name` is what follows LAPSE_PLUGIN; false when
 * there is no such variable. */
bool pb_plugins_variable(struct registry *registry, const char *name, const char *value);

/* "_PLUGIN_PATH" and so on, by number; NULL behind the last. */
const char *pb_plugins_variable_name(unsigned number);

/* The value of that variable; NULL when it is not set. */
const char *pb_plugins_variable_value(const struct registry *registry, unsigned number);

/* Loads the plugin of a candidate that is STEP_NEW: afterwards it has its interface, or is
 * STEP_FAILED. Under the lock, which it releases meanwhile. */
void pb_load(struct registry *registry, struct candidate *candidate);

/* Name and file of a candidate's plugin; NULL for others. */
const char *pb_plugin_name(const struct candidate *candidate);
const char *pb_plugin_path(const struct candidate *candidate);

/* Adds the plugin files that calls added to one registry to another. */
void pb_plugins_copy(struct registry *from, struct registry *to);

/* Whether a candidate is a builtin's, or of a plugin of the installed directory. */
bool pb_is_installed(const struct candidate *candidate);

/* Position of its source, for the order of candidates; 0 for others. */
unsigned pb_plugin_position(const struct candidate *candidate);

/* ---- candidates.c ------------------------------------------------------------------------- */

/* The state of a type that exists; made at the first call. NULL when memory is short. Under the
 * lock. */
struct type_state *pb_candidates_of(struct registry *registry, unsigned category, unsigned type);

/* Puts a candidate where it belongs. Under the lock. */
void pb_candidates_insert(struct type_state *state, struct candidate *candidate);

/* The first candidate that carries an identifier, which may be qualified. Under the lock. */
struct candidate *pb_candidates_find(const struct type_state *state, const char *identifier);

/* As far as it is known, selected or not. */
enum patchbay_state pb_candidate_state(const struct candidate *candidate);

/* "builtin", the plugin's name, "runtime". */
const char *pb_candidate_origin(const struct candidate *candidate);

/* ---- decide.c ----------------------------------------------------------------------------- */

struct decision {
    enum patchbay_level level;
    struct override override;    /* at the levels before PATCHBAY_BY_ORDER */
    struct candidate *candidate; /* STEP_FAILED only when pb_decide() failed */
};

/* Decides for a type that exists. The candidate may still be STEP_NEW. False with an error. Under
 * the lock. */
bool pb_decide(struct registry *registry, unsigned category, unsigned type,
               struct decision *decision, struct patchbay_error *error);

/* The same for the default type: its number, or -1 with an error. */
int pb_decide_standard(struct registry *registry, unsigned category, struct decision *decision,
                       struct patchbay_error *error);

/* Whether no variable that concerns every look-up is wrong; else an error. After discovering. */
bool pb_variables_fine(const struct registry *registry, struct patchbay_error *error);

/* Does nobody get this candidate without naming it? Not asked for, not there, or declined. */
bool pb_candidate_passed_over(const struct candidate *candidate);

/* ---- resolve.c ---------------------------------------------------------------------------- */

/* Makes a candidate STEP_READY or STEP_FAILED, releasing the lock meanwhile: decide again after it.
 * False with an error when the thread would wait for itself. */
bool pb_resolve(struct registry *registry, struct candidate *candidate,
                struct patchbay_error *error);

/* Whether a thread is inside dlopen(). Under the lock. */
bool pb_is_loading(const struct registry *registry, pthread_t thread);

/* ---- look_up.c ---------------------------------------------------------------------------- */

/* Decides and resolves until the decision is ready; then publishes it. Under the lock, which it
 * may release meanwhile. */
bool pb_look_up(struct registry *registry, unsigned category, unsigned type,
                struct decision *decision, struct patchbay_error *error);

/* After a change: what is published for this type becomes what is decided now, without a gap. Under
 * the lock, which it may release meanwhile. */
void pb_look_up_again(struct registry *registry, unsigned category, unsigned type);

/* The candidate that `wish` names now, made usable; NULL with an error. Under the lock, which it
 * may release meanwhile. */
struct candidate *pb_look_up_named(struct registry *registry, unsigned category, unsigned type,
                                   const struct override *wish, struct patchbay_error *error);

/* Logs once that a candidate is deprecated, if it is. Under the lock. */
void pb_say_deprecated(struct registry *registry, struct candidate *candidate);

/* Are these the numbers of a category and of a type in it? */
bool pb_look_up_numbers(const struct registry *registry, unsigned category, unsigned type,
                        struct patchbay_error *error);

/* ---- type_names.c ------------------------------------------------------------------------- */

unsigned pb_types_count(const struct registry *registry, unsigned category);
const char *pb_types_name(const struct registry *registry, unsigned category, unsigned type);

/* Number of a type by name or alias, -1 without one. Without the lock. */
int pb_types_find(const struct registry *registry, unsigned category, const char *name);

/* A type that a plugin brought, by number behind those of the table. Without the lock. */
struct extra_type *pb_types_extra(const struct registry *registry, unsigned category,
                                  unsigned number);

/* Adds a type that a plugin brings; its number, or -1 when memory is short. Under the lock. */
int pb_types_add(struct registry *registry, unsigned category, const char *name);

/* [a-z][a-z0-9_]*, at most 63 bytes. */
bool pb_is_name(const char *text);

/* Number of a category by name, -1 without one. */
int pb_category_find(const struct patchbay_table *table, const char *name);

/* ---- metadata.c --------------------------------------------------------------------------- */

/* The decoded metadata of a candidate; NULL when the category has none, or memory is short. Under
 * the lock. */
const void *pb_metadata_of(struct registry *registry, struct candidate *candidate);

/* Whether a metadata text has only keys of the category, all that are required, and values of their
 * kinds. On false `why` says which not. */
bool pb_metadata_fits(const struct patchbay_table *table, unsigned category, const char *text,
                      char *why, size_t size);

#endif
