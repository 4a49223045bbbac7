/* sound_effect.h: category 'effect'.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef SOUND_INCLUDED_EFFECT
#define SOUND_INCLUDED_EFFECT

#include "sound_category.h"
#include "effect.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"

enum sound_effect_type {
    SOUND_EFFECT_DELAY,
    SOUND_EFFECT_TYPES
};

/* Changes sound. */

/* Keys of SOUND_SET_EFFECT. */
enum {
    SOUND_EFFECT_key_name,
    SOUND_EFFECT_key_description,
    SOUND_EFFECT_key_deprecated,
    SOUND_EFFECT_key_priority,
    SOUND_EFFECT_key_opt_in,
    SOUND_EFFECT_key_aliases,
};

#if defined(PATCHBAY_PLUGIN)

/* What program and plugin compare before a plugin is loaded: name and signature of each member
 * ('?': optional, '=': constant), then type and fields of each layout ('+': its size may grow;
 * '*': the interface, which the program may write to). */
#define SOUND_FINGERPRINT_EFFECT \
    "run\0" "int (int)\0" \
    "check\0" "short (void)\0" \
    "\0" \
    "*\0" "\0" \
    "\0"

/* The numbers of the fingerprint: offset and size of each member; size of each layout, offset
 * and size of its fields; revision and size of the interface. */
#define SOUND_NUMBERS_EFFECT \
    offsetof(effect_t, run), \
    sizeof(PATCHBAY_CAST(effect_t *, PATCHBAY_NULL)->run), \
    offsetof(effect_t, check), \
    sizeof(PATCHBAY_CAST(effect_t *, PATCHBAY_NULL)->check), \
    0u, \
    0u, sizeof(effect_t)
#define SOUND_COUNT_NUMBERS_EFFECT 7

#if defined(PATCHBAY_PLUGIN_MANIFEST)

/* Defines an implementation that plugin.yaml lists:
 * SOUND_DEFINE_EFFECT(type, identifier) = {...}; */
#define SOUND_DEFINE_EFFECT(type, identifier) \
    PATCHBAY_NEEDS_LISTED(SOUND_needs_listed_effect_##type##_##identifier, \
                          SOUND_plugin_yaml_lists_effect_##type##_##identifier); \
    PATCHBAY_EXTERN effect_t sound_effect_##type##_##identifier PATCHBAY_HIDDEN; \
    PATCHBAY_STRICT_TYPES \
    effect_t sound_effect_##type##_##identifier

#define SOUND_NEW_EFFECT_TYPE(type) PATCHBAY_IN_PLUGIN_YAML
#define SOUND_SET_EFFECT(type, identifier, key, value) PATCHBAY_IN_PLUGIN_YAML

#else

/* Declares a type that registry.yaml does not list: SOUND_NEW_EFFECT_TYPE(name); */
#define SOUND_NEW_EFFECT_TYPE(type) enum { SOUND_EFFECT_type_##type }
SOUND_NEW_EFFECT_TYPE(delay);

/* Sets a property of an implementation:
 * SOUND_SET_EFFECT(type, identifier, key, value);
 * Strings are literals; the elements of a list are separated by \0. */
#define SOUND_SET_EFFECT(type, identifier, key, value) \
    PATCHBAY_A_KEY(SOUND_EFFECT_key_##key); \
    PATCHBAY_PROPERTY_NOTE(SOUND_property_effect_##type##_##identifier##_##key, \
        "sound\0effect\0" #type "\0" #identifier "\0" \
        SOUND_SET_EFFECT_##key(value, #value))
#define SOUND_SET_EFFECT_name(value, text) "name=" value
#define SOUND_SET_EFFECT_description(value, text) "description=" value
#define SOUND_SET_EFFECT_deprecated(value, text) "deprecated=" value
#define SOUND_SET_EFFECT_priority(value, text) "priority=" PATCHBAY_TEXT_OF(value)
#define SOUND_SET_EFFECT_opt_in(value, text) "opt_in=" text
#define SOUND_SET_EFFECT_aliases(value, text) "aliases=" value

/* Defines an implementation of this plugin: SOUND_DEFINE_EFFECT(type, identifier) = {...}; */
#define SOUND_DEFINE_EFFECT(type, identifier) \
    PATCHBAY_ANNOUNCED_OR_DPATCHBAY_PLUGIN_MANIFEST(SOUND_EFFECT_type_##type); \
    PATCHBAY_EXTERN effect_t sound_effect_##type##_##identifier PATCHBAY_HIDDEN; \
    PATCHBAY_NOTE(SOUND_note_effect_##type##_##identifier, PATCHBAY_NOTE_IMPLEMENTATION, \
                  SOUND_COUNT_NUMBERS_EFFECT, \
                  "sound\0effect\0" #type "\0" #identifier "\0" \
                  "record_sound_effect_" #type "_" #identifier "\0" \
                  SOUND_FINGERPRINT_EFFECT, SOUND_NUMBERS_EFFECT); \
    PATCHBAY_RECORD(record_sound_effect_##type##_##identifier, \
                    SOUND_note_effect_##type##_##identifier, sound_effect_##type##_##identifier); \
    PATCHBAY_STRICT_TYPES \
    effect_t sound_effect_##type##_##identifier

#endif

#else

/* Defines a builtin: SOUND_DEFINE_EFFECT(type, identifier) = {...};
 * It does not compile unless registry.yaml lists the implementation. */
#define SOUND_DEFINE_EFFECT(type, identifier) \
    PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(SOUND_EFFECT_lists_##type##_##identifier); \
    PATCHBAY_STRICT_TYPES \
    PATCHBAY_EXTERN effect_t sound_effect_##type##_##identifier; \
    effect_t sound_effect_##type##_##identifier

/* As in a plugin; in a program only the names are checked. */
#define SOUND_SET_EFFECT(type, identifier, key, value) \
    PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(SOUND_EFFECT_lists_##type##_##identifier); \
    PATCHBAY_A_KEY(SOUND_EFFECT_key_##key)
#define SOUND_NEW_EFFECT_TYPE(type) PATCHBAY_ONLY_WITH_DPATCHBAY_PLUGIN

#define sound_effect_delay_echo echo_effect
#define sound_effect_delay_hall echo_effect

enum { SOUND_EFFECT_lists_delay_echo };
enum { SOUND_EFFECT_lists_delay_hall };

#endif

/* Returns the selected effect of `type`. See patchbay_get(). */
PATCHBAY_INLINE effect_t *sound_get_effect(struct patchbay *registry, enum sound_effect_type type,
                                           struct patchbay_error *error)
{
    const void *interface = PATCHBAY_NULL;
    if (PATCHBAY_CAST(unsigned, type) < SOUND_EFFECT_TYPES)
        interface = patchbay_slot(registry, 64 + PATCHBAY_CAST(size_t, type));
    if (!interface)
        interface = patchbay_get(registry, SOUND_EFFECT, PATCHBAY_CAST(unsigned, type), error);
    return PATCHBAY_CAST_MUTABLE(effect_t *, interface);
}

/* The same by name or alias of the type; NULL means the default type. See patchbay_find_type(). */
PATCHBAY_INLINE effect_t *
sound_get_effect_by_name(struct patchbay *registry, const char *type, struct patchbay_error *error)
{
    int number = patchbay_find_type(registry, SOUND_EFFECT, type, error);
    if (number < 0)
        return PATCHBAY_NULL;
    return PATCHBAY_CAST_MUTABLE(effect_t *,
                                 patchbay_get(registry, SOUND_EFFECT,
                                              PATCHBAY_CAST(unsigned, number), error));
}

/* Looks up one implementation by identifier, ignoring the selection. See
 * patchbay_get_implementation(). */
PATCHBAY_INLINE effect_t *
sound_get_effect_implementation(struct patchbay *registry, enum sound_effect_type type,
                                const char *identifier, struct patchbay_error *error)
{
    return PATCHBAY_CAST_MUTABLE(effect_t *,
                                 patchbay_get_implementation(registry, SOUND_EFFECT,
                                                             PATCHBAY_CAST(unsigned, type),
                                                             identifier, error));
}

/* Describes the current selection. See patchbay_select(). */
PATCHBAY_INLINE bool sound_select_effect(struct patchbay *registry, enum sound_effect_type type,
                                         struct patchbay_selection *selection,
                                         struct patchbay_error *error)
{
    return patchbay_select(registry, SOUND_EFFECT, PATCHBAY_CAST(unsigned, type), selection, error);
}

/* Replaces a selection by the next usable candidate. See patchbay_next(). */
PATCHBAY_INLINE effect_t *sound_next_effect(struct patchbay *registry,
                                            struct patchbay_selection *selection,
                                            struct patchbay_error *error)
{
    return PATCHBAY_CAST_MUTABLE(effect_t *, patchbay_next(registry, selection, error));
}

/* Selects an implementation; NULL clears the override. See patchbay_use(). */
PATCHBAY_INLINE bool sound_use_effect(struct patchbay *registry, enum sound_effect_type type,
                                      const char *identifier, const char *source,
                                      struct patchbay_error *error)
{
    return patchbay_use(registry, SOUND_EFFECT, PATCHBAY_CAST(unsigned, type), identifier, source,
                        error);
}

/* Sets the default type; NULL clears the override. See patchbay_use_default(). */
PATCHBAY_INLINE bool sound_use_effect_default(struct patchbay *registry, const char *type,
                                              const char *source, struct patchbay_error *error)
{
    return patchbay_use_default(registry, SOUND_EFFECT, type, source, error);
}

/* Like sound_use_effect(), but weaker than the environment. See patchbay_prefer(). */
PATCHBAY_INLINE bool sound_prefer_effect(struct patchbay *registry, enum sound_effect_type type,
                                         const char *identifier, const char *source,
                                         struct patchbay_error *error)
{
    return patchbay_prefer(registry, SOUND_EFFECT, PATCHBAY_CAST(unsigned, type), identifier,
                           source, error);
}

/* Like sound_use_effect_default(), but weaker than the environment. See
 * patchbay_prefer_default(). */
PATCHBAY_INLINE bool sound_prefer_effect_default(struct patchbay *registry, const char *type,
                                                 const char *source, struct patchbay_error *error)
{
    return patchbay_prefer_default(registry, SOUND_EFFECT, type, source, error);
}

/* Registers an implementation by pointer. See patchbay_register(). */
PATCHBAY_INLINE bool sound_register_effect(struct patchbay *registry, enum sound_effect_type type,
                                           const char *identifier, effect_t *interface,
                                           const char *source, struct patchbay_error *error)
{
    return patchbay_register(registry, SOUND_EFFECT, PATCHBAY_CAST(unsigned, type), identifier,
                             interface, source, error);
}

/* Unregisters an implementation. See patchbay_unregister(). */
PATCHBAY_INLINE bool sound_unregister_effect(struct patchbay *registry, enum sound_effect_type type,
                                             const char *identifier, struct patchbay_error *error)
{
    return patchbay_unregister(registry, SOUND_EFFECT, PATCHBAY_CAST(unsigned, type), identifier,
                               error);
}

/* Returns the first builtin of `type`, ignoring the selection; NULL if there is none. Needs
 * neither a registry nor the library. */
effect_t *sound_builtin_effect(enum sound_effect_type type) PATCHBAY_API;

#pragma GCC diagnostic pop
#ifdef __cplusplus
}
#endif

#endif
