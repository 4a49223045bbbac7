#include "plugins/known.h"

#include "plugins/plugins.h"
#include "registry/registry.h"
#include <string.h>

bool pb_known_add(struct registry *registry, struct plugin *plugin)
{
    struct plugins *plugins = registry->plugins;
    if (!pb_map_add(registry, &plugins->named, &plugin->named, pb_map_hash_text(plugin->name)))
        return false;
    plugin->withdrawn = !pb_map_add(registry, &plugins->numbered, &plugin->numbered,
                                    plugin->status.st_ino); /* found by nobody then */
    if (plugin->withdrawn)
        return false;
    *(plugins->last ? &plugins->last->next : &plugins->first) = plugin;
    plugins->last = plugin;
    return true;
}

/* ---- By inode ----------------------------------------------------------------------------- */

static struct plugin *of_link(struct map_link *numbered)
{
    char *link = (char *)numbered;
    return link ? (struct plugin *)(void *)(link - offsetof(struct plugin, numbered)) : NULL;
}

static struct plugin *first_numbered(const struct registry *registry, const struct stat *status)
{
    return of_link(pb_map_first(&registry->plugins->numbered, status->st_ino));
}

static struct plugin *next_numbered(const struct plugin *plugin)
{
    return of_link(pb_map_next(&plugin->numbered));
}

static bool is_file(const struct plugin *plugin, const struct stat *status)
{
    return plugin->status.st_dev == status->st_dev && plugin->status.st_ino == status->st_ino;
}

struct plugin *pb_known_file(const struct registry *registry, const struct stat *status)
{
    struct plugin *plugin = first_numbered(registry, status);
    while (plugin && (plugin->withdrawn || !is_file(plugin, status)))
        plugin = next_numbered(plugin);
    return plugin;
}

struct plugin *pb_known_withdrawn(const struct registry *registry, const char *path,
                                  const struct stat *status, unsigned position)
{
    struct plugin *plugin = first_numbered(registry, status);
    while (plugin &&
           (!plugin->withdrawn || plugin->position != position || !is_file(plugin, status) ||
            strcmp(plugin->file, path) != 0 || !pb_plugin_same_content(&plugin->status, status)))
        plugin = next_numbered(plugin);
    return plugin;
}

/* ---- By name ------------------------------------------------------------------------------ */

/* Of two in one directory, the one that was read first comes first. */
static struct plugin *find_namesake(const struct registry *registry, const struct plugin *plugin,
                                    bool before)
{
    struct map_link *link = pb_map_first(&registry->plugins->named, plugin->named.hash);
    for (; link; link = pb_map_next(link)) {
        struct plugin *known = (struct plugin *)link;
        if (!known->withdrawn && known->code != PATCHBAY_SHADOWED && known != plugin &&
            strcmp(known->name, plugin->name) == 0 &&
            (known->position <= plugin->position) == before)
            return known;
    }
    return NULL;
}

struct plugin *pb_known_before(const struct registry *registry, const struct plugin *plugin)
{
    return find_namesake(registry, plugin, true);
}

struct plugin *pb_known_after(const struct registry *registry, const struct plugin *plugin)
{
    return find_namesake(registry, plugin, false);
}
