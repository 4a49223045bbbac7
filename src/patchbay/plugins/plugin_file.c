/* One plugin file: read without loading it, and judged. */
#include "plugins/plugins.h"

#include "environment/elements.h"
#include "environment/variables.h"
#include "error/error.h"

#include "patchbay/names.h"
#include "table/rows.h"
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

const char *pb_remedy(enum patchbay_code code)
{
    static const struct {
        enum patchbay_code code;
        const char *text;
    } remedies[] = {
        {PATCHBAY_NO_PLUGIN, "; compile it with -DPATCHBAY_PLUGIN, or take it away"},
        {PATCHBAY_BAD_FILE, "; build it again, or take it away"},
        {PATCHBAY_WRONG_REGISTRY, "; take it away"},
        {PATCHBAY_WRONG_MACHINE, "; build it for this machine"},
        {PATCHBAY_UNKNOWN_CATEGORY, "; build it with the headers of this program"},
        {PATCHBAY_INCOMPATIBLE, "; build it with the headers of this program"},
        {PATCHBAY_BAD_METADATA, "; correct it in the plugin, and build it again"},
        {PATCHBAY_DUPLICATE, "; take one out of the plugin"},
        {PATCHBAY_LOAD_FAILED, "; install what it needs, or build it again"},
        {PATCHBAY_RECORD_MISSING, "; build it again, and strip no dynamic symbols"},
        {PATCHBAY_DISABLED, "; take it out of there to use it"},
        {PATCHBAY_SHADOWED, "; rename or remove one of them"},
    };
    for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++)
        if (remedies[i].code == code)
            return remedies[i].text;
    return "";
}

/* What became of a file, before it is known to be a plugin of ours. */
struct judgement {
    enum place_state state;
    enum patchbay_code code;
    char text[PATH_MAX + 512];
};

static bool judge(struct judgement *judgement, enum place_state state, enum patchbay_code code,
                  const char *text)
{
    judgement->state = state;
    judgement->code = code;
    snprintf(judgement->text, sizeof judgement->text, "%s%s", text, pb_remedy(code));
    return false;
}

static bool judge_notes(const struct registry *registry, enum notes_verdict verdict,
                        const struct notes_file *notes, struct judgement *judgement)
{
    char buffer[32], text[256];
    switch (verdict) {
    case NOTES_UNREADABLE:
        snprintf(text, sizeof text, "cannot be read: %s", strerror(errno));
        judge(judgement, PLACE_REFUSED, PATCHBAY_NO_ERROR, text);
        judgement->code = PATCHBAY_BAD_FILE; /* nothing is known of what is in it */
        return false;
    case NOTES_NOT_REGULAR:
        return judge(judgement, PLACE_IGNORED, PATCHBAY_BAD_FILE, "it is no regular file");
    case NOTES_NOT_ELF:
        return judge(judgement, PLACE_IGNORED, PATCHBAY_BAD_FILE, "it is no ELF file");
    case NOTES_NOT_SHARED:
        return judge(judgement, PLACE_IGNORED, PATCHBAY_BAD_FILE, "it is no shared object");
    case NOTES_DEBUG_FILE:
        return judge(judgement, PLACE_IGNORED, PATCHBAY_BAD_FILE,
                     "it holds separate debug information, no code");
    case NOTES_HOSTILE:
        return judge(judgement, PLACE_REFUSED, PATCHBAY_BAD_FILE, notes->fault);
    case NOTES_NONE:
        return judge(judgement, PLACE_IGNORED, PATCHBAY_NO_PLUGIN, "it has no note of Patchbay");
    case NOTES_FOUND:
        break;
    }
    const char *other = pb_plugin_other_registry(registry, notes);
    if (other) {
        snprintf(text, sizeof text, "it is a plugin of registry '%.64s'",
                 pb_is_name(other) ? other : "?");
        return judge(judgement, PLACE_IGNORED, PATCHBAY_WRONG_REGISTRY, text);
    }
    if (notes->foreign) {
        snprintf(text, sizeof text, "it was built for %s, %u bits, %s endian",
                 pb_machine_name(notes->machine, buffer, sizeof buffer), notes->bits,
                 notes->big_endian ? "big" : "little");
        return judge(judgement, PLACE_IGNORED, PATCHBAY_WRONG_MACHINE, text);
    }
    return true;
}

const char *pb_plugin_name_of(struct registry *registry, const char *path)
{
    char name[NAME_MAX + 1];
    const char *slash = strrchr(path, '/');
    snprintf(name, sizeof name, "%s", slash ? slash + 1 : path);
    size_t length = strlen(name);
    if (length > 3 && strcmp(name + length - 3, ".so") == 0)
        name[length - 3] = '\0';
    for (char *c = name; *c; c++)
        *c = patchbay_fold(*c);
    return pb_strdup(registry, name);
}

/* Folds a glob as names are folded, but for the '-' of a range. */
static void fold_glob(char *glob)
{
    bool inside = false;
    for (char *c = glob; *c; c++) {
        inside = *c == '[' || (inside && *c != ']');
        if (!inside || *c != '-')
            *c = patchbay_fold(*c);
    }
}

bool pb_plugin_is_disabled(const struct registry *registry, const char *name)
{
    char glob[256];
    const char *rest = pb_variable_value(registry, VARIABLE_PLUGIN_DISABLE);
    while (pb_next_element(&rest, ',', glob, sizeof glob)) {
        fold_glob(glob);
        if (fnmatch(glob, name, 0) == 0)
            return true;
    }
    return false;
}

static uint32_t hash_of(const char *name)
{
    uint64_t hash = 0;
    for (; *name; name++)
        hash = patchbay_mix(hash, (unsigned char)*name);
    return (uint32_t)hash;
}

/* An earlier plugin of the same name. */
static const struct plugin *find_named(const struct registry *registry, const struct plugin *wanted)
{
    const struct plugin *plugin = registry->index->named[wanted->hash % INDEX_BUCKETS];
    while (plugin && (plugin->hash != wanted->hash || plugin->gone ||
                      plugin->code == PATCHBAY_SHADOWED || strcmp(plugin->name, wanted->name) != 0))
        plugin = plugin->next_named;
    return plugin;
}

static bool same_content(const struct stat *left, const struct stat *right)
{
    return left->st_size == right->st_size && left->st_mtim.tv_sec == right->st_mtim.tv_sec &&
           left->st_mtim.tv_nsec == right->st_mtim.tv_nsec &&
           left->st_ctim.tv_sec == right->st_ctim.tv_sec &&
           left->st_ctim.tv_nsec == right->st_ctim.tv_nsec;
}

void pb_plugin_leave(struct plugin *plugin)
{
    plugin->gone = true;
    for (struct plugin_part *part = plugin->parts; part; part = part->next)
        part->candidate->removed = true;
}

/* The plugin that was read from this file and stands; one that changed before its use stands no
 * longer. */
static struct plugin *find_same_file(const struct registry *registry, const struct stat *status)
{
    const struct plugin_index *index = registry->index;
    struct plugin *plugin = index ? index->numbered[status->st_ino % INDEX_BUCKETS] : NULL;
    while (plugin && (plugin->gone || plugin->status.st_dev != status->st_dev ||
                      plugin->status.st_ino != status->st_ino))
        plugin = plugin->next_numbered;
    if (plugin && !plugin->used && !same_content(&plugin->status, status)) {
        pb_plugin_leave(plugin);
        return NULL;
    }
    return plugin;
}

/* A sound plugin that went away for the discovery under way and was read from this very file. */
static struct plugin *find_unchanged(const struct registry *registry, const char *path,
                                     const struct stat *status)
{
    const struct plugin_index *index = registry->index;
    struct plugin *plugin = index ? index->numbered[status->st_ino % INDEX_BUCKETS] : NULL;
    while (plugin &&
           (!plugin->gone || plugin->code || strcmp(plugin->file, path) != 0 ||
            plugin->status.st_dev != status->st_dev || plugin->status.st_ino != status->st_ino ||
            !same_content(&plugin->status, status)))
        plugin = plugin->next_numbered;
    return plugin;
}

/* What decides about a plugin of ours before its notes are checked. */
static void judge_plugin(struct registry *registry, const struct plugin *plugin, char *resolved,
                         struct judgement *judgement)
{
    const struct plugin *earlier = find_named(registry, plugin);
    char text[PATH_MAX + 64];
    if (!pb_is_name(plugin->name) || strcmp(plugin->name, "builtin") == 0 ||
        strcmp(plugin->name, "runtime") == 0) {
        snprintf(text, sizeof text, "'%s' cannot be the name of a plugin; rename the file",
                 plugin->name);
        judge(judgement, PLACE_REFUSED, PATCHBAY_BAD_PLUGIN_NAME, text);
    } else if (pb_plugin_is_disabled(registry, plugin->name)) {
        snprintf(text, sizeof text, "by %s", pb_variable_name(registry, VARIABLE_PLUGIN_DISABLE));
        judge(judgement, PLACE_DISABLED, PATCHBAY_DISABLED, text);
    } else if (earlier) {
        snprintf(text, sizeof text,
                 strcmp(earlier->file, plugin->file) == 0
                     ? "%s was replaced while its plugin is in use: start the program again"
                     : "%s comes earlier and hides it",
                 earlier->file);
        judge(judgement, PLACE_HIDDEN, PATCHBAY_SHADOWED, text);
    } else if (!pb_trust_check(registry->trust, plugin->file, resolved, text, sizeof text)) {
        judge(judgement, PLACE_REFUSED, PATCHBAY_UNTRUSTED, text);
    }
}

static void add_to_index(struct registry *registry, struct plugin *plugin)
{
    struct plugin **named = &registry->index->named[plugin->hash % INDEX_BUCKETS];
    struct plugin **numbered = &registry->index->numbered[plugin->status.st_ino % INDEX_BUCKETS];
    plugin->next_named = *named;
    plugin->next_numbered = *numbered;
    *named = *numbered = plugin;
    *(registry->last_plugin ? &registry->last_plugin->next : &registry->plugins) = plugin;
    registry->last_plugin = plugin;
}

/* Adds a plugin of ours, usable or not. NULL when memory is short. */
static struct plugin *add_plugin(struct registry *registry, const char *path, unsigned position,
                                 bool installed, const struct stat *status,
                                 const struct notes_file *notes, struct judgement *judgement)
{
    char resolved[PATH_MAX];
    struct plugin *plugin = pb_alloc(registry, sizeof *plugin);
    if (!registry->index)
        registry->index = pb_alloc(registry, sizeof *registry->index);
    if (!plugin || !registry->index)
        return NULL;
    resolved[0] = '\0';
    plugin->name = pb_plugin_name_of(registry, path);
    plugin->file = pb_strdup(registry, path);
    plugin->version = plugin->description = plugin->license = plugin->reason = "";
    plugin->position = position;
    plugin->status = *status;
    plugin->installed = installed;
    plugin->notes = *notes;
    plugin->seen = true;
    if (!plugin->name || !plugin->file)
        return NULL;
    plugin->hash = hash_of(plugin->name);
    judge_plugin(registry, plugin, resolved, judgement);
    plugin->resolved = pb_strdup(registry, resolved);
    plugin->code = judgement->code;
    plugin->reason = pb_strdup(registry, judgement->text);
    add_to_index(registry, plugin);
    if (!plugin->resolved || !plugin->reason) {
        plugin->code = PATCHBAY_OUT_OF_MEMORY;
        plugin->reason = plugin->resolved = "";
    }
    pb_plugin_check(registry, plugin);
    if (plugin->code && !judgement->code) {
        judgement->state = PLACE_REFUSED;
        judgement->code = plugin->code;
        snprintf(judgement->text, sizeof judgement->text, "%s", plugin->reason);
    }
    return plugin;
}

/* Takes back a plugin that is as it was; false when it may not be used now. */
static bool come_back(struct registry *registry, struct plugin *plugin, const char *source)
{
    struct judgement judgement;
    char resolved[PATH_MAX] = "";
    judge(&judgement, PLACE_USED, PATCHBAY_NO_ERROR, "");
    judge_plugin(registry, plugin, resolved, &judgement);
    if (judgement.code || strcmp(resolved, plugin->resolved) != 0)
        return false;
    plugin->gone = false;
    plugin->seen = true;
    for (struct plugin_part *part = plugin->parts; part; part = part->next) {
        part->candidate->removed = false;
        part->candidate->step = STEP_NEW;
        part->candidate->code = PATCHBAY_NO_ERROR;
    }
    pb_place_add(registry, plugin->file, source, true, PLACE_USED, PATCHBAY_NO_ERROR, "");
    return true;
}

/* Reads and judges a file that is not known yet. */
static struct plugin *read_file(struct registry *registry, const char *path, const char *source,
                                unsigned position, int descriptor, const struct stat *status,
                                struct patchbay_error *error)
{
    struct judgement judgement;
    struct notes_file notes = {.fault = ""};
    struct plugin *plugin = NULL;
    judge(&judgement, PLACE_USED, PATCHBAY_NO_ERROR, "");
    enum notes_verdict verdict = descriptor < 0 ? NOTES_UNREADABLE
                                                : pb_notes_read(descriptor, &notes);
    bool ours = judge_notes(registry, verdict, &notes, &judgement);
    if (ours && !(plugin = add_plugin(registry, path, position, registry->reading_installed, status,
                                      &notes, &judgement)))
        judge(&judgement, PLACE_REFUSED, PATCHBAY_OUT_OF_MEMORY, "out of memory");
    if (!plugin)
        pb_notes_free(&notes);
    pb_place_add(registry, path, source, true, judgement.state, judgement.code, judgement.text);
    if (judgement.code)
        pb_error_set(error, judgement.code, "plugin %s: %s", path, judgement.text);
    return plugin;
}

bool pb_plugin_unchanged(struct registry *registry, const struct plugin *plugin,
                         enum patchbay_code *code, char *why, size_t size)
{
    struct stat status;
    char resolved[PATH_MAX];
    *code = PATCHBAY_LOAD_FAILED;
    if (stat(plugin->resolved, &status) != 0) {
        snprintf(why, size, "%s: %s", plugin->resolved, strerror(errno));
        return false;
    }
    *code = PATCHBAY_RECORD_MISMATCH;
    if (status.st_dev != plugin->status.st_dev || status.st_ino != plugin->status.st_ino ||
        !same_content(&plugin->status, &status)) {
        snprintf(why, size, "%s changed since it was read; the next discovery reads it again",
                 plugin->resolved);
        return false;
    }
    *code = PATCHBAY_UNTRUSTED;
    pb_trust_forget(registry->trust);
    return pb_trust_check(registry->trust, plugin->file, resolved, why, size);
}

struct plugin *pb_plugin_file(struct registry *registry, const char *path, const char *source,
                              unsigned position, struct patchbay_error *error)
{
    struct stat status = {.st_size = 0};
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    bool there = descriptor >= 0 && fstat(descriptor, &status) == 0;
    struct plugin *plugin = there ? find_same_file(registry, &status) : NULL;
    if (plugin && plugin->code && !plugin->used && position == POSITION_ADDED) {
        pb_plugin_leave(plugin); /* a call looks anew: what was wrong may be mended */
        plugin = NULL;
    }
    if (plugin) { /* the same device and inode counts once */
        if (!plugin->seen)
            pb_place_add(registry, path, source, true, PLACE_USED, PATCHBAY_NO_ERROR, "");
        plugin->seen = true;
        if (plugin->code)
            pb_error_set(error, plugin->code, "plugin %s: %s", path, plugin->reason);
    } else {
        plugin = there ? find_unchanged(registry, path, &status) : NULL;
        if (!plugin || !come_back(registry, plugin, source))
            plugin = read_file(registry, path, source, position, descriptor, &status, error);
    }
    if (descriptor >= 0)
        close(descriptor);
    return plugin;
}
