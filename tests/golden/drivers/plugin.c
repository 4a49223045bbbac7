/* A plugin for this registry: C and C++. */
#include "bus_registry.h"

static int attach(int port)
{
    return port;
}

#ifndef PATCHBAY_PLUGIN_MANIFEST
BUS_DRIVER_NEW_TYPE(serial);
BUS_DRIVER_SET(serial, serial, description, "Serial ports.");
BUS_DRIVER_SET(serial, serial, priority, -3);
BUS_DRIVER_SET(serial, serial, opt_in, true);
#endif
BUS_DRIVER_DEFINE(serial, serial) = {attach};
