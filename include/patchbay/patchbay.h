/* Patchbay: interchangeable parts for C programs.
 *
 * A program opens one registry per `registry.yaml` and asks it for implementations. The generated
 * header (`lapse_registry.h`) wraps these functions so that categories, types and interfaces are
 * checked by the compiler; use the functions here where the category is not known before run time.
 *
 * Conventions. Functions return a value or NULL, or true or false. On failure, and only then, they
 * fill in `*error`; `error` may be NULL. Nothing here prints, exits or aborts, but for what the
 * user asks for by LAPSE_USE_...=help. Strings and interfaces that a function returns belong to
 * the registry and stay valid until patchbay_close(), unless it says otherwise.
 *
 * Threads. Every function may be called from any thread at any time, except that patchbay_close()
 * must be the last. No lock is held while an implementation's own code runs, so `start` functions
 * may call back into the registry.
 *
 * Categories are numbers (LAPSE_ENDPOINT), and types are numbers inside their category
 * (LAPSE_ENDPOINT_CHAT). They follow the order of registry.yaml: store names, not numbers.
 */
#ifndef PATCHBAY_PATCHBAY_H
#define PATCHBAY_PATCHBAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PATCHBAY_VERSION "0.1.0"
#define PATCHBAY_VERSION_MAJOR 0
#define PATCHBAY_VERSION_MINOR 1

#define PATCHBAY_API __attribute__((visibility("default")))
#define PATCHBAY_HIDDEN __attribute__((visibility("hidden")))

/* An inline function that need not be used. */
#define PATCHBAY_INLINE static inline __attribute__((unused))

#ifdef __cplusplus
#define PATCHBAY_STATIC_ASSERT(condition, text) static_assert(condition, text)
#else
#define PATCHBAY_STATIC_ASSERT(condition, text) _Static_assert(condition, text)
#endif

struct patchbay;
struct patchbay_table;

/* ---- Errors ------------------------------------------------------------------------------- */

/* Stable numbers: new ones are added at the end. */
enum patchbay_code {
#define PATCHBAY_CODE(code, name, title) PATCHBAY_##code,
#include "patchbay/codes.def"
#undef PATCHBAY_CODE
    PATCHBAY_CODES /* how many there are */
};

/* Why a function failed. Owned by the caller; need not be initialised. Text and hint have one or
 * more lines, without a newline at the end. */
struct patchbay_error {
    enum patchbay_code code;
    char text[1536]; /* what is wrong, and what is available instead */
    char hint[1024]; /* what to do or where to look: "did you mean 'x'?"; "" without one */
};

/* The stable name of a code: "unknown-type"; "unknown-code" for an unknown number. */
PATCHBAY_API const char *patchbay_code_name(enum patchbay_code code);

/* ---- Opening and closing ------------------------------------------------------------------ */

/* Called with one line without newline: a deprecated implementation was selected, a candidate was
 * passed over after it failed. May be called from any thread that uses the registry, with no lock
 * held. */
typedef void patchbay_log_fn(void *context, const char *line);

/* What patchbay_open() may be told. Begin with PATCHBAY_OPTIONS_INIT, then set members. */
struct patchbay_options {
    size_t size; /* set by PATCHBAY_OPTIONS_INIT */
    /* "NAME=value" strings, ended by NULL, read instead of the process's environment; an empty
     * list: none. Copied where needed. NULL: the process's. */
    const char *const *environment;
    patchbay_log_fn *log; /* NULL: nothing is logged */
    void *log_context;
    /* Directories of plugins, ended by NULL, searched behind those of LAPSE_PLUGIN_PATH and before
     * the installed one. Copied. NULL: none. */
    const char *const *plugin_directories;
    /* User ids whose files are accepted as plugins, beside root, the effective user and the owner
     * of the program's file. */
    const unsigned *trusted_users; /* at most 16 */
    size_t trusted_user_count;
    /* Under AT_SECURE (set-uid, set-gid, file capabilities) all variables are ignored. With this
     * set, LAPSE_USE_... still chooses, among builtins and the
     * plugins of the installed directory. */
    bool secure_choice;
};

PATCHBAY_INLINE struct patchbay_options patchbay_options_init(void)
{
    struct patchbay_options options;
    unsigned char *bytes = (unsigned char *)&options;
    for (size_t i = 0; i < sizeof options; i++)
        bytes[i] = 0;
    options.size = sizeof options;
    return options;
}
#define PATCHBAY_OPTIONS_INIT patchbay_options_init()

/* Opens the registry of a generated table. Reads the environment, in one pass; loads nothing. A
 * wrong variable does not fail here but at the first look-up that it could affect. `options` may
 * be NULL. Fails with PATCHBAY_BAD_TABLE (the table is of another format), PATCHBAY_BAD_ARGUMENT,
 * PATCHBAY_OUT_OF_MEMORY. */
PATCHBAY_API struct patchbay *patchbay_open(const struct patchbay_table *table,
                                            const struct patchbay_options *options,
                                            struct patchbay_error *error);

/* Ends a registry and all that it returned. NULL is fine. No other thread may be in a call. */
PATCHBAY_API void patchbay_close(struct patchbay *registry);

/* ---- Looking up --------------------------------------------------------------------------- */

/* The interface of the implementation that is selected for `type`; resolves it when this is the
 * first time. Fails with
 * PATCHBAY_UNKNOWN_CATEGORY, PATCHBAY_UNKNOWN_TYPE: no such number;
 * PATCHBAY_BAD_ENVIRONMENT: a variable that could affect this look-up is wrong;
 * PATCHBAY_UNKNOWN_IMPLEMENTATION: an override names one that does not exist;
 * PATCHBAY_NO_IMPLEMENTATION: nothing serves this type;
 * PATCHBAY_NOT_BUILT, PATCHBAY_NOT_LINKED, PATCHBAY_MEMBER_MISSING, PATCHBAY_DECLINED: the selected
 * one cannot be used;
 * PATCHBAY_RECURSION: a `start` function waits, over other look-ups, for itself. */
PATCHBAY_API const void *patchbay_get(struct patchbay *registry, unsigned category, unsigned type,
                                      struct patchbay_error *error);

/* What is published in a slot of the handle; NULL before the first look-up. The generated accessors
 * inline it: one load. `slot` is the type's number in the whole registry, and must be one of the
 * table's. */
PATCHBAY_INLINE const void *patchbay_slot(const struct patchbay *registry, size_t slot)
{
    return __atomic_load_n((const void *const *)registry + slot, __ATOMIC_ACQUIRE);
}

/* Where an implementation comes from, in the order of candidates. */
enum patchbay_origin { PATCHBAY_RUNTIME, PATCHBAY_PLUGIN_FILE, PATCHBAY_BUILTIN };

/* What decided a selection, the strongest first. */
enum patchbay_level {
    PATCHBAY_BY_USE,         /* patchbay_use() or patchbay_use_default() */
    PATCHBAY_BY_ENVIRONMENT, /* LAPSE_USE_<CATEGORY> */
    PATCHBAY_BY_PREFER,      /* patchbay_prefer() or patchbay_prefer_default() */
    PATCHBAY_BY_ORDER        /* the first usable candidate; `default:` of the category */
};

/* A selection whole. Begin with PATCHBAY_SELECTION_INIT. */
struct patchbay_selection {
    size_t size; /* set by PATCHBAY_SELECTION_INIT */
    const void *interface;
    unsigned category_number;
    unsigned type_number;
    const char *category;
    const char *type;
    const char *identifier;
    const char *description; /* "" without one */
    enum patchbay_origin origin;
    const char *plugin;   /* name of the plugin; NULL for others */
    const char *file;     /* of the plugin; NULL for others */
    const void *metadata; /* struct lapse_endpoint_metadata; NULL when the category has none */
    enum patchbay_level level;
    const char *source; /* of the override: the text given to patchbay_use(), the variable; "" */
};

PATCHBAY_INLINE struct patchbay_selection patchbay_selection_init(void)
{
    struct patchbay_selection selection;
    unsigned char *bytes = (unsigned char *)&selection;
    for (size_t i = 0; i < sizeof selection; i++)
        bytes[i] = 0;
    selection.size = sizeof selection;
    return selection;
}
#define PATCHBAY_SELECTION_INIT patchbay_selection_init()

/* Like patchbay_get(), and fills in `selection` with one consistent answer. Returns false on
 * failure, with the codes of patchbay_get(). */
PATCHBAY_API bool patchbay_select(struct patchbay *registry, unsigned category, unsigned type,
                                  struct patchbay_selection *selection,
                                  struct patchbay_error *error);

/* A certain implementation, whatever is selected. `identifier` may be qualified:
 * "builtin:openai_chat", "runtime:mock". Fails like patchbay_get(), except that the environment's
 * choices do not matter. */
PATCHBAY_API const void *patchbay_get_implementation(struct patchbay *registry, unsigned category,
                                                     unsigned type, const char *identifier,
                                                     struct patchbay_error *error);

/* The usable candidate that follows the one with `interface`, in candidate order: to wrap an
 * implementation, or to try all. Candidates that fail are passed over. Fails with
 * PATCHBAY_NO_IMPLEMENTATION behind the last one, and with PATCHBAY_BAD_ARGUMENT when this registry
 * never returned `interface`. */
PATCHBAY_API const void *patchbay_next(struct patchbay *registry, const void *interface,
                                       struct patchbay_error *error);

/* The number of a type by name or alias, or with NULL the default type. Case and `-` or `_` do not
 * matter. Returns -1 on failure: PATCHBAY_UNKNOWN_CATEGORY; PATCHBAY_UNKNOWN_TYPE;
 * PATCHBAY_NO_DEFAULT; PATCHBAY_BAD_ENVIRONMENT (only with NULL). */
PATCHBAY_API int patchbay_find_type(struct patchbay *registry, unsigned category, const char *name,
                                    struct patchbay_error *error);

/* The name of a category; NULL when there is none of this number. */
PATCHBAY_API const char *patchbay_category_name(struct patchbay *registry, unsigned category);

/* How many types a category has; 0 for an unknown category. Numbers 0 to this - 1 are valid. */
PATCHBAY_API unsigned patchbay_types(struct patchbay *registry, unsigned category);

/* The name of a type; NULL when there is none of this number. */
PATCHBAY_API const char *patchbay_type_name(struct patchbay *registry, unsigned category,
                                            unsigned type);

/* ---- Plugins ------------------------------------------------------------------------------ */

/* Looks for plugins now rather than at the first look-up. Called again, it looks anew: plugins that
 * came since are found, what failed or was refused is tried again, and every look-up that returns
 * afterwards knows of it. Plugins in use stay. Loads nothing but what takes the place of a
 * selection in use. Fails with PATCHBAY_BAD_ENVIRONMENT (a variable about plugins is wrong),
 * PATCHBAY_SEALED, PATCHBAY_UNSUPPORTED (built without plugins). */
PATCHBAY_API bool patchbay_discover(struct patchbay *registry, struct patchbay_error *error);

/* Adds one more plugin file, before those of all directories. Fails with the code of whatever is
 * wrong with it (PATCHBAY_NO_PLUGIN, PATCHBAY_BAD_FILE, PATCHBAY_UNTRUSTED,
 * PATCHBAY_INCOMPATIBLE...), PATCHBAY_SEALED, PATCHBAY_UNSUPPORTED. */
PATCHBAY_API bool patchbay_add_plugin(struct patchbay *registry, const char *path,
                                      struct patchbay_error *error);

/* ---- Choosing ----------------------------------------------------------------------------- */

/* Selects an implementation for `type`, above all other levels; `identifier` may be qualified;
 * NULL takes this choice back. The implementation is resolved before the call returns, and from
 * then on no look-up in any thread returns the old one. On failure the old selection stays.
 * `source` says where the wish came from ("--transport", "lapse.conf:12") and is repeated in
 * explanations; it is copied, and may be NULL. Fails like patchbay_get(), with PATCHBAY_SEALED, and
 * with PATCHBAY_OUT_OF_MEMORY. */
PATCHBAY_API bool patchbay_use(struct patchbay *registry, unsigned category, unsigned type,
                               const char *identifier, const char *source,
                               struct patchbay_error *error);

/* Makes `type`, a name or alias, the type that the category serves when none is named; NULL takes
 * this choice back. Fails with PATCHBAY_UNKNOWN_CATEGORY, PATCHBAY_UNKNOWN_TYPE, PATCHBAY_SEALED.
 * */
PATCHBAY_API bool patchbay_use_default(struct patchbay *registry, unsigned category,
                                       const char *type, const char *source,
                                       struct patchbay_error *error);

/* The same two for wishes from configuration files: weaker than the environment. */
PATCHBAY_API bool patchbay_prefer(struct patchbay *registry, unsigned category, unsigned type,
                                  const char *identifier, const char *source,
                                  struct patchbay_error *error);
PATCHBAY_API bool patchbay_prefer_default(struct patchbay *registry, unsigned category,
                                          const char *type, const char *source,
                                          struct patchbay_error *error);

/* Adds an implementation by pointer, as the first of all candidates of `type`: of tests, or made
 * at run time. `identifier` is copied; `interface`, of the category's struct, is the caller's and
 * must outlive the registry. Metadata has the defaults of its keys. Fails with
 * PATCHBAY_BAD_ARGUMENT (`identifier` is no name), PATCHBAY_MEMBER_MISSING, PATCHBAY_DUPLICATE
 * (there is one of this identifier), PATCHBAY_DECLINED, PATCHBAY_SEALED. */
PATCHBAY_API bool patchbay_register(struct patchbay *registry, unsigned category, unsigned type,
                                    const char *identifier, const void *interface,
                                    const char *source, struct patchbay_error *error);

/* Takes back what patchbay_register() added. When it returns, the next candidate is selected. The
 * interface may still be in use by threads that looked it up before. Fails with
 * PATCHBAY_UNKNOWN_IMPLEMENTATION, PATCHBAY_SEALED. */
PATCHBAY_API bool patchbay_unregister(struct patchbay *registry, unsigned category, unsigned type,
                                      const char *identifier, struct patchbay_error *error);

/* Resolves the selection of every type that has candidates, so that later look-ups run no code and
 * cannot fail: before fork(), or before entering a sandbox. Goes on after a failure; returns false
 * with the first one. */
PATCHBAY_API bool patchbay_resolve_all(struct patchbay *registry, struct patchbay_error *error);

/* patchbay_resolve_all(), and refuses every later change with PATCHBAY_SEALED. When resolving
 * fails the registry is not sealed. */
PATCHBAY_API bool patchbay_seal(struct patchbay *registry, struct patchbay_error *error);

/* ---- Seeing why --------------------------------------------------------------------------- */

/* What is known of an implementation without running any of its code. */
enum patchbay_state {
    PATCHBAY_STATE_SELECTED,
    PATCHBAY_STATE_AVAILABLE,
    PATCHBAY_STATE_NOT_BUILT,  /* `when:` is false */
    PATCHBAY_STATE_NOT_LINKED, /* `link: weak`, and absent */
    PATCHBAY_STATE_NOT_LOADED, /* of a plugin that nobody asked for yet */
    PATCHBAY_STATE_DECLINED,   /* its `start` function said no */
    PATCHBAY_STATE_REFUSED,    /* a plugin that does not fit or is not trusted */
    PATCHBAY_STATE_FAILED,     /* could not be loaded, or a member is missing */
    PATCHBAY_STATE_DISABLED,   /* by LAPSE_PLUGIN_DISABLE */
    PATCHBAY_STATE_SHADOWED    /* hidden by another plugin of the same name */
};

/* "selected", "not built"; "?" for a number that is none. */
PATCHBAY_API const char *patchbay_state_name(enum patchbay_state state);

/* One implementation, as patchbay_each() and patchbay_explain() show it. The struct itself is valid
 * during the callback only. */
struct patchbay_implementation {
    unsigned category_number;
    unsigned type_number;
    const char *category;
    const char *type;
    const char *identifier;
    const char *description;
    enum patchbay_origin origin;
    const char *plugin; /* NULL for others than plugins, like the next */
    const char *file;
    int priority;
    bool opt_in;
    const char *deprecated; /* what to use instead; NULL when it is not */
    const void *metadata;   /* as in struct patchbay_selection */
    enum patchbay_state state;
    const char *reason; /* for the state; "" without one */
    const char *hint;   /* what to do about it; "" without one */
};

/* Returns false to end the listing. May call back into the registry. */
typedef bool patchbay_each_fn(void *context, const struct patchbay_implementation *implementation);

#define PATCHBAY_ALL 0xffffffffu

/* Calls `each` for every implementation of a category, or of PATCHBAY_ALL: in the order of
 * registry.yaml, then in candidate order. Loads nothing, starts nothing. Returns false after a
 * callback did, and with PATCHBAY_UNKNOWN_CATEGORY. */
PATCHBAY_API bool patchbay_each(struct patchbay *registry, unsigned category,
                                patchbay_each_fn *each, void *context,
                                struct patchbay_error *error);

/* How the selection of a type comes about. */
struct patchbay_decision {
    enum patchbay_level level;
    const char *source;     /* of the override, "" */
    const char *identifier; /* as the override wrote it, or of the first candidate; "" */
    bool usable;            /* as far as can be known without starting it; when a wrong variable
                               comes before all levels, false without an identifier */
    struct patchbay_error error; /* when not usable: what a look-up fails with */
};

/* Fills in `decision` for a type and calls `each`, which may be NULL, for every candidate in order.
 * Loads nothing, starts nothing. Fails with PATCHBAY_UNKNOWN_CATEGORY, PATCHBAY_UNKNOWN_TYPE. */
PATCHBAY_API bool patchbay_explain(struct patchbay *registry, unsigned category, unsigned type,
                                   struct patchbay_decision *decision, patchbay_each_fn *each,
                                   void *context, struct patchbay_error *error);

/* The inspector: the commands list, show, why, paths, env, check and completion, with --json,
 * --plain, --color, --environ FILE; `help` says more. `argv[0]` is the command, such as "list".
 * Changes nothing in the registry; runs no implementation's code, except `check --load`. Data goes
 * to stdout, messages to stderr; both may be redirected, neither is closed. Returns the exit code:
 * 0 fine, 1 the answer is no, 2 wrong usage, 3 the work could not be done. In main():
 *
 *     if (argc > 1 && strcmp(argv[1], "registry") == 0)
 *         return patchbay_command(registry, argc - 2, argv + 2);
 */
PATCHBAY_API int patchbay_command(struct patchbay *registry, int argc, char **argv);

#ifdef __cplusplus
}
#endif

#endif
