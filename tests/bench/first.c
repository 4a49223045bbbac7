/* first nothing|patchbay|gio|ltdl DIRECTORY: answers one question about the plugins in a directory,
 * and ends. What it costs is measured from outside, against "nothing", which only starts. patchbay
 * the interface of the type that a plugin of highest priority serves gio       the same of an
 * extension point; modules are scanned without giomodule.cache ltdl      the record of the first
 * file that can be opened, as programs do with libltdl */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(WITH_GIO)
#include <gio/gio.h>
static int ask(const char *directory)
{
    GIOExtensionPoint *point = g_io_extension_point_register("visitor");
    g_io_modules_scan_all_in_directory(directory);
    return g_io_extension_point_get_extensions(point) != NULL;
}
#elif defined(WITH_LTDL)
#include <ltdl.h>
static int open_one(const char *file, lt_ptr found)
{
    lt_dlhandle handle = lt_dlopenext(file);
    if (handle && lt_dlsym(handle, "visitor_record"))
        *(int *)found = 1;
    return 0;
}
static int ask(const char *directory)
{
    int found = 0;
    return lt_dlinit() == 0 && lt_dlforeachfile(directory, open_one, &found) == 0 && found;
}
#else
#include "guest_registry.h"
static int ask(const char *directory)
{
    const char *const directories[] = {directory, NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.plugin_directories = directories;
    struct patchbay *registry = patchbay_open(&guest_table, &options, NULL);
    return registry && patchbay_get(registry, GUEST_VISITOR, GUEST_VISITOR_FRIEND, NULL);
}
#endif

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    return strcmp(argv[1], "nothing") != 0 && !ask(argv[2]);
}
