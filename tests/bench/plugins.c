/* plugins WHAT DIRECTORY COUNT: milliseconds for the plugins there, which must be COUNT.
 *   list    lists them
 *   again   discovers them a second time
 *   memory  lists them, but prints the peak memory of the process, in KiB
 *   open    opens them all with dlopen, and looks up their record
 *   floor   opens the files, asks for their status, and reads twice, as listing does */
#include "guest_registry.h"
#include "stopwatch.h"
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static bool count_plugins(void *context, const struct patchbay_implementation *implementation)
{
    *(int *)context += implementation->plugin != NULL;
    return true;
}

static int list(const char *directory, bool again, double *from)
{
    const char *const directories[] = {directory, NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    int count = 0;
    options.plugin_directories = directories;
    struct patchbay *registry = patchbay_open(&guest_table, &options, NULL);
    if (!registry || !patchbay_each(registry, PATCHBAY_ALL, count_plugins, &count, NULL))
        abort();
    if (again) {
        *from = now();
        if (!patchbay_discover(registry, NULL))
            abort();
    }
    patchbay_close(registry);
    return count;
}

static bool read_twice(const char *path)
{
    char bytes[2048];
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = file >= 0 && fstat(file, &status) == 0 && pread(file, bytes, sizeof bytes, 0) > 0 &&
              pread(file, bytes, 8, status.st_size - 8) == 8;
    return ok && close(file) == 0;
}

static bool open_with_dlopen(const char *path)
{
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    return handle && dlsym(handle, RECORD);
}

static int each_file(const char *directory, bool (*visit)(const char *path))
{
    struct dirent *entry;
    int count = 0;
    DIR *files = opendir(directory);
    while (files && (entry = readdir(files))) {
        char path[4096];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", directory, entry->d_name);
        if (!visit(path))
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
    struct rusage usage;
    double from = now();
    bool again = strcmp(argv[1], "again") == 0;
    int count = strcmp(argv[1], "open") == 0    ? each_file(argv[2], open_with_dlopen)
                : strcmp(argv[1], "floor") == 0 ? each_file(argv[2], read_twice)
                                                : list(argv[2], again, &from);
    double took = (now() - from) * 1e3;
    if (count != atoi(argv[3])) {
        fprintf(stderr, "%s of %d plugins in %s\n", argv[3], count, argv[2]);
        return 1;
    }
    getrusage(RUSAGE_SELF, &usage);
    printf("%f\n", strcmp(argv[1], "memory") == 0 ? (double)usage.ru_maxrss : took);
    return 0;
}
