/* Where the loader looks for a library: LD_LIBRARY_PATH, the RUNPATH of what needs it, the
 * directories of /etc/ld.so.conf, and those of the system. */
#include "inspect.h"

#include <glob.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* ---- Directories -------------------------------------------------------------------------- */

/* What is looked for. */
struct search {
    const char *name;
    const char *origin; /* file that needs it */
    const struct shared_object *object;
    struct shared_object *found;
};

/* The library in one directory, when it is there and made for the same machine; else NULL. */
static char *in_directory(const struct search *search, const char *directory, size_t length,
                          const char *name)
{
    size_t size = length + strlen(name) + 3;
    const char *why;
    char *path = malloc(size);
    if (!path)
        return NULL;
    snprintf(path, size, "%.*s/%s", length ? (int)length : 1, length ? directory : ".", name);
    if (symbols_read(path, search->found, &why)) {
        if (search->found->machine == search->object->machine &&
            search->found->bits == search->object->bits)
            return path;
        symbols_free(search->found);
    }
    free(path);
    return NULL;
}

/* An element of a RUNPATH, "$ORIGIN/lib": $ORIGIN is the directory of what needs the library. */
static char *in_element(const struct search *search, const char *element, size_t length)
{
    static const char *const words[] = {"$ORIGIN", "${ORIGIN}"};
    const char *origin = search->origin, *slash = strrchr(origin, '/');
    char directory[PATH_MAX];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t skipped = strlen(words[i]);
        if (length < skipped || strncmp(element, words[i], skipped) != 0)
            continue;
        int size = snprintf(directory, sizeof directory, "%.*s%.*s",
                            slash ? (int)(slash - origin) : 1, slash ? origin : ".",
                            (int)(length - skipped), element + skipped);
        return size < PATH_MAX ? in_directory(search, directory, (size_t)size, search->name) : NULL;
    }
    return in_directory(search, element, length, search->name);
}

/* Along directories parted by ':'. */
static char *along(const struct search *search, const char *list)
{
    char *path = NULL;
    while (!path && list && *list) {
        size_t length = strcspn(list, ":");
        path = in_element(search, list, length);
        list += length + (list[length] == ':');
    }
    return path;
}

/* ---- /etc/ld.so.conf ---------------------------------------------------------------------- */

static char *in_configuration(const struct search *search, const char *file, int depth);

static char *in_included(const struct search *search, const char *pattern, int depth)
{
    glob_t files;
    char *path = NULL;
    if (glob(pattern, 0, NULL, &files) != 0)
        return NULL;
    for (size_t i = 0; i < files.gl_pathc && !path; i++)
        path = in_configuration(search, files.gl_pathv[i], depth + 1);
    globfree(&files);
    return path;
}

static char *in_configuration(const struct search *search, const char *file, int depth)
{
    FILE *stream = depth < 4 ? fopen(file, "re") : NULL;
    char line[PATH_MAX], *path = NULL;
    while (stream && !path && fgets(line, sizeof line, stream)) {
        line[strcspn(line, "#\n")] = '\0';
        char *word = line + strspn(line, " \t");
        if (strncmp(word, "include", 7) == 0 && (word[7] == ' ' || word[7] == '\t'))
            path = in_included(search, word + 7 + strspn(word + 7, " \t"), depth);
        else if (*word == '/')
            path = in_directory(search, word, strcspn(word, " \t"), search->name);
    }
    if (stream)
        fclose(stream);
    return path;
}

/* ---- All ---------------------------------------------------------------------------------- */

char *library_find(const char *name, const char *origin, const struct shared_object *object,
                   struct shared_object *found)
{
    const struct search search = {name, origin, object, found};
    if (strchr(name, '/'))
        return *name == '/' ? in_directory(&search, "/", 1, name + 1)
                            : in_directory(&search, ".", 1, name);
    char *path = along(&search, getenv("LD_LIBRARY_PATH"));
    if (!path)
        path = along(&search, object->run_path);
    if (!path)
        path = in_configuration(&search, "/etc/ld.so.conf", 0);
    if (!path)
        path = along(&search, "/lib/" LIBRARY_TRIPLET ":/usr/lib/" LIBRARY_TRIPLET
                              ":/lib64:/usr/lib64:/lib:/usr/lib:/usr/local/lib");
    return path;
}
