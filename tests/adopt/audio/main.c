/* audio: plays with the driver that is selected. audio registry COMMAND: the inspector. */
#include "audio_registry.h"
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    static const short samples[4];
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&audio_table, NULL, &error);
    if (!registry)
        return fprintf(stderr, "%s\n", error.text), 1;
    if (argc > 1 && strcmp(argv[1], "registry") == 0)
        return patchbay_command(registry, argc - 2, argv + 2);
    AudioBootStrap *driver = audio_get_driver_by_name(registry, NULL, &error);
    if (!driver)
        return fprintf(stderr, "%s\n%s\n", error.text, error.hint), 1;
    printf("%s: %d samples\n", driver->name, driver->PlayDevice(samples, 4));
    patchbay_close(registry);
    return 0;
}
