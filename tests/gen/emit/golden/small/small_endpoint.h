/* small_endpoint.h: category 'endpoint'.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef SMALL_INCLUDED_ENDPOINT
#define SMALL_INCLUDED_ENDPOINT

#include "small_category.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"

enum small_endpoint_type {
    SMALL_ENDPOINT_CHAT,
    SMALL_ENDPOINT_RANKINGS,
    SMALL_ENDPOINT_TYPES
};

/* Flags of the metadata key `modes`. */
enum small_endpoint_modes {
    SMALL_ENDPOINT_MODES_READ = 1 << 0,
    SMALL_ENDPOINT_MODES_WRITE = 1 << 1
};

/* Flags of the metadata key `traits`. */
enum small_endpoint_traits {
    SMALL_ENDPOINT_TRAITS_LAZY = 1 << 0,
    SMALL_ENDPOINT_TRAITS_GREEDY = 1 << 1
};

/* Values of the metadata key `speed`; 0 when it is not given. */
enum small_endpoint_speed {
    SMALL_ENDPOINT_SPEED_SLOW = 1,
    SMALL_ENDPOINT_SPEED_FAST
};

struct prompt;
struct reply;

/* Speaks one API. */
struct small_endpoint {
    int (*write)(const struct prompt *prompt, char *body, size_t size);
    /* Returns 0, or -1 when the body is not a response of this API. */
    int (*read)(const char body[], uint64_t size, struct reply *reply);
    /* Optional: may be NULL. */
    const char *(*probe)(void);
    unsigned most;
    /* Of what there are most. */
    const char *unit;
};

/* Metadata of an implementation. */
struct small_endpoint_metadata {
    /* Appended to the URL. */
    const char *path;
    bool streaming;
    /* In cents. */
    int64_t cost;
    bool has_cost; /* false: not given */
    int64_t limit;
    double weight;
    /* Terminated by NULL. */
    const char *const *schemes;
    /* What it can do. Of enum small_endpoint_modes. */
    unsigned modes;
    /* Of enum small_endpoint_traits. */
    unsigned traits;
    bool has_traits; /* false: not given */
    enum small_endpoint_speed speed;
    /* Replaces it. */
    enum small_endpoint_type successor;
    bool has_successor; /* false: not given, or not a type of this program */
    const enum small_tool_type *tools;
    size_t tools_count;
};

/* Keys of SMALL_SET_ENDPOINT. */
enum {
    SMALL_ENDPOINT_key_name,
    SMALL_ENDPOINT_key_description,
    SMALL_ENDPOINT_key_deprecated,
    SMALL_ENDPOINT_key_priority,
    SMALL_ENDPOINT_key_opt_in,
    SMALL_ENDPOINT_key_aliases,
    SMALL_ENDPOINT_key_path,
    SMALL_ENDPOINT_key_streaming,
    SMALL_ENDPOINT_key_cost,
    SMALL_ENDPOINT_key_limit,
    SMALL_ENDPOINT_key_weight,
    SMALL_ENDPOINT_key_schemes,
    SMALL_ENDPOINT_key_modes,
    SMALL_ENDPOINT_key_traits,
    SMALL_ENDPOINT_key_speed,
    SMALL_ENDPOINT_key_successor,
    SMALL_ENDPOINT_key_tools,
};

#if defined(PATCHBAY_PLUGIN)

/* What program and plugin compare before a plugin is loaded: name and signature of each member
 * ('?': optional, '=': constant), then type and fields of each layout ('+': its size may grow;
 * '*': the interface, which the program may write to). */
#define SMALL_FINGERPRINT_ENDPOINT \
    "write\0" "int (const struct prompt *, char *, size_t)\0" \
    "read\0" "int (const char *, uint64_t, struct reply *)\0" \
    "?probe\0" "const char *(void)\0" \
    "=most\0" "unsigned\0" \
    "=unit\0" "const char *\0" \
    "\0" \
    "+struct reply\0" \
    "status\0" \
    "text\0" \
    "\0" \
    "\0"

/* The numbers of the fingerprint: offset and size of each member; size of each layout, offset
 * and size of its fields; revision and size of the interface. */
#define SMALL_NUMBERS_ENDPOINT \
    offsetof(struct small_endpoint, write), \
    sizeof(PATCHBAY_CAST(struct small_endpoint *, PATCHBAY_NULL)->write), \
    offsetof(struct small_endpoint, read), \
    sizeof(PATCHBAY_CAST(struct small_endpoint *, PATCHBAY_NULL)->read), \
    offsetof(struct small_endpoint, probe), \
    sizeof(PATCHBAY_CAST(struct small_endpoint *, PATCHBAY_NULL)->probe), \
    offsetof(struct small_endpoint, most), \
    sizeof(PATCHBAY_CAST(struct small_endpoint *, PATCHBAY_NULL)->most), \
    offsetof(struct small_endpoint, unit), \
    sizeof(PATCHBAY_CAST(struct small_endpoint *, PATCHBAY_NULL)->unit), \
    sizeof(struct reply), \
    offsetof(struct reply, status), \
    sizeof(PATCHBAY_CAST(struct reply *, PATCHBAY_NULL)->status), \
    offsetof(struct reply, text), \
    sizeof(PATCHBAY_CAST(struct reply *, PATCHBAY_NULL)->text), \
    3u, sizeof(struct small_endpoint)
#define SMALL_COUNT_NUMBERS_ENDPOINT 17

#if defined(PATCHBAY_PLUGIN_MANIFEST)

/* Defines an implementation that plugin.yaml lists:
 * SMALL_DEFINE_ENDPOINT(type, identifier) = {...}; */
#define SMALL_DEFINE_ENDPOINT(type, identifier) \
    PATCHBAY_NEEDS_LISTED(SMALL_needs_listed_endpoint_##type##_##identifier, \
                          SMALL_plugin_yaml_lists_endpoint_##type##_##identifier); \
    PATCHBAY_EXTERN const struct small_endpoint small_endpoint_##type##_##identifier \
        PATCHBAY_HIDDEN; \
    PATCHBAY_STRICT_TYPES \
    const struct small_endpoint small_endpoint_##type##_##identifier

#define SMALL_NEW_ENDPOINT_TYPE(type) PATCHBAY_IN_PLUGIN_YAML
#define SMALL_SET_ENDPOINT(type, identifier, key, value) PATCHBAY_IN_PLUGIN_YAML

#else

/* Declares a type that registry.yaml does not list: SMALL_NEW_ENDPOINT_TYPE(name); */
#define SMALL_NEW_ENDPOINT_TYPE(type) enum { SMALL_ENDPOINT_type_##type }
SMALL_NEW_ENDPOINT_TYPE(chat);
SMALL_NEW_ENDPOINT_TYPE(rankings);

/* Sets a property of an implementation:
 * SMALL_SET_ENDPOINT(type, identifier, key, value);
 * Strings are literals; the elements of a list are separated by \0. */
#define SMALL_SET_ENDPOINT(type, identifier, key, value) \
    PATCHBAY_A_KEY(SMALL_ENDPOINT_key_##key); \
    PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_##type##_##identifier##_##key, \
        "small\0endpoint\0" #type "\0" #identifier "\0" \
        SMALL_SET_ENDPOINT_##key(value, #value))
#define SMALL_SET_ENDPOINT_name(value, text) "name=" value
#define SMALL_SET_ENDPOINT_description(value, text) "description=" value
#define SMALL_SET_ENDPOINT_deprecated(value, text) "deprecated=" value
#define SMALL_SET_ENDPOINT_priority(value, text) "priority=" PATCHBAY_TEXT_OF(value)
#define SMALL_SET_ENDPOINT_opt_in(value, text) "opt_in=" text
#define SMALL_SET_ENDPOINT_aliases(value, text) "aliases=" value
#define SMALL_SET_ENDPOINT_path(value, text) "path=" value
#define SMALL_SET_ENDPOINT_streaming(value, text) "streaming=" text
#define SMALL_SET_ENDPOINT_cost(value, text) "cost=" PATCHBAY_TEXT_OF(value)
#define SMALL_SET_ENDPOINT_limit(value, text) "limit=" PATCHBAY_TEXT_OF(value)
#define SMALL_SET_ENDPOINT_weight(value, text) "weight=" PATCHBAY_TEXT_OF(value)
#define SMALL_SET_ENDPOINT_schemes(value, text) "schemes=" value
#define SMALL_SET_ENDPOINT_modes(value, text) "modes=" value
#define SMALL_SET_ENDPOINT_traits(value, text) "traits=" value
#define SMALL_SET_ENDPOINT_speed(value, text) "speed=" text
#define SMALL_SET_ENDPOINT_successor(value, text) "successor=" text
#define SMALL_SET_ENDPOINT_tools(value, text) "tools=" value

/* Defines an implementation of this plugin: SMALL_DEFINE_ENDPOINT(type, identifier) = {...}; */
#define SMALL_DEFINE_ENDPOINT(type, identifier) \
    PATCHBAY_ANNOUNCED_OR_DPATCHBAY_PLUGIN_MANIFEST(SMALL_ENDPOINT_type_##type); \
    PATCHBAY_EXTERN const struct small_endpoint small_endpoint_##type##_##identifier \
        PATCHBAY_HIDDEN; \
    PATCHBAY_NOTE(SMALL_note_endpoint_##type##_##identifier, PATCHBAY_NOTE_IMPLEMENTATION, \
                  SMALL_COUNT_NUMBERS_ENDPOINT, \
                  "small\0endpoint\0" #type "\0" #identifier "\0" \
                  "record_small_endpoint_" #type "_" #identifier "\0" \
                  SMALL_FINGERPRINT_ENDPOINT, SMALL_NUMBERS_ENDPOINT); \
    PATCHBAY_RECORD(record_small_endpoint_##type##_##identifier, \
                    SMALL_note_endpoint_##type##_##identifier, \
                    small_endpoint_##type##_##identifier); \
    PATCHBAY_STRICT_TYPES \
    const struct small_endpoint small_endpoint_##type##_##identifier

#endif

#else

/* Defines a builtin: SMALL_DEFINE_ENDPOINT(type, identifier) = {...};
 * It does not compile unless registry.yaml lists the implementation. */
#define SMALL_DEFINE_ENDPOINT(type, identifier) \
    PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(small_endpoint_##type##_##identifier); \
    PATCHBAY_STRICT_TYPES \
    PATCHBAY_EXTERN const struct small_endpoint small_endpoint_##type##_##identifier; \
    const struct small_endpoint small_endpoint_##type##_##identifier

/* As in a plugin; in a program only the names are checked. */
#define SMALL_SET_ENDPOINT(type, identifier, key, value) \
    PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(small_endpoint_##type##_##identifier); \
    PATCHBAY_A_KEY(SMALL_ENDPOINT_key_##key)
#define SMALL_NEW_ENDPOINT_TYPE(type) PATCHBAY_ONLY_WITH_DPATCHBAY_PLUGIN

extern const struct small_endpoint small_endpoint_chat_fancy PATCHBAY_HIDDEN;
extern const struct small_endpoint small_endpoint_chat_plain PATCHBAY_HIDDEN;
extern const struct small_endpoint small_endpoint_chat_secret PATCHBAY_HIDDEN;
extern const struct small_endpoint small_endpoint_chat_extra PATCHBAY_HIDDEN;

#endif

/* Returns the selected endpoint of `type`. See patchbay_get(). */
PATCHBAY_INLINE const struct small_endpoint *
small_get_endpoint(struct patchbay *registry, enum small_endpoint_type type,
                   struct patchbay_error *error)
{
    const void *interface = PATCHBAY_NULL;
    if (PATCHBAY_CAST(unsigned, type) < SMALL_ENDPOINT_TYPES)
        interface = patchbay_slot(registry, PATCHBAY_CAST(size_t, type));
    if (!interface)
        interface = patchbay_get(registry, SMALL_ENDPOINT, PATCHBAY_CAST(unsigned, type), error);
    return PATCHBAY_CAST(const struct small_endpoint *, interface);
}

/* The same by name or alias of the type; NULL means the default type. See patchbay_find_type(). */
PATCHBAY_INLINE const struct small_endpoint *
small_get_endpoint_by_name(struct patchbay *registry, const char *type,
                           struct patchbay_error *error)
{
    int number = patchbay_find_type(registry, SMALL_ENDPOINT, type, error);
    if (number < 0)
        return PATCHBAY_NULL;
    return PATCHBAY_CAST(const struct small_endpoint *,
                         patchbay_get(registry, SMALL_ENDPOINT, PATCHBAY_CAST(unsigned, number),
                                      error));
}

/* Looks up one implementation by identifier, ignoring the selection. See
 * patchbay_get_implementation(). */
PATCHBAY_INLINE const struct small_endpoint *
small_get_endpoint_implementation(struct patchbay *registry, enum small_endpoint_type type,
                                  const char *identifier, struct patchbay_error *error)
{
    return PATCHBAY_CAST(const struct small_endpoint *,
                         patchbay_get_implementation(registry, SMALL_ENDPOINT,
                                                     PATCHBAY_CAST(unsigned, type), identifier,
                                                     error));
}

/* Describes the current selection. See patchbay_select(). */
PATCHBAY_INLINE bool small_select_endpoint(struct patchbay *registry, enum small_endpoint_type type,
                                           struct patchbay_selection *selection,
                                           struct patchbay_error *error)
{
    return patchbay_select(registry, SMALL_ENDPOINT, PATCHBAY_CAST(unsigned, type), selection,
                           error);
}

/* Replaces a selection by the next usable candidate. See patchbay_next(). */
PATCHBAY_INLINE const struct small_endpoint *
small_next_endpoint(struct patchbay *registry, struct patchbay_selection *selection,
                    struct patchbay_error *error)
{
    return PATCHBAY_CAST(const struct small_endpoint *, patchbay_next(registry, selection, error));
}

/* Selects an implementation; NULL clears the override. See patchbay_use(). */
PATCHBAY_INLINE bool small_use_endpoint(struct patchbay *registry, enum small_endpoint_type type,
                                        const char *identifier, const char *source,
                                        struct patchbay_error *error)
{
    return patchbay_use(registry, SMALL_ENDPOINT, PATCHBAY_CAST(unsigned, type), identifier, source,
                        error);
}

/* Sets the default type; NULL clears the override. See patchbay_use_default(). */
PATCHBAY_INLINE bool small_use_endpoint_default(struct patchbay *registry, const char *type,
                                                const char *source, struct patchbay_error *error)
{
    return patchbay_use_default(registry, SMALL_ENDPOINT, type, source, error);
}

/* Like small_use_endpoint(), but weaker than the environment. See patchbay_prefer(). */
PATCHBAY_INLINE bool small_prefer_endpoint(struct patchbay *registry, enum small_endpoint_type type,
                                           const char *identifier, const char *source,
                                           struct patchbay_error *error)
{
    return patchbay_prefer(registry, SMALL_ENDPOINT, PATCHBAY_CAST(unsigned, type), identifier,
                           source, error);
}

/* Like small_use_endpoint_default(), but weaker than the environment. See
 * patchbay_prefer_default(). */
PATCHBAY_INLINE bool
small_prefer_endpoint_default(struct patchbay *registry, const char *type, const char *source,
                              struct patchbay_error *error)
{
    return patchbay_prefer_default(registry, SMALL_ENDPOINT, type, source, error);
}

/* Registers an implementation by pointer. See patchbay_register(). */
PATCHBAY_INLINE bool small_register_endpoint(struct patchbay *registry,
                                             enum small_endpoint_type type, const char *identifier,
                                             const struct small_endpoint *interface,
                                             const char *source, struct patchbay_error *error)
{
    return patchbay_register(registry, SMALL_ENDPOINT, PATCHBAY_CAST(unsigned, type), identifier,
                             interface, source, error);
}

/* Unregisters an implementation. See patchbay_unregister(). */
PATCHBAY_INLINE bool small_unregister_endpoint(struct patchbay *registry,
                                               enum small_endpoint_type type,
                                               const char *identifier, struct patchbay_error *error)
{
    return patchbay_unregister(registry, SMALL_ENDPOINT, PATCHBAY_CAST(unsigned, type), identifier,
                               error);
}

/* Returns the metadata of a selection; NULL if it is of another category. */
PATCHBAY_INLINE const struct small_endpoint_metadata *
small_endpoint_metadata(const struct patchbay_selection *selection)
{
    if (selection->category_number != SMALL_ENDPOINT)
        return PATCHBAY_NULL;
    return PATCHBAY_CAST(const struct small_endpoint_metadata *, selection->metadata);
}

/* Returns the first builtin of `type`, ignoring the selection; NULL if there is none. Needs
 * neither a registry nor the library. */
const struct small_endpoint *small_builtin_endpoint(enum small_endpoint_type type) PATCHBAY_API;

#pragma GCC diagnostic pop
#ifdef __cplusplus
}
#endif

#endif
