/* small_tool.h: category 'tool'.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef SMALL_INCLUDED_TOOL
#define SMALL_INCLUDED_TOOL

#include "small_category.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"

/* Names no default type. This paragraph has two lines.
 * Lists keep their lines:
 * - use
 * - lend */
struct small_tool {
    void (*use)(void);
};

/* Keys of SMALL_SET_TOOL. */
enum {
    SMALL_TOOL_key_name,
    SMALL_TOOL_key_description,
    SMALL_TOOL_key_deprecated,
    SMALL_TOOL_key_priority,
    SMALL_TOOL_key_opt_in,
    SMALL_TOOL_key_aliases,
};

#if defined(PATCHBAY_PLUGIN)

/* What program and plugin compare before a plugin is loaded: name and signature of each member
 * ('?': optional, '=': constant), then type and fields of each layout ('+': its size may grow;
 * '*': the interface, which the program may write to). */
#define SMALL_FINGERPRINT_TOOL \
    "use\0" "void (void)\0" \
    "\0" \
    "\0"

/* The numbers of the fingerprint: offset and size of each member; size of each layout, offset
 * and size of its fields; revision and size of the interface. */
#define SMALL_NUMBERS_TOOL \
    offsetof(struct small_tool, use), \
    sizeof(PATCHBAY_CAST(struct small_tool *, PATCHBAY_NULL)->use), \
    0u, sizeof(struct small_tool)
#define SMALL_COUNT_NUMBERS_TOOL 4

#if defined(PATCHBAY_PLUGIN_MANIFEST)

/* Defines an implementation that plugin.yaml lists:
 * SMALL_DEFINE_TOOL(type, identifier) = {...}; */
#define SMALL_DEFINE_TOOL(type, identifier) \
    PATCHBAY_NEEDS_LISTED(SMALL_needs_listed_tool_##type##_##identifier, \
                          SMALL_plugin_yaml_lists_tool_##type##_##identifier); \
    PATCHBAY_EXTERN const struct small_tool small_tool_##type##_##identifier PATCHBAY_HIDDEN; \
    PATCHBAY_STRICT_TYPES \
    const struct small_tool small_tool_##type##_##identifier

#define SMALL_NEW_TOOL_TYPE(type) PATCHBAY_IN_PLUGIN_YAML
#define SMALL_SET_TOOL(type, identifier, key, value) PATCHBAY_IN_PLUGIN_YAML

#else

/* Declares a type that registry.yaml does not list: SMALL_NEW_TOOL_TYPE(name); */
#define SMALL_NEW_TOOL_TYPE(type) enum { SMALL_TOOL_type_##type }

/* Sets a property of an implementation:
 * SMALL_SET_TOOL(type, identifier, key, value);
 * Strings are literals; the elements of a list are separated by \0. */
#define SMALL_SET_TOOL(type, identifier, key, value) \
    PATCHBAY_A_KEY(SMALL_TOOL_key_##key); \
    PATCHBAY_PROPERTY_NOTE(SMALL_property_tool_##type##_##identifier##_##key, \
        "small\0tool\0" #type "\0" #identifier "\0" \
        SMALL_SET_TOOL_##key(value, #value))
#define SMALL_SET_TOOL_name(value, text) "name=" value
#define SMALL_SET_TOOL_description(value, text) "description=" value
#define SMALL_SET_TOOL_deprecated(value, text) "deprecated=" value
#define SMALL_SET_TOOL_priority(value, text) "priority=" PATCHBAY_TEXT_OF(value)
#define SMALL_SET_TOOL_opt_in(value, text) "opt_in=" text
#define SMALL_SET_TOOL_aliases(value, text) "aliases=" value

/* Defines an implementation of this plugin: SMALL_DEFINE_TOOL(type, identifier) = {...}; */
#define SMALL_DEFINE_TOOL(type, identifier) \
    PATCHBAY_ANNOUNCED_OR_DPATCHBAY_PLUGIN_MANIFEST(SMALL_TOOL_type_##type); \
    PATCHBAY_EXTERN const struct small_tool small_tool_##type##_##identifier PATCHBAY_HIDDEN; \
    PATCHBAY_NOTE(SMALL_note_tool_##type##_##identifier, PATCHBAY_NOTE_IMPLEMENTATION, \
                  SMALL_COUNT_NUMBERS_TOOL, \
                  "small\0tool\0" #type "\0" #identifier "\0" \
                  "record_small_tool_" #type "_" #identifier "\0" \
                  SMALL_FINGERPRINT_TOOL, SMALL_NUMBERS_TOOL); \
    PATCHBAY_RECORD(record_small_tool_##type##_##identifier, \
                    SMALL_note_tool_##type##_##identifier, small_tool_##type##_##identifier); \
    PATCHBAY_STRICT_TYPES \
    const struct small_tool small_tool_##type##_##identifier

#endif

#else

/* Defines a builtin: SMALL_DEFINE_TOOL(type, identifier) = {...};
 * It does not compile unless registry.yaml lists the implementation. */
#define SMALL_DEFINE_TOOL(type, identifier) \
    PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(small_tool_##type##_##identifier); \
    PATCHBAY_STRICT_TYPES \
    PATCHBAY_EXTERN const struct small_tool small_tool_##type##_##identifier; \
    const struct small_tool small_tool_##type##_##identifier

/* As in a plugin; in a program only the names are checked. */
#define SMALL_SET_TOOL(type, identifier, key, value) \
    PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(small_tool_##type##_##identifier); \
    PATCHBAY_A_KEY(SMALL_TOOL_key_##key)
#define SMALL_NEW_TOOL_TYPE(type) PATCHBAY_ONLY_WITH_DPATCHBAY_PLUGIN

#endif

/* Returns the selected tool of `type`. See patchbay_get(). */
PATCHBAY_INLINE const struct small_tool *
small_get_tool(struct patchbay *registry, enum small_tool_type type, struct patchbay_error *error)
{
    const void *interface = PATCHBAY_NULL;
    if (!interface)
        interface = patchbay_get(registry, SMALL_TOOL, PATCHBAY_CAST(unsigned, type), error);
    return PATCHBAY_CAST(const struct small_tool *, interface);
}

/* The same by name; NULL means the first of all that is usable. See PATCHBAY_NO_TYPE. */
PATCHBAY_INLINE const struct small_tool *
small_get_tool_by_name(struct patchbay *registry, const char *type, struct patchbay_error *error)
{
    if (!type)
        return PATCHBAY_CAST(const struct small_tool *,
                             patchbay_get(registry, SMALL_TOOL, PATCHBAY_NO_TYPE, error));
    int number = patchbay_find_type(registry, SMALL_TOOL, type, error);
    if (number < 0)
        return PATCHBAY_NULL;
    return PATCHBAY_CAST(const struct small_tool *,
                         patchbay_get(registry, SMALL_TOOL, PATCHBAY_CAST(unsigned, number),
                                      error));
}

/* Looks up one implementation by identifier, ignoring the selection. See
 * patchbay_get_implementation(). */
PATCHBAY_INLINE const struct small_tool *
small_get_tool_implementation(struct patchbay *registry, enum small_tool_type type,
                              const char *identifier, struct patchbay_error *error)
{
    return PATCHBAY_CAST(const struct small_tool *,
                         patchbay_get_implementation(registry, SMALL_TOOL,
                                                     PATCHBAY_CAST(unsigned, type), identifier,
                                                     error));
}

/* Describes the current selection. See patchbay_select(). */
PATCHBAY_INLINE bool small_select_tool(struct patchbay *registry, enum small_tool_type type,
                                       struct patchbay_selection *selection,
                                       struct patchbay_error *error)
{
    return patchbay_select(registry, SMALL_TOOL, PATCHBAY_CAST(unsigned, type), selection, error);
}

/* Replaces a selection by the next usable candidate. See patchbay_next(). */
PATCHBAY_INLINE const struct small_tool *
small_next_tool(struct patchbay *registry, struct patchbay_selection *selection,
                struct patchbay_error *error)
{
    return PATCHBAY_CAST(const struct small_tool *, patchbay_next(registry, selection, error));
}

/* Selects an implementation; NULL clears the override. See patchbay_use(). */
PATCHBAY_INLINE bool small_use_tool(struct patchbay *registry, enum small_tool_type type,
                                    const char *identifier, const char *source,
                                    struct patchbay_error *error)
{
    return patchbay_use(registry, SMALL_TOOL, PATCHBAY_CAST(unsigned, type), identifier, source,
                        error);
}

/* Sets the default type; NULL clears the override. See patchbay_use_default(). */
PATCHBAY_INLINE bool small_use_tool_default(struct patchbay *registry, const char *type,
                                            const char *source, struct patchbay_error *error)
{
    return patchbay_use_default(registry, SMALL_TOOL, type, source, error);
}

/* Like small_use_tool(), but weaker than the environment. See patchbay_prefer(). */
PATCHBAY_INLINE bool small_prefer_tool(struct patchbay *registry, enum small_tool_type type,
                                       const char *identifier, const char *source,
                                       struct patchbay_error *error)
{
    return patchbay_prefer(registry, SMALL_TOOL, PATCHBAY_CAST(unsigned, type), identifier, source,
                           error);
}

/* Like small_use_tool_default(), but weaker than the environment. See patchbay_prefer_default(). */
PATCHBAY_INLINE bool small_prefer_tool_default(struct patchbay *registry, const char *type,
                                               const char *source, struct patchbay_error *error)
{
    return patchbay_prefer_default(registry, SMALL_TOOL, type, source, error);
}

/* Registers an implementation by pointer. See patchbay_register(). */
PATCHBAY_INLINE bool small_register_tool(struct patchbay *registry, enum small_tool_type type,
                                         const char *identifier, const struct small_tool *interface,
                                         const char *source, struct patchbay_error *error)
{
    return patchbay_register(registry, SMALL_TOOL, PATCHBAY_CAST(unsigned, type), identifier,
                             interface, source, error);
}

/* Unregisters an implementation. See patchbay_unregister(). */
PATCHBAY_INLINE bool small_unregister_tool(struct patchbay *registry, enum small_tool_type type,
                                           const char *identifier, struct patchbay_error *error)
{
    return patchbay_unregister(registry, SMALL_TOOL, PATCHBAY_CAST(unsigned, type), identifier,
                               error);
}

/* Returns the first builtin of `type`, ignoring the selection; NULL if there is none. Needs
 * neither a registry nor the library. */
const struct small_tool *small_builtin_tool(enum small_tool_type type) PATCHBAY_API;

#pragma GCC diagnostic pop
#ifdef __cplusplus
}
#endif

#endif
