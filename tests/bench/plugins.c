/* plugins list DIRECTORY: milliseconds to list the plugins there. plugins open DIRECTORY: the same
 * to open them all with dlopen and look their record up. plugins none DIRECTORY: as list, where no
 * directory exists. Each in a process of its own, the fastest of some runs. */
#include "guest_registry.h"
#include "stopwatch.h"
#include <dirent.h>
#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { FILES = 500 };

static bool count_plugins(void *context, const struct patchbay_implementation *implementation)
{
    *(int *)context += implementation->plugin != NULL;
    return true;
}

static int list(const char *directory)
{
    const char *const directories[] = {directory, NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    int count = 0;
    options.plugin_directories = directories;
    struct patchbay *registry = patchbay_open(&guest_table, &options, NULL);
    if (!registry || !patchbay_each(registry, PATCHBAY_ALL, count_plugins, &count, NULL))
        abort();
    patchbay_close(registry);
    return count;
}

static int open_all(const char *directory)
{
    static void *handles[FILES];
    struct dirent *entry;
    int count = 0;
    DIR *files = opendir(directory);
    while (files && (entry = readdir(files)) && count < FILES) {
        char path[4096];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", directory, entry->d_name);
        handles[count] = dlopen(path, RTLD_NOW | RTLD_LOCAL);
        if (!handles[count] || !dlsym(handles[count], RECORD))
            abort();
        count++;
    }
    closedir(files);
    return count;
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    double from = now();
    int count = strcmp(argv[1], "open") == 0 ? open_all(argv[2]) : list(argv[2]);
    double took = (now() - from) * 1e3;
    if (count != atoi(argv[3])) {
        fprintf(stderr, "%s of %d plugins in %s\n", argv[3], count, argv[2]);
        return 1;
    }
    printf("%f\n", took);
    return 0;
}
