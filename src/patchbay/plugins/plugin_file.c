#include "plugins/plugin_file.h"

#include "environment/faults.h"
#include "environment/variables.h"
#include "error/error.h"
#include "error/verdict.h"
#include "plugins/known.h"
#include "plugins/places.h"
#include "plugins/plugin_notes.h"
#include "plugins/plugins.h"
#include "plugins/settings.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include "table/name.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

/* A file to be read. */
struct found {
    const char *path;
    const struct plugin_source *source;
    int descriptor;   /* -1 with errno if it cannot be opened */
    bool may_be_link; /* the path; else the status is of the file that it names itself */
    struct stat status;
};

/* ---- Checks ------------------------------------------------------------------------------- */

/* Whether the file is a plugin of this registry for this architecture. */
static bool is_ours(const struct registry *registry, enum notes_status found,
                    const struct notes_file *notes, struct patchbay_error *verdict)
{
    char buffer[64];
    const char *reason = pb_notes_reason(found, notes);
    if (found == NOTES_UNREADABLE) /* reject_unreadable() did that */
        return false;
    if (found != NOTES_FOUND)
        return pb_reject(verdict, found == NOTES_MALFORMED ? PATCHBAY_BAD_FILE : PATCHBAY_NO_PLUGIN,
                         "%s", reason);
    const char *other = pb_plugin_other_registry(registry, notes);
    if (other)
        return pb_reject(verdict, PATCHBAY_WRONG_REGISTRY, "belongs to registry '%.64s'",
                         pb_is_name(other) ? other : "?");
    if (notes->foreign)
        return pb_reject(verdict, PATCHBAY_WRONG_MACHINE, "built for %s",
                         pb_notes_architecture(notes, buffer, sizeof buffer));
    return true;
}

static bool reject_shadowed(const struct plugin *by, struct patchbay_error *verdict)
{
    return pb_reject(verdict, PATCHBAY_SHADOWED, "by %s, which comes first in the search path",
                     by->file);
}

/* Whether a plugin is disabled. What the program disables, its user cannot enable. */
static bool reject_disabled(struct registry *registry, const char *name,
                            struct patchbay_error *verdict)
{
    const char *by = pb_plugin_disabled_by(registry, name);
    if (!by)
        return false;
    pb_reject(verdict, PATCHBAY_DISABLED, "by %s", by);
    if (by != pb_variable_name(registry, VARIABLE_PLUGIN_DISABLE))
        verdict->hint[0] = '\0';
    return true;
}

/* Where a link leads to; "" if the path is not a link. */
static const char *target_of(const char *path, char target[PATH_MAX])
{
    ssize_t length = readlink(path, target, PATH_MAX - 1);
    target[length > 0 ? length : 0] = '\0';
    return target;
}

/* A file that is there and cannot be read might be a plugin of ours, for any type. */
static void reject_unreadable(struct registry *registry, const struct found *file, int error,
                              struct patchbay_error *verdict)
{
    const char *path = file->path;
    char name[NAME_MAX + 1], target[PATH_MAX];
    pb_name_of_file(path, name, sizeof name);
    if (pb_set_transient(registry, error)) {
        pb_error_transient(error, verdict);
        return;
    }
    if (reject_disabled(registry, name, verdict))
        return;
    if (error == ENOENT && *target_of(path, target)) {
        pb_error_set(verdict, PATCHBAY_BAD_FILE, "a link to '%s', which does not exist", target);
        pb_error_hint(verdict, "correct the link, or remove it");
        return;
    }
    pb_error_set(verdict, PATCHBAY_BAD_FILE, "cannot be read: %s", strerror(error));
    pb_error_hint(verdict, error == ENOENT   ? "check the path"
                           : error == EACCES ? "make it readable, or remove it"
                                             : "remove it, or copy it again");
    if (error == ENOENT || !file->source->is_directory) /* else a call or a variable names it */
        return;
    pb_error_hint(verdict, "to continue without it, set %s=%s",
                  pb_variable_name(registry, VARIABLE_PLUGIN_DISABLE), name);
    pb_fault_append(registry, &registry->environment->file_faults, path, verdict->hint, "%s",
                    verdict->text);
    pb_log(registry, "plugin %s: %s", path, verdict->text);
}

/* What can be decided about a plugin of ours before its notes are checked. Reasons follow the
 * state that set_error() and `paths` print: "disabled", "by LAPSE_PLUGIN_DISABLE". */
static bool may_be_used(struct registry *registry, const struct plugin *plugin, char *resolved,
                        struct patchbay_error *verdict)
{
    if (!pb_is_plugin_name(plugin->name))
        return pb_reject(verdict, PATCHBAY_BAD_PLUGIN_NAME, "'%s' is not a valid plugin name",
                         plugin->name);
    if (reject_disabled(registry, plugin->name, verdict))
        return false;
    struct plugin *earlier = pb_known_before(registry, plugin);
    if (earlier && strcmp(earlier->file, plugin->file) == 0) {
        pb_plugin_outdate(earlier);
        pb_error_set(verdict, PATCHBAY_SHADOWED,
                     "by an earlier version of this file, which is in use");
        return pb_error_hint(verdict, "restart the program");
    }
    if (earlier)
        return reject_shadowed(earlier, verdict);
    return pb_plugin_check_trust(registry, plugin, resolved, verdict);
}

/* ---- A new plugin ------------------------------------------------------------------------- */

static struct plugin *make_plugin(struct registry *registry, const struct found *file)
{
    struct plugin *plugin = pb_alloc(registry, sizeof *plugin);
    char name[NAME_MAX + 1];
    if (!plugin)
        return NULL;
    pb_name_of_file(file->path, name, sizeof name);
    plugin->name = pb_strdup(registry, name);
    plugin->file = pb_strdup(registry, file->path);
    plugin->resolved = plugin->reason = plugin->hint = "";
    plugin->position = file->source->position;
    plugin->installed = file->source->installed;
    plugin->status = file->status;
    plugin->may_be_link = file->may_be_link;
    plugin->seen = true;
    return plugin->name && plugin->file && pb_known_add(registry, plugin) ? plugin : NULL;
}

static void set_resolved(struct registry *registry, struct plugin *plugin,
                         struct patchbay_error *verdict)
{
    char resolved[PATH_MAX];
    if (!may_be_used(registry, plugin, resolved, verdict))
        return;
    const char *kept = pb_strdup(registry, resolved);
    if (kept)
        plugin->resolved = kept;
    else
        pb_error_out_of_memory(verdict);
}

/* Decides about a plugin of ours, which owns the notes from now on. Those of a rejected one are
 * read as well: its candidates are listed with the reason. */
static void check_plugin(struct registry *registry, struct plugin *plugin,
                         const struct notes_file *notes, struct patchbay_error *verdict)
{
    plugin->notes = *notes;
    set_resolved(registry, plugin, verdict);
    pb_plugin_check_notes(registry, plugin, verdict);
}

/* Reads a file that is not known yet. Unless it is open, errno says why. */
static struct plugin *read_new_file(struct registry *registry, const struct found *file,
                                    bool is_open, struct patchbay_error *verdict)
{
    struct notes_file notes = {.fault = ""};
    struct plugin *plugin = NULL;
    enum notes_status found = is_open ? pb_notes_read_file(file->descriptor, &file->status, &notes)
                                      : NOTES_UNREADABLE;
    if (found == NOTES_UNREADABLE) /* errno is still that of open(), fstat() or of reading */
        reject_unreadable(registry, file, errno, verdict);
    if (is_ours(registry, found, &notes, verdict)) {
        plugin = make_plugin(registry, file);
        if (plugin)
            check_plugin(registry, plugin, &notes, verdict);
        else
            pb_error_out_of_memory(verdict);
    }
    if (!plugin)
        pb_notes_free(&notes);
    struct place *place = pb_place_add_file(registry, file->path, file->source->name, verdict);
    if (plugin)
        plugin->place = place;
    return plugin;
}

/* ---- A known file ------------------------------------------------------------------------- */

/* The plugin that was read from this file. NULL if the file has to be read: a plugin that it was
 * read from is withdrawn. */
static struct plugin *keep_current(struct registry *registry, const struct found *file)
{
    struct plugin *plugin = pb_known_file(registry, &file->status);
    if (!plugin)
        return NULL;
    bool same = pb_plugin_same_content(&plugin->status, &file->status);
    if (plugin->used && !same)
        pb_plugin_outdate(plugin);
    if (plugin->used || plugin->loading)
        return plugin;
    /* Adding a plugin puts it before those of directories, and checks a rejected one again: it may
     * have been corrected. */
    bool again = file->source->position == POSITION_ADDED &&
                 (plugin->code || plugin->position > POSITION_ADDED);
    if (!again && same)
        return plugin;
    pb_plugin_withdraw(plugin);
    return NULL;
}

/* Brings back a withdrawn plugin whose file did not change, if it would be read like before: a
 * rejected one has the same verdict, whether because of its place or, with a resolved path, its
 * notes. */
static struct plugin *restore_withdrawn(struct registry *registry, const struct found *file)
{
    struct patchbay_error verdict;
    char resolved[PATH_MAX];
    struct plugin *plugin = pb_known_withdrawn(registry, file->path, &file->status,
                                               file->source->position);
    if (!plugin)
        return NULL;
    plugin->may_be_link = file->may_be_link;
    pb_error_clear(&verdict);
    resolved[0] = '\0';
    bool usable = may_be_used(registry, plugin, resolved, &verdict);
    if (usable && plugin->code == PATCHBAY_SHADOWED) /* by one that is not there any more */
        plugin->code = PATCHBAY_NO_ERROR;
    bool same = usable
                    ? strcmp(resolved, plugin->resolved) == 0
                    : verdict.code == plugin->code && strcmp(verdict.text, plugin->reason) == 0 &&
                          strcmp(verdict.hint, plugin->hint) == 0;
    if (!same)
        return NULL;
    pb_plugin_restore(plugin);
    plugin->seen = false; /* so that its place is added */
    return plugin;
}

/* The verdict that was reached when the plugin was read. */
static void repeat_verdict(const struct plugin *plugin, struct patchbay_error *verdict)
{
    if (plugin->code)
        pb_error_set(verdict, plugin->code, "%s", plugin->reason);
    if (plugin->code && *plugin->hint)
        pb_error_hint(verdict, "%s", plugin->hint);
}

/* ---- Any file ----------------------------------------------------------------------------- */

/* A plugin that a call adds comes before those of directories, which were read first. */
static void shadow_later(struct registry *registry, const struct plugin *plugin)
{
    struct patchbay_error verdict;
    for (struct plugin *later;
         !registry->transient && (later = pb_known_after(registry, plugin));) {
        pb_error_clear(&verdict);
        reject_shadowed(plugin, &verdict);
        pb_plugin_shadow(registry, later, &verdict);
        pb_place_change(registry, later, &verdict);
    }
}

static void set_error(struct patchbay_error *error, const char *path,
                      const struct patchbay_error *verdict)
{
    const char *state = verdict->code == PATCHBAY_DISABLED   ? "disabled "
                        : verdict->code == PATCHBAY_SHADOWED ? "shadowed "
                                                             : "";
    pb_error_set(error, verdict->code, "plugin %s: %s%s", path, state, verdict->text);
    pb_error_hint(error, "%s", verdict->hint);
}

static int open_again(int directory, const char *name, int flags)
{
    int descriptor;
    do
        descriptor = openat(directory, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

/* Opens a file of a directory by its name there: its directory is not looked up again. Returns
 * false if the file has been removed since the directory was read. */
static bool open_found(struct found *file)
{
    const struct plugin_source *source = file->source;
    int directory = source->is_directory ? source->descriptor : AT_FDCWD;
    const char *name = source->is_directory ? file->path + strlen(source->name) + 1 : file->path;
    file->may_be_link = !source->is_directory;
    file->descriptor = open_again(directory, name, file->may_be_link ? 0 : O_NOFOLLOW);
    if (file->descriptor < 0 && errno == ELOOP && !file->may_be_link) {
        file->may_be_link = true;
        file->descriptor = open_again(directory, name, 0);
    }
    struct stat status;
    return file->descriptor >= 0 || errno != ENOENT || !source->is_directory ||
           fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

static struct plugin *read_found(struct registry *registry, struct found *file,
                                 struct patchbay_error *verdict)
{
    bool is_open = file->descriptor >= 0 && fstat(file->descriptor, &file->status) == 0;
    struct plugin *plugin = is_open ? keep_current(registry, file) : NULL;
    if (is_open && !plugin)
        plugin = restore_withdrawn(registry, file);
    if (!plugin)
        return read_new_file(registry, file, is_open, verdict);
    repeat_verdict(plugin, verdict);
    if (!plugin->seen)
        plugin->place = pb_place_add_file(registry, file->path, file->source->name, verdict);
    plugin->seen = true;
    return plugin;
}

struct plugin *pb_plugin_file_read(struct registry *registry, const char *path,
                                   const struct plugin_source *source, struct patchbay_error *error)
{
    struct patchbay_error verdict;
    struct found file = {.path = path, .source = source};
    if (registry->transient || !open_found(&file)) /* a transient discovery will be repeated */
        return NULL;
    pb_error_clear(&verdict);
    struct plugin *plugin = read_found(registry, &file, &verdict);
    if (file.descriptor >= 0)
        close(file.descriptor);
    if (plugin && !plugin->code)
        shadow_later(registry, plugin);
    if (verdict.code)
        set_error(error, path, &verdict);
    return plugin;
}
