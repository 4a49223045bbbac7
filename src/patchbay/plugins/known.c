#include "plugins/known.h"

#include "patchbay/names.h"
#include "plugins/plugins.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include <string.h>

/* Plugins by the hash of their name and by inode, the latest in a bucket first, since each new
 * plugin is compared with all others. */
enum { KNOWN_BUCKETS = 256 };

struct plugin_index {
    struct plugin *named[KNOWN_BUCKETS];
    struct plugin *numbered[KNOWN_BUCKETS];
};

static uint32_t hash_of(const char *name)
{
    uint64_t hash = 0;
    for (; *name; name++)
        hash = patchbay_mix(hash, (unsigned char)*name);
    return (uint32_t)hash;
}

bool pb_known_add(struct registry *registry, struct plugin *plugin)
{
    struct plugins *plugins = registry->plugins;
    if (!plugins->index)
        plugins->index = pb_alloc(registry, sizeof *plugins->index);
    if (!plugins->index)
        return false;
    plugin->hash = hash_of(plugin->name);
    struct plugin **named = &plugins->index->named[plugin->hash % KNOWN_BUCKETS];
    struct plugin **numbered = &plugins->index->numbered[plugin->status.st_ino % KNOWN_BUCKETS];
    plugin->next_named = *named;
    plugin->next_numbered = *numbered;
    *named = *numbered = plugin;
    *(plugins->last ? &plugins->last->next : &plugins->first) = plugin;
    plugins->last = plugin;
    return true;
}

static struct plugin *first_numbered(const struct registry *registry, const struct stat *status)
{
    const struct plugin_index *index = registry->plugins->index;
    return index ? index->numbered[status->st_ino % KNOWN_BUCKETS] : NULL;
}

static bool is_file(const struct plugin *plugin, const struct stat *status)
{
    return plugin->status.st_dev == status->st_dev && plugin->status.st_ino == status->st_ino;
}

struct plugin *pb_known_file(const struct registry *registry, const struct stat *status)
{
    struct plugin *plugin = first_numbered(registry, status);
    while (plugin && (plugin->withdrawn || !is_file(plugin, status)))
        plugin = plugin->next_numbered;
    return plugin;
}

struct plugin *pb_known_withdrawn(const struct registry *registry, const char *path,
                                  const struct stat *status, unsigned position)
{
    struct plugin *plugin = first_numbered(registry, status);
    while (plugin &&
           (!plugin->withdrawn || plugin->position != position || !is_file(plugin, status) ||
            strcmp(plugin->file, path) != 0 || !pb_plugin_same_content(&plugin->status, status)))
        plugin = plugin->next_numbered;
    return plugin;
}

/* Of two in one directory, the one that was read first comes first. */
static struct plugin *find_namesake(const struct registry *registry, const struct plugin *plugin,
                                    bool before)
{
    const struct plugin_index *index = registry->plugins->index;
    uint32_t hash = hash_of(plugin->name);
    struct plugin *known = index ? index->named[hash % KNOWN_BUCKETS] : NULL;
    while (known && (known->hash != hash || known->withdrawn || known->code == PATCHBAY_SHADOWED ||
                     known == plugin || strcmp(known->name, plugin->name) != 0 ||
                     (known->position <= plugin->position) != before))
        known = known->next_named;
    return known;
}

struct plugin *pb_known_before(const struct registry *registry, const struct plugin *plugin)
{
    return find_namesake(registry, plugin, true);
}

struct plugin *pb_known_after(const struct registry *registry, const struct plugin *plugin)
{
    return find_namesake(registry, plugin, false);
}
