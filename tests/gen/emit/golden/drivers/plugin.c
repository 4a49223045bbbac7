/* A plugin for this registry: C and C++. */
#include "bus_registry.h"

static int attach(int port)
{
    return port;
}

#ifndef PATCHBAY_PLUGIN_MANIFEST
BUS_NEW_DRIVER_TYPE(serial);
BUS_SET_DRIVER(serial, serial, description, "Serial ports.");
BUS_SET_DRIVER(serial, serial, priority, -3);
BUS_SET_DRIVER(serial, serial, opt_in, true);
#endif
BUS_DEFINE_DRIVER(serial, serial) = {attach};
