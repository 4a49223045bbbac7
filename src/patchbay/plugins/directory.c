#define _GNU_SOURCE /* O_PATH */
#include "plugins/directory.h"

#include "environment/faults.h"
#include "environment/variables.h"
#include "error/error.h"
#include "error/verdict.h"
#include "patchbay/names.h"
#include "plugins/places.h"
#include "plugins/plugin_file.h"
#include "plugins/plugins.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include "trust/walk.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_plugin_file(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 3 && entry->d_name[0] != '.' && strcmp(entry->d_name + length - 3, ".so") == 0;
}

/* Writes DIRECTORY/NAME to `path`, of PATH_MAX bytes; false if that is too short. */
static bool join(char *path, const char *directory, const char *name)
{
    size_t length = strlen(directory), size = strlen(name) + 1;
    if (length + 1 + size > PATH_MAX)
        return false;
    memcpy(path, directory, length);
    path[length] = '/';
    memcpy(path + length + 1, name, size);
    return true;
}

/* ---- Reading ------------------------------------------------------------------------------ */

/* alphasort() depends on the locale. */
static int by_bytes(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

/* The plugin files, in the order of their names; -1 with errno. */
static int list(const char *path, struct dirent ***entries)
{
    int count;
    do
        count = scandir(path, entries, is_plugin_file, by_bytes);
    while (count < 0 && errno == EINTR);
    return count;
}

/* A missing directory may appear later; one that cannot be read may hide plugins, so that
 * look-ups fail. */
static void add_unreadable(struct registry *registry, const char *path,
                           const struct plugin_source *source, int error)
{
    char hint[512];
    const char *system = pb_variable_name(registry, VARIABLE_PLUGIN_SYSTEM_PATH);
    if (pb_set_transient(registry, error))
        return;
    if (error == ENOENT) {
        pb_place_add_directory(registry, path, source->name, PLACE_MISSING, "", "");
        return;
    }
    const char *why = error == ENOTDIR ? "not a directory" : strerror(error);
    if (error == ENOTDIR)
        snprintf(hint, sizeof hint, "list single files in %s",
                 pb_variable_name(registry, VARIABLE_PLUGINS));
    else if (source->installed)
        snprintf(hint, sizeof hint, "make it readable, or set %s to another directory or to none",
                 system);
    else
        snprintf(hint, sizeof hint, "make it readable, or remove it from %s", source->name);
    pb_place_add_directory(registry, path, source->name, PLACE_IGNORED, why, hint);
    struct fault *fault = pb_fault_append(registry, &registry->environment->discovery_faults,
                                          source->name, hint, "cannot read '%s': %s", path, why);
    if (fault)
        fault->of_directory = !registry->transient;
}

static void add_too_long(struct registry *registry, const char *path, const char *name)
{
    struct patchbay_error verdict;
    pb_error_clear(&verdict);
    pb_reject(&verdict, PATCHBAY_BAD_FILE, "path too long");
    pb_place_add_file(registry, name, path, &verdict);
}

static void read_plugin(struct registry *registry, const char *name,
                        const struct plugin_source *directory)
{
    char file[PATH_MAX];
    if (join(file, directory->name, name))
        pb_plugin_file_read(registry, file, directory, NULL);
    else
        add_too_long(registry, directory->name, name);
}

void pb_plugin_directory_read(struct registry *registry, const char *path,
                              const struct plugin_source *source)
{
    struct dirent **entries;
    pb_trust_forget(registry->plugins->trust);
    int descriptor = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    int count = descriptor < 0 ? -1 : list(path, &entries);
    if (count < 0) {
        add_unreadable(registry, path, source, errno);
    } else {
        struct plugin_source files = {path, source->position, source->installed, true, descriptor};
        pb_place_add_directory(registry, path, source->name, PLACE_USED, "", "");
        for (int i = 0; i < count; i++) {
            read_plugin(registry, entries[i]->d_name, &files);
            free(entries[i]);
        }
        free(entries);
    }
    if (descriptor >= 0)
        close(descriptor);
}

/* ---- Finding one -------------------------------------------------------------------------- */

static bool folds_to(const char *file_name, const char *name)
{
    while (*name && patchbay_fold(*file_name) == patchbay_fold(*name))
        file_name++, name++;
    return !*name && strcmp(file_name, ".so") == 0;
}

bool pb_plugin_directory_find(struct registry *registry, const char *path, const char *name,
                              char *file)
{
    struct dirent **entries;
    if (snprintf(file, PATH_MAX, "%s/%s.so", path, name) < PATH_MAX && access(file, F_OK) == 0)
        return true;
    bool found = false;
    int count = list(path, &entries);
    if (count < 0) { /* otherwise a fault, when the directory itself is read */
        pb_set_transient(registry, errno);
        return false;
    }
    for (int i = 0; i < count; i++) {
        const char *entry = entries[i]->d_name;
        found = found || (folds_to(entry, name) && join(file, path, entry));
        free(entries[i]);
    }
    free(entries);
    return found;
}
