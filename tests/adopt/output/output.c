/* What is left of the library: which driver is opened is decided by its registry. */
#include "output.h"
#include "output_registry.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct out_device {
    struct patchbay *registry;
    out_functions *driver;
};

/* A line of the file is "default_driver=NAME". */
static bool read_config(struct patchbay *registry, const char *path, struct patchbay_error *error)
{
    char line[128], source[64];
    bool read = true;
    FILE *file = path ? fopen(path, "r") : NULL;
    if (path && !file)
        perror(path);
    for (int number = 1; file && read && fgets(line, sizeof line, file); number++) {
        snprintf(source, sizeof source, "%s:%d", path, number);
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "default_driver=", 15) == 0)
            read = patchbay_prefer(registry, OUTPUT_DRIVER, PATCHBAY_NO_TYPE, line + 15, source,
                                   error);
    }
    if (file)
        fclose(file);
    return read;
}

static const char *test(void *context, const struct patchbay_selection *selection)
{
    const out_functions *driver = selection->interface;
    (void)context;
    return driver->test() ? NULL : "its test failed";
}

out_device *out_open(const char *config)
{
    struct patchbay_error error;
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    struct patchbay *registry = patchbay_open(&output_table, NULL, &error);
    out_device *device;
    if (!registry || !read_config(registry, config, &error) ||
        !patchbay_first(registry, OUTPUT_DRIVER, PATCHBAY_NO_TYPE, test, NULL, &selection,
                        &error)) {
        fprintf(stderr, "output: %s\n%s%s", error.text, error.hint, *error.hint ? "\n" : "");
        return patchbay_close(registry), NULL;
    }
    device = malloc(sizeof *device);
    if (!device)
        return patchbay_close(registry), NULL;
    device->registry = registry;
    device->driver = (out_functions *)selection.interface; /* mutable: it is not const */
    return device;
}

int out_play(out_device *device, const char *samples, size_t size)
{
    return device->driver->play(samples, size);
}

const char *out_driver_name(const out_device *device)
{
    return device->driver->driver_info()->short_name;
}

void out_close(out_device *device)
{
    patchbay_close(device->registry);
    free(device);
}
