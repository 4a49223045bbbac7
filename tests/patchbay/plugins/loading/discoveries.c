/* usage: discoveries [COUNT]
 *
 * Discovers the same plugins again and again: memory must not grow. */
#include "host_registry.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Kilobytes, without the pages of files, which the kernel maps sixteen at a time when it likes. */
static long resident(void)
{
    long size = 0, pages = 0, of_files = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file || fscanf(file, "%ld %ld %ld", &size, &pages, &of_files) != 3)
        abort();
    fclose(file);
    return (pages - of_files) * (sysconf(_SC_PAGESIZE) / 1024);
}

int main(int argc, char **argv)
{
    static const char *const environment[] = {"HOST_PLUGIN_PATH=" PLUGINS, NULL};
    long count = argc > 1 ? atol(argv[1]) : 5000, before = 0;
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = environment;
    struct patchbay *registry = patchbay_open(&host_table, &options, NULL);
    if (!registry || !host_get_greeter_by_name(registry, "first", NULL))
        return 2;
    for (long i = 0; i < count; i++) {
        if (i == count / 10)
            before = resident();
        if (!patchbay_discover(registry, NULL))
            return 2;
    }
    long grown = resident() - before;
    printf("%ld discoveries: %ld KiB, grew by %ld KiB after the first tenth\n", count, resident(),
           grown);
    patchbay_close(registry);
    return grown > 0;
}
