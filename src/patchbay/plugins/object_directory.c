#define _GNU_SOURCE /* dladdr */
#include "plugins/object_directory.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

/* Whether the object mapped at `base` is the program, whose program headers are in its first page.
 */
static bool is_program(const void *base)
{
    unsigned long headers = getauxval(AT_PHDR), start = (unsigned long)(uintptr_t)base;
    return headers >= start && headers - start < 4096;
}

/* dladdr() is right about libraries only; for the program it returns argv[0], which its caller
 * chooses. */
char *pb_object_directory(const struct patchbay_table *table)
{
    Dl_info info;
    bool library = dladdr(table, &info) && info.dli_fname && !is_program(info.dli_fbase);
    if (library && *info.dli_fname != '/')
        return NULL; /* relative to a directory that the program may have left */
    char *path = realpath(library ? info.dli_fname : "/proc/self/exe", NULL);
    char *slash = path ? strrchr(path, '/') : NULL;
    if (slash)
        *slash = '\0';
    return path;
}
