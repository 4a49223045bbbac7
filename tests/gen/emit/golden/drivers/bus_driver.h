/* bus_driver.h: category 'driver'.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef BUS_INCLUDED_DRIVER
#define BUS_INCLUDED_DRIVER

#include "bus_category.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"

enum bus_driver_type {
    BUS_DRIVER_USB,
    BUS_DRIVER_PCI,
    BUS_DRIVER_EHCI,
    BUS_DRIVER_LM_75,
    BUS_DRIVER_I2C,
    BUS_DRIVER_TYPES
};

/* Drives one kind of device. */
struct driver {
    int (*attach)(int port);
};

/* Keys of BUS_SET_DRIVER. */
enum {
    BUS_DRIVER_key_name,
    BUS_DRIVER_key_description,
    BUS_DRIVER_key_deprecated,
    BUS_DRIVER_key_priority,
    BUS_DRIVER_key_opt_in,
    BUS_DRIVER_key_aliases,
};

#if defined(PATCHBAY_PLUGIN)

/* What program and plugin compare before a plugin is loaded: name and signature of each member
 * ('?': optional, '=': constant), then type and fields of each layout ('+': its size may grow;
 * '*': the interface, which the program may write to). */
#define BUS_FINGERPRINT_DRIVER \
    "attach\0" "int (int)\0" \
    "\0" \
    "\0"

/* The numbers of the fingerprint: offset and size of each member; size of each layout, offset
 * and size of its fields; revision and size of the interface. */
#define BUS_NUMBERS_DRIVER \
    offsetof(struct driver, attach), \
    sizeof(PATCHBAY_CAST(struct driver *, PATCHBAY_NULL)->attach), \
    0u, sizeof(struct driver)
#define BUS_COUNT_NUMBERS_DRIVER 4

#if defined(PATCHBAY_PLUGIN_MANIFEST)

/* Defines an implementation that plugin.yaml lists:
 * BUS_DEFINE_DRIVER(type, identifier) = {...}; */
#define BUS_DEFINE_DRIVER(type, identifier) \
    PATCHBAY_NEEDS_LISTED(BUS_needs_listed_driver_##type##_##identifier, \
                          BUS_plugin_yaml_lists_driver_##type##_##identifier); \
    PATCHBAY_EXTERN const struct driver bus_driver_##type##_##identifier PATCHBAY_HIDDEN; \
    PATCHBAY_STRICT_TYPES \
    const struct driver bus_driver_##type##_##identifier

#define BUS_NEW_DRIVER_TYPE(type) PATCHBAY_IN_PLUGIN_YAML
#define BUS_SET_DRIVER(type, identifier, key, value) PATCHBAY_IN_PLUGIN_YAML

#else

/* Declares a type that registry.yaml does not list: BUS_NEW_DRIVER_TYPE(name); */
#define BUS_NEW_DRIVER_TYPE(type) enum { BUS_DRIVER_type_##type }
BUS_NEW_DRIVER_TYPE(usb);
BUS_NEW_DRIVER_TYPE(pci);
BUS_NEW_DRIVER_TYPE(ehci);
BUS_NEW_DRIVER_TYPE(lm_75);
BUS_NEW_DRIVER_TYPE(i2c);

/* Sets a property of an implementation:
 * BUS_SET_DRIVER(type, identifier, key, value);
 * Strings are literals; the elements of a list are separated by \0. */
#define BUS_SET_DRIVER(type, identifier, key, value) \
    PATCHBAY_A_KEY(BUS_DRIVER_key_##key); \
    PATCHBAY_PROPERTY_NOTE(BUS_property_driver_##type##_##identifier##_##key, \
        "bus\0driver\0" #type "\0" #identifier "\0" \
        BUS_SET_DRIVER_##key(value, #value))
#define BUS_SET_DRIVER_name(value, text) "name=" value
#define BUS_SET_DRIVER_description(value, text) "description=" value
#define BUS_SET_DRIVER_deprecated(value, text) "deprecated=" value
#define BUS_SET_DRIVER_priority(value, text) "priority=" PATCHBAY_TEXT_OF(value)
#define BUS_SET_DRIVER_opt_in(value, text) "opt_in=" text
#define BUS_SET_DRIVER_aliases(value, text) "aliases=" value

/* Defines an implementation of this plugin: BUS_DEFINE_DRIVER(type, identifier) = {...}; */
#define BUS_DEFINE_DRIVER(type, identifier) \
    PATCHBAY_ANNOUNCED_OR_DPATCHBAY_PLUGIN_MANIFEST(BUS_DRIVER_type_##type); \
    PATCHBAY_EXTERN const struct driver bus_driver_##type##_##identifier PATCHBAY_HIDDEN; \
    PATCHBAY_NOTE(BUS_note_driver_##type##_##identifier, PATCHBAY_NOTE_IMPLEMENTATION, \
                  BUS_COUNT_NUMBERS_DRIVER, \
                  "bus\0driver\0" #type "\0" #identifier "\0" \
                  "record_bus_driver_" #type "_" #identifier "\0" \
                  BUS_FINGERPRINT_DRIVER, BUS_NUMBERS_DRIVER); \
    PATCHBAY_RECORD(record_bus_driver_##type##_##identifier, \
                    BUS_note_driver_##type##_##identifier, bus_driver_##type##_##identifier); \
    PATCHBAY_STRICT_TYPES \
    const struct driver bus_driver_##type##_##identifier

#endif

#else

/* Defines a builtin: BUS_DEFINE_DRIVER(type, identifier) = {...};
 * It does not compile unless registry.yaml lists the implementation. */
#define BUS_DEFINE_DRIVER(type, identifier) \
    PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(bus_driver_##type##_##identifier); \
    PATCHBAY_STRICT_TYPES \
    PATCHBAY_EXTERN const struct driver bus_driver_##type##_##identifier; \
    const struct driver bus_driver_##type##_##identifier

/* As in a plugin; in a program only the names are checked. */
#define BUS_SET_DRIVER(type, identifier, key, value) \
    PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(bus_driver_##type##_##identifier); \
    PATCHBAY_A_KEY(BUS_DRIVER_key_##key)
#define BUS_NEW_DRIVER_TYPE(type) PATCHBAY_ONLY_WITH_DPATCHBAY_PLUGIN

#define bus_driver_usb_usb usb_driver
#define bus_driver_pci_pci pci_driver
#define bus_driver_ehci_ehci usb_driver
#define bus_driver_lm_75_lm_75 lm_75_driver
#define bus_driver_i2c_i2c sensor_bus

extern const struct driver usb_driver PATCHBAY_HIDDEN;
extern const struct driver pci_driver PATCHBAY_HIDDEN;
extern const struct driver lm_75_driver PATCHBAY_HIDDEN;
extern const struct driver sensor_bus PATCHBAY_HIDDEN;

#endif

/* Returns the selected driver of `type`. See patchbay_get(). */
PATCHBAY_INLINE const struct driver *
bus_get_driver(struct patchbay *registry, enum bus_driver_type type, struct patchbay_error *error)
{
    const void *interface = PATCHBAY_NULL;
    if (PATCHBAY_CAST(unsigned, type) < BUS_DRIVER_TYPES)
        interface = patchbay_slot(registry, PATCHBAY_CAST(size_t, type));
    if (!interface)
        interface = patchbay_get(registry, BUS_DRIVER, PATCHBAY_CAST(unsigned, type), error);
    return PATCHBAY_CAST(const struct driver *, interface);
}

/* The same by name; NULL means the first of all that is usable. See PATCHBAY_NO_TYPE. */
PATCHBAY_INLINE const struct driver *
bus_get_driver_by_name(struct patchbay *registry, const char *type, struct patchbay_error *error)
{
    if (!type)
        return PATCHBAY_CAST(const struct driver *,
                             patchbay_get(registry, BUS_DRIVER, PATCHBAY_NO_TYPE, error));
    int number = patchbay_find_type(registry, BUS_DRIVER, type, error);
    if (number < 0)
        return PATCHBAY_NULL;
    return PATCHBAY_CAST(const struct driver *,
                         patchbay_get(registry, BUS_DRIVER, PATCHBAY_CAST(unsigned, number),
                                      error));
}

/* Looks up one implementation by identifier, ignoring the selection. See
 * patchbay_get_implementation(). */
PATCHBAY_INLINE const struct driver *
bus_get_driver_implementation(struct patchbay *registry, enum bus_driver_type type,
                              const char *identifier, struct patchbay_error *error)
{
    return PATCHBAY_CAST(const struct driver *,
                         patchbay_get_implementation(registry, BUS_DRIVER,
                                                     PATCHBAY_CAST(unsigned, type), identifier,
                                                     error));
}

/* Describes the current selection. See patchbay_select(). */
PATCHBAY_INLINE bool bus_select_driver(struct patchbay *registry, enum bus_driver_type type,
                                       struct patchbay_selection *selection,
                                       struct patchbay_error *error)
{
    return patchbay_select(registry, BUS_DRIVER, PATCHBAY_CAST(unsigned, type), selection, error);
}

/* Replaces a selection by the next usable candidate. See patchbay_next(). */
PATCHBAY_INLINE const struct driver *
bus_next_driver(struct patchbay *registry, struct patchbay_selection *selection,
                struct patchbay_error *error)
{
    return PATCHBAY_CAST(const struct driver *, patchbay_next(registry, selection, error));
}

/* Selects an implementation; NULL clears the override. See patchbay_use(). */
PATCHBAY_INLINE bool bus_use_driver(struct patchbay *registry, enum bus_driver_type type,
                                    const char *identifier, const char *source,
                                    struct patchbay_error *error)
{
    return patchbay_use(registry, BUS_DRIVER, PATCHBAY_CAST(unsigned, type), identifier, source,
                        error);
}

/* Sets the default type; NULL clears the override. See patchbay_use_default(). */
PATCHBAY_INLINE bool bus_use_driver_default(struct patchbay *registry, const char *type,
                                            const char *source, struct patchbay_error *error)
{
    return patchbay_use_default(registry, BUS_DRIVER, type, source, error);
}

/* Like bus_use_driver(), but weaker than the environment. See patchbay_prefer(). */
PATCHBAY_INLINE bool bus_prefer_driver(struct patchbay *registry, enum bus_driver_type type,
                                       const char *identifier, const char *source,
                                       struct patchbay_error *error)
{
    return patchbay_prefer(registry, BUS_DRIVER, PATCHBAY_CAST(unsigned, type), identifier, source,
                           error);
}

/* Like bus_use_driver_default(), but weaker than the environment. See patchbay_prefer_default(). */
PATCHBAY_INLINE bool bus_prefer_driver_default(struct patchbay *registry, const char *type,
                                               const char *source, struct patchbay_error *error)
{
    return patchbay_prefer_default(registry, BUS_DRIVER, type, source, error);
}

/* Registers an implementation by pointer. See patchbay_register(). */
PATCHBAY_INLINE bool bus_register_driver(struct patchbay *registry, enum bus_driver_type type,
                                         const char *identifier, const struct driver *interface,
                                         const char *source, struct patchbay_error *error)
{
    return patchbay_register(registry, BUS_DRIVER, PATCHBAY_CAST(unsigned, type), identifier,
                             interface, source, error);
}

/* Unregisters an implementation. See patchbay_unregister(). */
PATCHBAY_INLINE bool bus_unregister_driver(struct patchbay *registry, enum bus_driver_type type,
                                           const char *identifier, struct patchbay_error *error)
{
    return patchbay_unregister(registry, BUS_DRIVER, PATCHBAY_CAST(unsigned, type), identifier,
                               error);
}

/* Returns the first builtin of `type`, ignoring the selection; NULL if there is none. Needs
 * neither a registry nor the library. */
const struct driver *bus_builtin_driver(enum bus_driver_type type) PATCHBAY_API;

#pragma GCC diagnostic pop
#ifdef __cplusplus
}
#endif

#endif
