/* Prints name, flags and open() of the driver that was selected, or the error. */
#include "driver.h"
#include "sound_registry.h"
#include <stdio.h>

int main(int argc, char **argv)
{
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&sound_table, NULL, &error);
    const struct driver *driver = sound_get_driver_by_name(registry, argc > 1 ? argv[1] : "dummy",
                                                           &error);
    if (driver)
        printf("%s %u %d\n", driver->name, driver->flags, driver->open());
    else
        printf("%s\n", error.text);
#ifdef GROWN
    if (driver)
        puts(driver->pause ? "pause" : "no pause");
#endif
    patchbay_close(registry);
    return !driver;
}
