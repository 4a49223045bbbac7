/* Patchbay: interchangeable parts for C programs.
 *
 * A program opens one registry per `registry.yaml` and asks it for implementations. The generated
 * header (`lapse_registry.h`) wraps these functions so that the compiler checks categories, types
 * and interfaces; use the functions here when the category is known only at run time.
 *
 * Conventions. Functions return a value or NULL, or true or false. On failure, and only then, they
 * set `*error`; `error` may be NULL. Nothing here exits or aborts, and nothing is printed unless
 * the user asks for it (LAPSE_USE_...=help, LAPSE_PLUGIN_DEBUG=1). Strings and interfaces that a
 * function returns belong to the registry and are valid until patchbay_close(), unless documented
 * otherwise.
 *
 * Threads. Every function may be called from any thread at any time, except that patchbay_close()
 * must be the last call. No lock is held while an implementation's own code runs, so start
 * functions may call back into the registry. A start function runs once for an interface; look-ups
 * of other threads wait for it for some seconds. A child of fork() may use the registry; seal it
 * before.
 *
 * Short resources. A call that needs more memory, files or processes than there are fails with
 * PATCHBAY_OUT_OF_MEMORY or PATCHBAY_TEMPORARY. That is not remembered: the next call tries again.
 *
 * Copies. A process may contain several copies of the static library. A registry belongs to the
 * copy that opened it, and must not be passed to another one.
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

/* The static library hides its functions, so that two copies in one process never call each other:
 * they may be of different versions. */
#ifdef _WIN32 /* knows no visibility, and has no plugins */
#define PATCHBAY_API
#define PATCHBAY_HIDDEN
#else
#ifdef PATCHBAY_STATIC_LIBRARY /* while that library itself is compiled */
#define PATCHBAY_API __attribute__((visibility("hidden")))
#else
#define PATCHBAY_API __attribute__((visibility("default")))
#endif
#define PATCHBAY_HIDDEN __attribute__((visibility("hidden")))
#endif

/* An inline function that may be unused. */
#define PATCHBAY_INLINE static inline __attribute__((unused))

#ifdef __cplusplus
#define PATCHBAY_STATIC_ASSERT(condition, text) static_assert(condition, text)
#else
#define PATCHBAY_STATIC_ASSERT(condition, text) __extension__ _Static_assert(condition, text)
#endif

/* A cast, one from const void *, and a null pointer, as each of the two languages writes them. */
#ifdef __cplusplus
#define PATCHBAY_CAST(type, value) static_cast<type>(value)
#define PATCHBAY_CAST_MUTABLE(type, value) static_cast<type>(const_cast<void *>(value))
#define PATCHBAY_NULL nullptr
#else
#define PATCHBAY_CAST(type, value) ((type)(value))
#define PATCHBAY_CAST_MUTABLE(type, value) ((type)(uintptr_t)(value))
#define PATCHBAY_NULL NULL
#endif

/* Begins the declaration of something that C knows by the same name, inside a namespace too. */
#ifdef __cplusplus
#define PATCHBAY_EXTERN extern "C"
#else
#define PATCHBAY_EXTERN extern
#endif

/* Makes a function of another type in an interface an error, which it is in C++. */
#if !defined(__cplusplus) && (defined(__clang__) || (defined(__GNUC__) && __GNUC__ >= 10))
#define PATCHBAY_STRICT_TYPES                                                                      \
    _Pragma("GCC diagnostic error \"-Wincompatible-pointer-types\"")                               \
        _Pragma("GCC diagnostic error \"-Wint-conversion\"")                                       \
            _Pragma("GCC diagnostic error \"-Wenum-conversion\"")
#else
#define PATCHBAY_STRICT_TYPES
#endif

/* What generated macros assert. Compilers print the names of these macros before their texts. */
#define PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(constant)                                              \
    PATCHBAY_STATIC_ASSERT(sizeof constant > 0, "not in registry.yaml")
#define PATCHBAY_A_KEY(key) PATCHBAY_STATIC_ASSERT(key + 1, "not a property or metadata key")
#define PATCHBAY_ONLY_WITH_DPATCHBAY_PLUGIN                                                        \
    PATCHBAY_STATIC_ASSERT(0, "types of plugins are announced with -DPATCHBAY_PLUGIN")

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
    char text[1536]; /* the problem, and what is available instead */
    char hint[1024]; /* what to do or where to look: "did you mean 'x'?"; "" without one */
};

/* The stable name of a code: "unknown-type"; "unknown-code" for an unknown number. */
PATCHBAY_API const char *patchbay_code_name(enum patchbay_code code);

/* ---- Opening and closing ------------------------------------------------------------------ */

/* Called with one line, without a newline: a deprecated implementation was selected, or a candidate
 * was skipped after a failure. May be called from any thread that uses the registry, with no lock
 * held. */
typedef void patchbay_log_fn(void *context, const char *line);

/* Options of patchbay_open(). Initialise with PATCHBAY_OPTIONS_INIT, then set members. */
struct patchbay_options {
    size_t size; /* set by PATCHBAY_OPTIONS_INIT */
    /* "NAME=value" strings, terminated by NULL, read instead of the process's environment; an empty
     * list means no variables. Copied where needed. NULL: the process's environment. */
    const char *const *environment;
    patchbay_log_fn *log; /* NULL: nothing is logged */
    void *log_context;
    /* Plugin directories, terminated by NULL, searched after those of LAPSE_PLUGIN_PATH and before
     * the installed one. Copied. NULL: none. */
    const char *const *plugin_directories;
    /* User IDs whose files are accepted as plugins, in addition to root, the effective user and the
     * owners of the program's file and of the directories above it. Copied. */
    const unsigned *trusted_users; /* at most 16 */
    size_t trusted_user_count;
    /* Under AT_SECURE (set-uid, set-gid, file capabilities) all variables are ignored. If this is
     * set, LAPSE_USE_... still selects among builtins and plugins of the installed directory. */
    bool secure_choice;
    /* Replaces the installed plugin directory of the generated table; may begin with $ORIGIN.
     * Copied. NULL: that directory. */
    const char *installed_directory;
    /* Globs of plugin names that are not loaded, as in LAPSE_PLUGIN_DISABLE, terminated by NULL.
     * Copied. NULL: none. */
    const char *const *disabled_plugins;
};

PATCHBAY_INLINE struct patchbay_options patchbay_options_init(void)
{
    struct patchbay_options options;
    unsigned char *bytes = PATCHBAY_CAST(unsigned char *, PATCHBAY_CAST(void *, &options));
    size_t i;
    for (i = 0; i < sizeof options; i++)
        bytes[i] = 0;
    options.size = sizeof options;
    return options;
}
#define PATCHBAY_OPTIONS_INIT patchbay_options_init()

/* Opens the registry of a generated table. Reads the environment in one pass; loads nothing. An
 * invalid variable does not fail here, but at the first look-up that it could affect. `options` may
 * be NULL. Fails with PATCHBAY_BAD_TABLE (the table has another format), PATCHBAY_BAD_ARGUMENT,
 * PATCHBAY_OUT_OF_MEMORY. */
PATCHBAY_API struct patchbay *patchbay_open(const struct patchbay_table *table,
                                            const struct patchbay_options *options,
                                            struct patchbay_error *error);

/* Closes the registry and invalidates everything it returned. NULL is accepted. No other thread may
 * be in a call. */
PATCHBAY_API void patchbay_close(struct patchbay *registry);

/* ---- Looking up --------------------------------------------------------------------------- */

/* The interface of the implementation that is selected for `type`. The first call loads and starts
 * it. Fails with
 * PATCHBAY_UNKNOWN_CATEGORY, PATCHBAY_UNKNOWN_TYPE: no such number;
 * PATCHBAY_BAD_ENVIRONMENT: a variable that could affect this look-up is invalid;
 * PATCHBAY_UNKNOWN_IMPLEMENTATION: an override names one that does not exist;
 * PATCHBAY_NO_IMPLEMENTATION: the type has no usable implementation;
 * PATCHBAY_RECURSION: a start function waits for itself, directly or through other look-ups, or one
 * that another thread runs does not return;
 * and with the code of the selected implementation if it cannot be used: PATCHBAY_NOT_BUILT,
 * PATCHBAY_NOT_LINKED, PATCHBAY_MEMBER_MISSING, PATCHBAY_DECLINED, or one about its plugin. */
PATCHBAY_API const void *patchbay_get(struct patchbay *registry, unsigned category, unsigned type,
                                      struct patchbay_error *error);

/* The interface published in a slot of the handle; NULL before the first look-up. The generated
 * accessors inline it: one load. `slot` is that of a type of the table. */
PATCHBAY_INLINE const void *patchbay_slot(const struct patchbay *registry, size_t slot)
{
    const void *slots = registry;
    return __atomic_load_n(PATCHBAY_CAST(const void *const *, slots) + slot, __ATOMIC_ACQUIRE);
}

/* Where an implementation comes from, in the order of candidates. */
enum patchbay_origin { PATCHBAY_RUNTIME, PATCHBAY_PLUGIN_FILE, PATCHBAY_BUILTIN };

/* What decided a selection, by precedence, highest first. */
enum patchbay_level {
    PATCHBAY_BY_USE,         /* patchbay_use() or patchbay_use_default() */
    PATCHBAY_BY_ENVIRONMENT, /* LAPSE_USE_<CATEGORY> */
    PATCHBAY_BY_VARIABLE,    /* the category's own variable */
    PATCHBAY_BY_PREFER,      /* patchbay_prefer() or patchbay_prefer_default() */
    PATCHBAY_BY_ORDER        /* the first usable candidate; `default:` of the category */
};

/* Instead of a type: what is selected when no type is named. In a flat category, all
 * implementations are then candidates as of one type, the one of `default:` first; in others, it is
 * the default type. */
#define PATCHBAY_NO_TYPE 0xfffffffeu

/* A selection. Initialise with PATCHBAY_SELECTION_INIT. */
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
    const char *source; /* of the override: a caller's text, or the variable; "" without one */
    bool untyped;       /* selected without a type, among all of a flat category */
};

PATCHBAY_INLINE struct patchbay_selection patchbay_selection_init(void)
{
    struct patchbay_selection selection;
    unsigned char *bytes = PATCHBAY_CAST(unsigned char *, PATCHBAY_CAST(void *, &selection));
    size_t i;
    for (i = 0; i < sizeof selection; i++)
        bytes[i] = 0;
    selection.size = sizeof selection;
    return selection;
}
#define PATCHBAY_SELECTION_INIT patchbay_selection_init()

/* Like patchbay_get(), but describes the selection: all members belong to one decision. Returns
 * false on failure, with the codes of patchbay_get(). */
PATCHBAY_API bool patchbay_select(struct patchbay *registry, unsigned category, unsigned type,
                                  struct patchbay_selection *selection,
                                  struct patchbay_error *error);

/* One implementation by identifier, ignoring the selection. `identifier` may be qualified:
 * "builtin:openai_chat", "runtime:mock". Fails like patchbay_get(), except that LAPSE_USE_...
 * variables do not matter. */
PATCHBAY_API const void *patchbay_get_implementation(struct patchbay *registry, unsigned category,
                                                     unsigned type, const char *identifier,
                                                     struct patchbay_error *error);

/* Returns NULL to accept a candidate, or the reason why not. May call everything but
 * patchbay_close(). */
typedef const char *patchbay_accept_fn(void *context, const struct patchbay_selection *selection);

/* The first candidate that `accept` accepts, for example because its device could be opened, of
 * those that could be selected: the members of the list that decides, or all in order. Each is
 * loaded and started before it is tried. Changes no selection; the reasons are shown by `why`.
 * Fails like patchbay_get(), and with PATCHBAY_NO_IMPLEMENTATION if none is accepted. */
PATCHBAY_API bool patchbay_first(struct patchbay *registry, unsigned category, unsigned type,
                                 patchbay_accept_fn *accept, void *context,
                                 struct patchbay_selection *selection,
                                 struct patchbay_error *error);

/* Replaces a selection by the next usable candidate after it, in candidate order: to wrap an
 * implementation, or to try all. Candidates that fail are skipped. Returns the interface. Fails
 * with PATCHBAY_NO_IMPLEMENTATION after the last one, and with PATCHBAY_BAD_ARGUMENT if the
 * selection is not of this registry. */
PATCHBAY_API const void *patchbay_next(struct patchbay *registry,
                                       struct patchbay_selection *selection,
                                       struct patchbay_error *error);

/* What an interface is, for logs: describes the first candidate with it that was started. False if
 * this registry never returned it. */
PATCHBAY_API bool patchbay_find(struct patchbay *registry, unsigned category, const void *interface,
                                struct patchbay_selection *selection);

/* The number of a category by name, in the spellings of patchbay_find_type(). Returns -1 on
 * failure: PATCHBAY_UNKNOWN_CATEGORY. */
PATCHBAY_API int patchbay_find_category(struct patchbay *registry, const char *name,
                                        struct patchbay_error *error);

/* The number of a type by name or alias; NULL means the default type. ASCII case does not matter,
 * nor does `-` for `_`. Returns -1 on failure: PATCHBAY_UNKNOWN_CATEGORY; PATCHBAY_UNKNOWN_TYPE;
 * PATCHBAY_NO_DEFAULT; PATCHBAY_BAD_ENVIRONMENT (only with NULL). */
PATCHBAY_API int patchbay_find_type(struct patchbay *registry, unsigned category, const char *name,
                                    struct patchbay_error *error);

/* The name of a category; NULL for an unknown number. */
PATCHBAY_API const char *patchbay_category_name(struct patchbay *registry, unsigned category);

/* The number of types of a category, including those of plugins; 0 for an unknown category. */
PATCHBAY_API unsigned patchbay_types(struct patchbay *registry, unsigned category);

/* The name of a type; NULL for an unknown number. */
PATCHBAY_API const char *patchbay_type_name(struct patchbay *registry, unsigned category,
                                            unsigned type);

/* ---- Plugins ------------------------------------------------------------------------------ */

/* Looks for plugins now rather than at the first look-up. Called again, it rescans: new plugins are
 * found, what failed or was rejected is tried again, and every look-up that returns afterwards
 * takes that into account. Plugins in use stay. Loads only what replaces a selection in use. Fails
 * with PATCHBAY_BAD_ENVIRONMENT (a plugin variable is invalid), PATCHBAY_SEALED,
 * PATCHBAY_UNSUPPORTED (built without plugins). */
PATCHBAY_API bool patchbay_discover(struct patchbay *registry, struct patchbay_error *error);

/* Adds a plugin file, ahead of those of all directories. Returns the name of the plugin, or NULL:
 * the code of its problem (PATCHBAY_NO_PLUGIN, PATCHBAY_BAD_FILE, PATCHBAY_UNTRUSTED,
 * PATCHBAY_INCOMPATIBLE...), PATCHBAY_BAD_ARGUMENT (NULL), PATCHBAY_SEALED, PATCHBAY_UNSUPPORTED.
 */
PATCHBAY_API const char *patchbay_add_plugin(struct patchbay *registry, const char *path,
                                             struct patchbay_error *error);

/* ---- Overriding --------------------------------------------------------------------------- */

/* Selects an implementation for `type`, above all other levels; NULL clears the override.
 * `identifier` may be qualified, and may be a list: "pulse/alsa" selects the first that is usable,
 * "pulse/" continues with what the weaker levels select, "-oss/" excludes one from that, "/" is as
 * if not set. Lists are evaluated again after each change. The implementation is loaded and started
 * before the call returns; from then on no look-up in any thread returns the old one. On failure
 * the old selection stays.
 * `source` is where the override came from ("--transport", "lapse.conf:12"), which errors and
 * explanations repeat; it is copied, and may be NULL. Fails like patchbay_get(), with
 * PATCHBAY_SEALED, and with PATCHBAY_OUT_OF_MEMORY. */
PATCHBAY_API bool patchbay_use(struct patchbay *registry, unsigned category, unsigned type,
                               const char *identifier, const char *source,
                               struct patchbay_error *error);

/* Makes `type`, a name or alias, the default type of the category; of a list, the first type whose
 * look-up succeeds. NULL clears the override. Fails with PATCHBAY_UNKNOWN_CATEGORY,
 * PATCHBAY_UNKNOWN_TYPE, PATCHBAY_SEALED. */
PATCHBAY_API bool patchbay_use_default(struct patchbay *registry, unsigned category,
                                       const char *type, const char *source,
                                       struct patchbay_error *error);

/* The same two for overrides from configuration files: weaker than the environment. */
PATCHBAY_API bool patchbay_prefer(struct patchbay *registry, unsigned category, unsigned type,
                                  const char *identifier, const char *source,
                                  struct patchbay_error *error);
PATCHBAY_API bool patchbay_prefer_default(struct patchbay *registry, unsigned category,
                                          const char *type, const char *source,
                                          struct patchbay_error *error);

/* Adds an implementation by pointer, ahead of all other candidates of `type`; for tests, or for
 * implementations created at run time. `identifier` is copied; `interface`, of the category's
 * struct, stays the caller's and must outlive the registry. Its metadata are the defaults of the
 * keys. Fails with PATCHBAY_BAD_ARGUMENT (`identifier` is not a name), PATCHBAY_MEMBER_MISSING,
 * PATCHBAY_DUPLICATE (the identifier is registered), PATCHBAY_DECLINED, PATCHBAY_SEALED, and with
 * PATCHBAY_BAD_METADATA if the category requires metadata. */
PATCHBAY_API bool patchbay_register(struct patchbay *registry, unsigned category, unsigned type,
                                    const char *identifier, const void *interface,
                                    const char *source, struct patchbay_error *error);

/* What patchbay_register_with() takes beside the interface. Initialise with
 * PATCHBAY_REGISTRATION_INIT. All texts are copied. */
struct patchbay_registration {
    size_t size; /* set by PATCHBAY_REGISTRATION_INIT */
    /* "key=value" strings, terminated by NULL, one for each element of a list; NULL: the defaults.
     */
    const char *const *metadata;
    const char *description; /* NULL: none */
    int priority;            /* among what is registered, higher first; then the latest */
};

PATCHBAY_INLINE struct patchbay_registration patchbay_registration_init(void)
{
    struct patchbay_registration registration;
    unsigned char *bytes = PATCHBAY_CAST(unsigned char *, PATCHBAY_CAST(void *, &registration));
    size_t i;
    for (i = 0; i < sizeof registration; i++)
        bytes[i] = 0;
    registration.size = sizeof registration;
    return registration;
}
#define PATCHBAY_REGISTRATION_INIT patchbay_registration_init()

/* Like patchbay_register(), with metadata, a description and a priority. Fails also with
 * PATCHBAY_BAD_METADATA. */
PATCHBAY_API bool patchbay_register_with(struct patchbay *registry, unsigned category,
                                         unsigned type, const char *identifier,
                                         const void *interface, const char *source,
                                         const struct patchbay_registration *registration,
                                         struct patchbay_error *error);

/* Removes what patchbay_register() added. When it returns, the next candidate is selected. Threads
 * that looked the interface up before may still use it. Fails with
 * PATCHBAY_UNKNOWN_IMPLEMENTATION, PATCHBAY_SEALED. */
PATCHBAY_API bool patchbay_unregister(struct patchbay *registry, unsigned category, unsigned type,
                                      const char *identifier, struct patchbay_error *error);

/* Loads and starts the selection of every type that has candidates, so that later look-ups run no
 * code and cannot fail: before fork(), or before entering a sandbox. Continues after a failure;
 * returns false with the first one. */
PATCHBAY_API bool patchbay_resolve_all(struct patchbay *registry, struct patchbay_error *error);

/* Like patchbay_resolve_all(), and rejects every later change with PATCHBAY_SEALED. On failure the
 * registry is not sealed. */
PATCHBAY_API bool patchbay_seal(struct patchbay *registry, struct patchbay_error *error);

/* ---- Explaining --------------------------------------------------------------------------- */

/* What is known about an implementation without running its code. */
enum patchbay_state {
    PATCHBAY_STATE_SELECTED,
    PATCHBAY_STATE_AVAILABLE,
    PATCHBAY_STATE_NOT_BUILT,  /* `when:` is false */
    PATCHBAY_STATE_NOT_LINKED, /* `link: weak`, and absent */
    PATCHBAY_STATE_NOT_LOADED, /* of a plugin that is not in use yet */
    PATCHBAY_STATE_DECLINED,   /* by its start function */
    PATCHBAY_STATE_REFUSED,    /* of a plugin that is incompatible, malformed or untrusted */
    PATCHBAY_STATE_FAILED,     /* could not be loaded, or a member is missing */
    PATCHBAY_STATE_DISABLED,   /* by LAPSE_PLUGIN_DISABLE */
    PATCHBAY_STATE_SHADOWED    /* by a plugin of the same name that comes first */
};

/* "selected", "not built"; "?" for an unknown number. */
PATCHBAY_API const char *patchbay_state_name(enum patchbay_state state);

/* An implementation as patchbay_each() and patchbay_explain() list it. The struct itself is valid
 * during the callback only. */
struct patchbay_implementation {
    unsigned category_number;
    unsigned type_number;
    const char *category;
    const char *type;
    const char *identifier;
    const char *description;
    enum patchbay_origin origin;
    const char *plugin; /* NULL without a plugin */
    const char *file;   /* the same */
    int priority;
    bool opt_in;
    const char *deprecated; /* what to use instead; NULL if it is not deprecated */
    const void *metadata;   /* as in struct patchbay_selection */
    enum patchbay_state state;
    const char *reason;      /* for the state; "" without one */
    const char *hint;        /* what to do about it; "" without one */
    const char *refusal;     /* why patchbay_first() did not accept it the last time; "" */
    const char *excluded_by; /* source of the override that excludes it; NULL if none does */
};

/* Returns false to stop. May call back into the registry. */
typedef bool patchbay_each_fn(void *context, const struct patchbay_implementation *implementation);

#define PATCHBAY_ALL 0xffffffffu

/* Calls `each` for every implementation of a category, or of PATCHBAY_ALL: in the order of
 * registry.yaml, then in candidate order, without plugins that cannot be read. Loads nothing,
 * starts nothing. Returns false after a callback did, and with PATCHBAY_UNKNOWN_CATEGORY. */
PATCHBAY_API bool patchbay_each(struct patchbay *registry, unsigned category,
                                patchbay_each_fn *each, void *context,
                                struct patchbay_error *error);

/* How a type is decided. */
struct patchbay_decision {
    enum patchbay_level level;
    const char *source;     /* of the override; "" without one */
    const char *identifier; /* as the override wrote it, or of the first candidate; "" */
    bool usable; /* as far as is known without starting it; if an invalid variable comes before all
                    levels, false without an identifier */
    struct patchbay_error error; /* if not usable: the error of a look-up */
};

/* Sets `decision` for a type and calls `each`, which may be NULL, for every candidate in order.
 * Loads nothing, starts nothing. Fails with PATCHBAY_UNKNOWN_CATEGORY, PATCHBAY_UNKNOWN_TYPE. */
PATCHBAY_API bool patchbay_explain(struct patchbay *registry, unsigned category, unsigned type,
                                   struct patchbay_decision *decision, patchbay_each_fn *each,
                                   void *context, struct patchbay_error *error);

/* The inspector: the commands list, show, why, paths, env, check and completion, with --json,
 * --plain, --color and --environ FILE; `help` lists them all. `argv[0]` is the command, such as
 * "list". Changes nothing in the registry; runs no implementation's code, except for `check
 * --load`. Data goes to stdout, messages to stderr; neither is closed. Returns the exit status: 0
 * success, 1 negative result, 2 usage error, 3 failure. In main():
 *
 *     if (argc > 1 && strcmp(argv[1], "registry") == 0)
 *         return patchbay_command(registry, argc - 2, argv + 2);
 */
PATCHBAY_API int patchbay_command(struct patchbay *registry, int argc, char **argv);

#ifdef __cplusplus
}
#endif

#endif
