/* bus_driver_each.h: the builtins of category 'driver'.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef BUS_INCLUDED_DRIVER_EACH
#define BUS_INCLUDED_DRIVER_EACH

#include "bus_driver.h"

#if defined(HAVE_PCI)
#define BUS_each_DRIVER_pci_pci(X) \
    X(pci, pci, "pci", "PCI devices.") \

#else
#define BUS_each_DRIVER_pci_pci(X)
#endif

/* X(type, identifier, "identifier as written", "description") for each builtin whose condition
 * holds. */
#define BUS_EACH_DRIVER(X) \
    X(usb, usb, "usb", "USB host controllers.") \
    BUS_each_DRIVER_pci_pci(X) \
    X(ehci, ehci, "ehci", "USB 2 host controllers.") \
    X(lm_75, lm_75, "Lm-75", "Temperatures.") \
    X(i2c, i2c, "i2c", "Sensors.") \

#endif
