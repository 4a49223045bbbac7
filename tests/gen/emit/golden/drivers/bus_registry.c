/* bus_registry.c: the table of bus_registry.h.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#define PATCHBAY_BUILTINS_BY_SWITCH

#include <patchbay/table.h>
#include <stddef.h>

#include "bus_driver_each.h"
#include "bus_registry.h"

#if PATCHBAY_TABLE_FORMAT < 3 || PATCHBAY_TABLE_FORMAT_OLDEST > 3
#error "bus_registry.c is for another version of Patchbay: generate it again"
#endif

/* Installed plugin directory; the build system may override it. */
#ifndef BUS_PLUGIN_DIRECTORY
#define BUS_PLUGIN_DIRECTORY "$ORIGIN/../lib/bus/plugins"
#endif

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Woverlength-strings"
#pragma GCC diagnostic ignored "-Wshadow"
#endif

/* Each signature is the one that fingerprints compare. */
_Static_assert(_Generic(((struct driver *)0)->attach,
                   int (*)(int): 1,
                   default: 0),
               "registry.yaml:9:25");

#define PATCHBAY_ELEMENT(type, identifier, name, description) 0,
_Static_assert(sizeof(char[]){BUS_EACH_DRIVER(PATCHBAY_ELEMENT) 0} ==
                   sizeof(char[]){
#if defined(HAVE_PCI)
                       0,
#endif
                       0} + 4,
               "driver: a condition depends on the includes of another category");

struct bus_rows {
    struct patchbay_category_row categories[1];
    struct patchbay_type_row types[5];
    struct patchbay_implementation_row implementations[5];
    struct patchbay_member_row members[1];
    struct patchbay_name_row names[6];
    uint16_t displacements[2];
    char plugin_directory[sizeof BUS_PLUGIN_DIRECTORY];
    char text[226];
};

static const struct bus_rows bus_rows = {
    .categories = {
        {
            .name = 37, /* driver */
            .description = 44,
            .interface = 71,
            .flags = PATCHBAY_CATEGORY_FLAT,
            .first_type = 0, .types = 5, .first_slot = 0,
            .default_type = PATCHBAY_NONE,
            .first_member = 0, .members = 1,
            .start = PATCHBAY_NONE,
            .interface_size = sizeof(struct driver),
            .first_key = 0, .keys = 0, .defaults = 0,
            .first_layout = 0, .layouts = 0,
            .revision = 0,
        },
    },
    .types = {
        /* name, description, aliases, first_implementation, implementations */
        {102, 106, 0, 0, 1}, /* driver/usb */
        {128, 132, 0, 1, 1}, /* driver/pci */
        {163, 168, 0, 2, 1}, /* driver/ehci */
        {192, 198, 0, 3, 1}, /* driver/Lm-75 */
        {212, 216, 0, 4, 1}, /* driver/i2c */
    },
    .implementations = {
        /* identifier, description, symbol, when, deprecated, metadata, priority, flags */
        {102, 106, 0, 0, 0, 0, 0, 0}, /* driver/usb: usb */
#if defined(HAVE_PCI)
        {128, 132, 0, 145, 0, 0, 0, 0}, /* driver/pci: pci */
#else
        {128, 132, 0, 145, 0, 0, 0, PATCHBAY_IMPLEMENTATION_NOT_BUILT}, /* driver/pci: pci */
#endif
        {163, 168, 0, 0, 0, 0, 0, 0}, /* driver/ehci: ehci */
        {192, 198, 0, 0, 0, 0, 0, 0}, /* driver/Lm-75: Lm-75 */
        {212, 216, 0, 0, 0, 0, 0, 0}, /* driver/i2c: i2c */
    },
    .members = {
        /* name, description, signature, offset, size, flags */
        {85, 0, 92, offsetof(struct driver, attach), sizeof(((struct driver *)0)->attach), 0},
    },
    .names = {
        /* the slots of a perfect hash: two words of the name, type, length, category */
        {0x375f6d6c375f6d6c, 0x35375f6d35375f6d, 3, 5, 0}, /* lm_75 */
        {0x6963686569636865, 0x6963686569636865, 2, 4, 0}, /* ehci */
        {0x820d756e700a847e, 0x0000000000000080, 1, 3, 0}, /* pci */
        {0xdf0afee1945e16d0, 0x00000000000000d4, 4, 3, 0}, /* i2c */
        {0, 0, 0, 0, 0},
        {0xc34940f7f34f4695, 0x0000000000000066, 0, 3, 0}, /* usb */
    },
    .displacements = {
        18, 0,
    },
    .plugin_directory = BUS_PLUGIN_DIRECTORY,
    .text =
        /* 0 */ "\0"
        /* 1 */ "bus\0"
        /* 5 */ "Drivers of a machine.\0"
        /* 27 */ "BUS\0"
        /* 31 */ "0.1.0\0"
        /* 37 */ "driver\0"
        /* 44 */ "Drives one kind of device.\0"
        /* 71 */ "struct driver\0"
        /* 85 */ "attach\0"
        /* 92 */ "int (int)\0"
        /* 102 */ "usb\0"
        /* 106 */ "USB host controllers.\0"
        /* 128 */ "pci\0"
        /* 132 */ "PCI devices.\0"
        /* 145 */ "defined(HAVE_PCI)\0"
        /* 163 */ "ehci\0"
        /* 168 */ "USB 2 host controllers.\0"
        /* 192 */ "Lm-75\0"
        /* 198 */ "Temperatures.\0"
        /* 212 */ "i2c\0"
        /* 216 */ "Sensors.\0"
};

/* Stands for builtins that are not built or not linked. */
static const char bus_absent __attribute__((used));

PATCHBAY_AS_WRITTEN static const void *bus_builtins_0(uint32_t index)
{
    PATCHBAY_BUILTINS_BEGIN("bus_builtins_0", index)
    PATCHBAY_BUILTIN(0, &usb_driver)
#if defined(HAVE_PCI)
    PATCHBAY_BUILTIN(1, &pci_driver)
#else
    PATCHBAY_BUILTIN(1, &bus_absent)
#endif
    PATCHBAY_BUILTIN(2, &usb_driver)
    PATCHBAY_BUILTIN(3, &lm_75_driver)
    PATCHBAY_BUILTIN(4, &sensor_bus)
    PATCHBAY_BUILTINS_END("bus_builtins_0", 5)
}

/* Returns the constant of a row of `implementations`; NULL if it was not built or linked. */
static const void *bus_builtin(uint32_t index)
{
    const void *builtin = NULL;
    switch (index / 512) {
    case 0:
        builtin = bus_builtins_0(index % 512);
        break;
    }
    return builtin == &bus_absent ? NULL : builtin;
}

const struct patchbay_table bus_table = {
    .format = 3,
    .size = sizeof bus_rows,
    .registry = 1,
    .description = 5,
    .inspector = 0,
    .prefix = 27,
    .generator = 31, /* 0.1.0 */
    .seed = 1,
    .plugin_directory = {offsetof(struct bus_rows, plugin_directory),
                         sizeof BUS_PLUGIN_DIRECTORY},
    .text = {offsetof(struct bus_rows, text), 225},
    .categories = {offsetof(struct bus_rows, categories), 1},
    .types = {offsetof(struct bus_rows, types), 5},
    .implementations = {offsetof(struct bus_rows, implementations), 5},
    .members = {offsetof(struct bus_rows, members), 1},
    .names = {offsetof(struct bus_rows, names), 6},
    .displacements = {offsetof(struct bus_rows, displacements), 2},
    .rows = &bus_rows,
    .builtin = bus_builtin,
};

/* The first row of `implementations` of each row of `types`. */
static const uint16_t bus_first_rows[] = {
    0, 1, 2, 3, 4, 5,
};

/* Returns the first builtin of a row of `types` that is not opt_in. */
static const void *bus_first_builtin(uint32_t type)
{
    const void *builtin = NULL;
    for (uint32_t row = bus_first_rows[type]; row < bus_first_rows[type + 1] && !builtin; row++)
        builtin = bus_builtin(row);
    return builtin;
}

const struct driver *bus_builtin_driver(enum bus_driver_type type)
{
    return (unsigned)type < BUS_DRIVER_TYPES ? bus_first_builtin((uint32_t)type) : NULL;
}
