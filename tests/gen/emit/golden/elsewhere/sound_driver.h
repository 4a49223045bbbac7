/* sound_driver.h: category 'driver'.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef SOUND_INCLUDED_DRIVER
#define SOUND_INCLUDED_DRIVER

#include "sound_category.h"
#if defined(PATCHBAY_PLUGIN)
#include "sound.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"

enum sound_driver_type {
    SOUND_DRIVER_ALSA,
    SOUND_DRIVER_PULSE,
    SOUND_DRIVER_JACK,
    SOUND_DRIVER_TYPES
};

/* Plays sound. */
struct sound_driver;

/* Keys of SOUND_SET_DRIVER. */
enum {
    SOUND_DRIVER_key_name,
    SOUND_DRIVER_key_description,
    SOUND_DRIVER_key_deprecated,
    SOUND_DRIVER_key_priority,
    SOUND_DRIVER_key_opt_in,
    SOUND_DRIVER_key_aliases,
};

#if defined(PATCHBAY_PLUGIN)

/* What program and plugin compare before a plugin is loaded: name and signature of each member
 * ('?': optional, '=': constant), then type and fields of each layout ('+': its size may grow;
 * '*': the interface, which the program may write to). */
#define SOUND_FINGERPRINT_DRIVER \
    "Init\0" "bool (void)\0" \
    "close\0" "void (struct device *)\0" \
    "base.open\0" "int (struct device *, int)\0" \
    "stop\0" "void (void)\0" \
    "?wait\0" "int (void)\0" \
    "=base.name\0" "const char *\0" \
    "=rates\0" "int [4]\0" \
    "=tag\0" "const char [4]\0" \
    "=base\0" "struct sound_base\0" \
    "=id\0" "unsigned char\0" \
    "\0" \
    "\0"

/* The numbers of the fingerprint: offset and size of each member; size of each layout, offset
 * and size of its fields; revision and size of the interface. */
#define SOUND_NUMBERS_DRIVER \
    offsetof(struct sound_driver, Init), \
    sizeof(PATCHBAY_CAST(struct sound_driver *, PATCHBAY_NULL)->Init), \
    offsetof(struct sound_driver, close), \
    sizeof(PATCHBAY_CAST(struct sound_driver *, PATCHBAY_NULL)->close), \
    offsetof(struct sound_driver, base.open), \
    sizeof(PATCHBAY_CAST(struct sound_driver *, PATCHBAY_NULL)->base.open), \
    offsetof(struct sound_driver, stop), \
    sizeof(PATCHBAY_CAST(struct sound_driver *, PATCHBAY_NULL)->stop), \
    offsetof(struct sound_driver, wait), \
    sizeof(PATCHBAY_CAST(struct sound_driver *, PATCHBAY_NULL)->wait), \
    offsetof(struct sound_driver, base.name), \
    sizeof(PATCHBAY_CAST(struct sound_driver *, PATCHBAY_NULL)->base.name), \
    offsetof(struct sound_driver, rates), \
    sizeof(PATCHBAY_CAST(struct sound_driver *, PATCHBAY_NULL)->rates), \
    offsetof(struct sound_driver, tag), \
    sizeof(PATCHBAY_CAST(struct sound_driver *, PATCHBAY_NULL)->tag), \
    offsetof(struct sound_driver, base), \
    sizeof(PATCHBAY_CAST(struct sound_driver *, PATCHBAY_NULL)->base), \
    offsetof(struct sound_driver, id), \
    sizeof(PATCHBAY_CAST(struct sound_driver *, PATCHBAY_NULL)->id), \
    0u, sizeof(struct sound_driver)
#define SOUND_COUNT_NUMBERS_DRIVER 22

#if defined(PATCHBAY_PLUGIN_MANIFEST)

/* Defines an implementation that plugin.yaml lists:
 * SOUND_DEFINE_DRIVER(type, identifier) = {...}; */
#define SOUND_DEFINE_DRIVER(type, identifier) \
    PATCHBAY_NEEDS_LISTED(SOUND_needs_listed_driver_##type##_##identifier, \
                          SOUND_plugin_yaml_lists_driver_##type##_##identifier); \
    PATCHBAY_EXTERN const struct sound_driver sound_driver_##type##_##identifier PATCHBAY_HIDDEN; \
    PATCHBAY_STRICT_TYPES \
    const struct sound_driver sound_driver_##type##_##identifier

#define SOUND_NEW_DRIVER_TYPE(type) PATCHBAY_IN_PLUGIN_YAML
#define SOUND_SET_DRIVER(type, identifier, key, value) PATCHBAY_IN_PLUGIN_YAML

#else

/* Declares a type that registry.yaml does not list: SOUND_NEW_DRIVER_TYPE(name); */
#define SOUND_NEW_DRIVER_TYPE(type) enum { SOUND_DRIVER_type_##type }
SOUND_NEW_DRIVER_TYPE(alsa);
SOUND_NEW_DRIVER_TYPE(pulse);
SOUND_NEW_DRIVER_TYPE(jack);

/* Sets a property of an implementation:
 * SOUND_SET_DRIVER(type, identifier, key, value);
 * Strings are literals; the elements of a list are separated by \0. */
#define SOUND_SET_DRIVER(type, identifier, key, value) \
    PATCHBAY_A_KEY(SOUND_DRIVER_key_##key); \
    PATCHBAY_PROPERTY_NOTE(SOUND_property_driver_##type##_##identifier##_##key, \
        "sound\0driver\0" #type "\0" #identifier "\0" \
        SOUND_SET_DRIVER_##key(value, #value))
#define SOUND_SET_DRIVER_name(value, text) "name=" value
#define SOUND_SET_DRIVER_description(value, text) "description=" value
#define SOUND_SET_DRIVER_deprecated(value, text) "deprecated=" value
#define SOUND_SET_DRIVER_priority(value, text) "priority=" PATCHBAY_TEXT_OF(value)
#define SOUND_SET_DRIVER_opt_in(value, text) "opt_in=" text
#define SOUND_SET_DRIVER_aliases(value, text) "aliases=" value

/* Defines an implementation of this plugin: SOUND_DEFINE_DRIVER(type, identifier) = {...}; */
#define SOUND_DEFINE_DRIVER(type, identifier) \
    PATCHBAY_ANNOUNCED_OR_DPATCHBAY_PLUGIN_MANIFEST(SOUND_DRIVER_type_##type); \
    PATCHBAY_EXTERN const struct sound_driver sound_driver_##type##_##identifier PATCHBAY_HIDDEN; \
    PATCHBAY_NOTE(SOUND_note_driver_##type##_##identifier, PATCHBAY_NOTE_IMPLEMENTATION, \
                  SOUND_COUNT_NUMBERS_DRIVER, \
                  "sound\0driver\0" #type "\0" #identifier "\0" \
                  "record_sound_driver_" #type "_" #identifier "\0" \
                  SOUND_FINGERPRINT_DRIVER, SOUND_NUMBERS_DRIVER); \
    PATCHBAY_RECORD(record_sound_driver_##type##_##identifier, \
                    SOUND_note_driver_##type##_##identifier, sound_driver_##type##_##identifier); \
    PATCHBAY_STRICT_TYPES \
    const struct sound_driver sound_driver_##type##_##identifier

#endif

#else

/* Defines a builtin: SOUND_DEFINE_DRIVER(type, identifier) = {...};
 * It does not compile unless registry.yaml lists the implementation. */
#define SOUND_DEFINE_DRIVER(type, identifier) \
    PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(SOUND_DRIVER_lists_##type##_##identifier); \
    PATCHBAY_STRICT_TYPES \
    PATCHBAY_EXTERN const struct sound_driver identifier##_bootstrap; \
    const struct sound_driver identifier##_bootstrap

/* As in a plugin; in a program only the names are checked. */
#define SOUND_SET_DRIVER(type, identifier, key, value) \
    PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(SOUND_DRIVER_lists_##type##_##identifier); \
    PATCHBAY_A_KEY(SOUND_DRIVER_key_##key)
#define SOUND_NEW_DRIVER_TYPE(type) PATCHBAY_ONLY_WITH_DPATCHBAY_PLUGIN

enum { SOUND_DRIVER_lists_alsa_alsa };
enum { SOUND_DRIVER_lists_pulse_pulse };
enum { SOUND_DRIVER_lists_jack_jack };

#endif

/* Returns the selected driver of `type`. See patchbay_get(). */
PATCHBAY_INLINE const struct sound_driver *
sound_get_driver(struct patchbay *registry, enum sound_driver_type type,
                 struct patchbay_error *error)
{
    const void *interface = PATCHBAY_NULL;
    if (PATCHBAY_CAST(unsigned, type) < SOUND_DRIVER_TYPES)
        interface = patchbay_slot(registry, PATCHBAY_CAST(size_t, type));
    if (!interface)
        interface = patchbay_get(registry, SOUND_DRIVER, PATCHBAY_CAST(unsigned, type), error);
    return PATCHBAY_CAST(const struct sound_driver *, interface);
}

/* The same by name; NULL means the first of all that is usable. See PATCHBAY_NO_TYPE. */
PATCHBAY_INLINE const struct sound_driver *
sound_get_driver_by_name(struct patchbay *registry, const char *type, struct patchbay_error *error)
{
    if (!type)
        return PATCHBAY_CAST(const struct sound_driver *,
                             patchbay_get(registry, SOUND_DRIVER, PATCHBAY_NO_TYPE, error));
    int number = patchbay_find_type(registry, SOUND_DRIVER, type, error);
    if (number < 0)
        return PATCHBAY_NULL;
    return PATCHBAY_CAST(const struct sound_driver *,
                         patchbay_get(registry, SOUND_DRIVER, PATCHBAY_CAST(unsigned, number),
                                      error));
}

/* Looks up one implementation by identifier, ignoring the selection. See
 * patchbay_get_implementation(). */
PATCHBAY_INLINE const struct sound_driver *
sound_get_driver_implementation(struct patchbay *registry, enum sound_driver_type type,
                                const char *identifier, struct patchbay_error *error)
{
    return PATCHBAY_CAST(const struct sound_driver *,
                         patchbay_get_implementation(registry, SOUND_DRIVER,
                                                     PATCHBAY_CAST(unsigned, type), identifier,
                                                     error));
}

/* Describes the current selection. See patchbay_select(). */
PATCHBAY_INLINE bool sound_select_driver(struct patchbay *registry, enum sound_driver_type type,
                                         struct patchbay_selection *selection,
                                         struct patchbay_error *error)
{
    return patchbay_select(registry, SOUND_DRIVER, PATCHBAY_CAST(unsigned, type), selection, error);
}

/* Replaces a selection by the next usable candidate. See patchbay_next(). */
PATCHBAY_INLINE const struct sound_driver *
sound_next_driver(struct patchbay *registry, struct patchbay_selection *selection,
                  struct patchbay_error *error)
{
    return PATCHBAY_CAST(const struct sound_driver *, patchbay_next(registry, selection, error));
}

/* Selects an implementation; NULL clears the override. See patchbay_use(). */
PATCHBAY_INLINE bool sound_use_driver(struct patchbay *registry, enum sound_driver_type type,
                                      const char *identifier, const char *source,
                                      struct patchbay_error *error)
{
    return patchbay_use(registry, SOUND_DRIVER, PATCHBAY_CAST(unsigned, type), identifier, source,
                        error);
}

/* Sets the default type; NULL clears the override. See patchbay_use_default(). */
PATCHBAY_INLINE bool sound_use_driver_default(struct patchbay *registry, const char *type,
                                              const char *source, struct patchbay_error *error)
{
    return patchbay_use_default(registry, SOUND_DRIVER, type, source, error);
}

/* Like sound_use_driver(), but weaker than the environment. See patchbay_prefer(). */
PATCHBAY_INLINE bool sound_prefer_driver(struct patchbay *registry, enum sound_driver_type type,
                                         const char *identifier, const char *source,
                                         struct patchbay_error *error)
{
    return patchbay_prefer(registry, SOUND_DRIVER, PATCHBAY_CAST(unsigned, type), identifier,
                           source, error);
}

/* Like sound_use_driver_default(), but weaker than the environment. See
 * patchbay_prefer_default(). */
PATCHBAY_INLINE bool sound_prefer_driver_default(struct patchbay *registry, const char *type,
                                                 const char *source, struct patchbay_error *error)
{
    return patchbay_prefer_default(registry, SOUND_DRIVER, type, source, error);
}

/* Registers an implementation by pointer. See patchbay_register(). */
PATCHBAY_INLINE bool sound_register_driver(struct patchbay *registry, enum sound_driver_type type,
                                           const char *identifier,
                                           const struct sound_driver *interface, const char *source,
                                           struct patchbay_error *error)
{
    return patchbay_register(registry, SOUND_DRIVER, PATCHBAY_CAST(unsigned, type), identifier,
                             interface, source, error);
}

/* Unregisters an implementation. See patchbay_unregister(). */
PATCHBAY_INLINE bool sound_unregister_driver(struct patchbay *registry, enum sound_driver_type type,
                                             const char *identifier, struct patchbay_error *error)
{
    return patchbay_unregister(registry, SOUND_DRIVER, PATCHBAY_CAST(unsigned, type), identifier,
                               error);
}

/* Returns the first builtin of `type`, ignoring the selection; NULL if there is none. Needs
 * neither a registry nor the library. */
const struct sound_driver *sound_builtin_driver(enum sound_driver_type type) PATCHBAY_API;

#pragma GCC diagnostic pop
#ifdef __cplusplus
}
#endif

#endif
