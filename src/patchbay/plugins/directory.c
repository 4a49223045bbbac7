#define _XOPEN_SOURCE 700 /* scandir */
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

/* ---- Reading ------------------------------------------------------------------------------ */

/* alphasort() depends on the locale. */
static int by_bytes(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

/* A missing directory may appear later; an unreadable one is a fault. */
static void add_unreadable(struct registry *registry, const char *path, const char *source,
                           int error)
{
    if (pb_set_transient(registry, error))
        return;
    if (error == ENOENT) {
        pb_place_add_directory(registry, path, source, PLACE_MISSING, "", "");
        return;
    }
    const char *why = error == ENOTDIR ? "not a directory" : strerror(error);
    char hint[256] = "correct it";
    if (error == ENOTDIR)
        snprintf(hint, sizeof hint, "list single files in %s",
                 pb_variable_name(registry, VARIABLE_PLUGINS));
    else if (strcmp(source, "installed") == 0)
        snprintf(hint, sizeof hint, "correct it, or set %s=none",
                 pb_variable_name(registry, VARIABLE_PLUGIN_SYSTEM_PATH));
    pb_place_add_directory(registry, path, source, PLACE_IGNORED, why, hint);
    pb_fault_of_directory(registry, source, hint, "cannot read '%s': %s", path, why);
}

static void read_plugin(struct registry *registry, const char *path, const char *name,
                        const struct plugin_source *source)
{
    struct plugin_source directory = {path, source->position, source->installed};
    struct patchbay_error verdict;
    char file[PATH_MAX];
    if (snprintf(file, sizeof file, "%s/%s", path, name) < (int)sizeof file) {
        pb_plugin_file_read(registry, file, &directory, NULL);
        return;
    }
    pb_error_clear(&verdict);
    pb_reject(&verdict, PATCHBAY_BAD_FILE, "path too long");
    pb_place_add_file(registry, name, path, &verdict);
}

void pb_plugin_directory_read(struct registry *registry, const char *path,
                              const struct plugin_source *source)
{
    struct dirent **entries;
    pb_trust_forget(registry->plugins->trust);
    int count = scandir(path, &entries, is_plugin_file, by_bytes);
    if (count < 0) {
        add_unreadable(registry, path, source->name, errno);
        return;
    }
    pb_place_add_directory(registry, path, source->name, PLACE_USED, "", "");
    for (int i = 0; i < count; i++) {
        read_plugin(registry, path, entries[i]->d_name, source);
        free(entries[i]);
    }
    free(entries);
}

/* ---- Finding one -------------------------------------------------------------------------- */

static bool folds_to(const char *file_name, const char *name)
{
    while (*name && patchbay_fold(*file_name) == patchbay_fold(*name))
        file_name++, name++;
    return !*name && strcmp(file_name, ".so") == 0;
}

bool pb_plugin_directory_find(const char *path, const char *name, char *file)
{
    if (snprintf(file, PATH_MAX, "%s/%s.so", path, name) < PATH_MAX && access(file, F_OK) == 0)
        return true;
    bool found = false;
    DIR *directory = opendir(path);
    for (struct dirent *entry; directory && !found && (entry = readdir(directory));)
        found = is_plugin_file(entry) && folds_to(entry->d_name, name) &&
                snprintf(file, PATH_MAX, "%s/%s", path, entry->d_name) < PATH_MAX;
    if (directory)
        closedir(directory);
    return found;
}
