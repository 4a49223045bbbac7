/* The libraries that a plugin brings along: those that it needs, those that these need, and so on,
 * each once, breadth first, as the loader searches them. */
#include "inspect.h"

#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <gnu/lib-names.h>
#endif
#ifndef LIBC_SO
#define LIBC_SO "libc.so"
#endif

/* More than this nothing needs. */
enum { LIBRARIES_MOST = 1024 };

static bool is_known(const struct libraries *libraries, const char *name)
{
    for (size_t i = 0; i < libraries->count; i++)
        if (strcmp(libraries->all[i].name, name) == 0)
            return true;
    return false;
}

static bool add(struct libraries *libraries, const char *name, const char *needed_by,
                const struct shared_object *object)
{
    if (is_known(libraries, name) || libraries->count == LIBRARIES_MOST)
        return true;
    struct library library = {.name = strdup(name), .needed_by = strdup(needed_by)};
    struct library *all = realloc(libraries->all, (libraries->count + 1) * sizeof *all);
    if (all)
        libraries->all = all;
    if (!library.name || !library.needed_by || !all) {
        free(library.name);
        free(library.needed_by);
        return false;
    }
    library.path = library_find(name, needed_by, object, &library.object);
    all[libraries->count++] = library;
    return true;
}

static bool add_needed(struct libraries *libraries, const char *path,
                       const struct shared_object *object)
{
    bool fine = true;
    for (size_t i = 0; object->needed[i] && fine; i++)
        fine = add(libraries, object->needed[i], path, object);
    return fine;
}

static void library_free(struct library *library)
{
    if (library->path)
        symbols_free(&library->object);
    free(library->name);
    free(library->path);
    free(library->needed_by);
}

bool libraries_read(struct libraries *libraries, const char *path,
                    const struct shared_object *object)
{
    *libraries = (struct libraries){.complete = true};
    bool fine = add_needed(libraries, path, object);
    for (size_t i = 0; i < libraries->count && fine; i++) {
        /* Adding moves the array: the object is copied, what it points to stays. */
        struct library library = libraries->all[i];
        if (library.path)
            fine = add_needed(libraries, library.path, &library.object);
        else
            libraries->complete = false;
    }
    /* Not needed by its name, the C library is there all the same: the program has it. */
    size_t count = libraries->count;
    fine = fine && add(libraries, LIBC_SO, path, object);
    if (libraries->count > count && !libraries->all[count].path) {
        libraries->complete = false;
        library_free(&libraries->all[--libraries->count]);
    }
    return fine;
}

void libraries_free(struct libraries *libraries)
{
    for (size_t i = 0; i < libraries->count; i++)
        library_free(&libraries->all[i]);
    free(libraries->all);
}

bool libraries_define(const struct libraries *libraries, const char *symbol)
{
    for (size_t i = 0; i < libraries->count; i++)
        if (libraries->all[i].path && symbols_define(&libraries->all[i].object, symbol))
            return true;
    return false;
}
