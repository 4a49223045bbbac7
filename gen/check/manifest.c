#include "check/manifest.h"

#include "check/check.h"
#include "check/implementation.h"
#include "check/metadata.h"
#include "keys/checker.h"
#include "keys/mapping.h"
#include "keys/names_in_file.h"
#include "names/nearest.h"
#include <string.h>

/* The state of the checks below. */
struct manifest {
    struct checker *checker;
    const struct model *registry;
    struct plugin_model *plugin;
    const struct category *category; /* the current one */
};

static void check_plugin_name(struct manifest *manifest, const struct node *node)
{
    if (!node || !check_name(manifest->checker, node))
        return;
    manifest->plugin->name = node->text;
    if (strcmp(node->text, "builtin") == 0 || strcmp(node->text, "runtime") == 0)
        fault_hint(check_fault(manifest->checker, FAULT_RESERVED_NAME, node,
                               "'%s' cannot be the name of a plugin", node->text),
                   "choose another name; this one denotes an origin");
}

static const struct category *find_category(struct manifest *manifest, const struct node *key)
{
    const struct model *registry = manifest->registry;
    const struct category *category = model_category(registry, key->text);
    if (category)
        return category;
    struct strings names = {0};
    for (size_t i = 0; i < registry->category_count; i++)
        strings_add(manifest->checker->arena, &names, registry->categories[i].name);
    struct fault *fault = check_fault(manifest->checker, FAULT_UNKNOWN_CATEGORY, key,
                                      "registry '%s' has no category '%s'", registry->name,
                                      key->text);
    fault_hint(fault, "%s",
               nearest_hint(manifest->checker->arena, key->text, "categories", &names));
    return NULL;
}

/* Adds a fault if the value is not a mapping. */
static bool is_mapping(struct manifest *manifest, const struct entry *entry, const char *what)
{
    if (entry->value.kind == NODE_MAPPING)
        return true;
    fault_hint(check_fault(manifest->checker, FAULT_WRONG_KIND, &entry->key,
                           "'%s' must be a mapping of %s", entry->key.text, what),
               "write its entries as 'name: {...}' below it");
    return false;
}

static void add_implementation(struct manifest *manifest, const struct entry *entry,
                               const char *type)
{
    struct plugin_model *plugin = manifest->plugin;
    struct implementation_rules rules = {manifest->registry->name, manifest->category, true, true};
    plugin->provided = arena_grow(manifest->checker->arena, plugin->provided, plugin->count,
                                  sizeof *plugin->provided);
    struct provided *provided = &plugin->provided[plugin->count];
    *provided = (struct provided){
        manifest->category, type ? type : entry->key.text, {.identifier = NULL}};
    if (check_implementation(manifest->checker, entry, &rules, type, &provided->implementation))
        plugin->count++;
}

static void check_provided(struct manifest *manifest, const struct entry *entry)
{
    manifest->category = find_category(manifest, &entry->key);
    if (!manifest->category ||
        !is_mapping(manifest, entry,
                    manifest->category->flat ? "implementations" : "types with implementations"))
        return;
    struct strings metadata = check_key_names(manifest->checker->arena, manifest->category);
    manifest->checker->metadata = &metadata;
    for (size_t i = 0; i < entry->value.count; i++) {
        const struct entry *type = &entry->value.entries[i];
        if (manifest->category->flat) {
            add_implementation(manifest, type, NULL);
            continue;
        }
        if (!check_name(manifest->checker, &type->key) ||
            !is_mapping(manifest, type, "implementations"))
            continue;
        for (size_t j = 0; j < type->value.count; j++)
            add_implementation(manifest, &type->value.entries[j], type->key.text);
    }
    manifest->checker->metadata = NULL;
}

struct plugin_model *check_plugin(struct arena *arena, struct faults *faults, const char *file,
                                  const struct node *root, const struct model *registry)
{
    struct checker checker = {.arena = arena, .faults = faults};
    struct plugin_model *plugin = arena_alloc(arena, 1, sizeof *plugin);
    struct manifest manifest = {&checker, registry, plugin, NULL};
    struct mapping mapping;
    *plugin = (struct plugin_model){.file = file, .name = ""};
    if (root->kind == NODE_MAPPING && !check_format(&checker, root))
        return NULL;
    if (!mapping_read_root(&checker, &mapping, KEYS_PLUGIN, root))
        return NULL;
    check_plugin_name(&manifest, mapping_value(&mapping, KEY_PLUGIN_PLUGIN));
    plugin->version = mapping_text(&checker, &mapping, KEY_PLUGIN_VERSION, NULL);
    plugin->description = mapping_text(&checker, &mapping, KEY_PLUGIN_DESCRIPTION, NULL);
    plugin->license = mapping_text(&checker, &mapping, KEY_PLUGIN_LICENSE, NULL);
    const struct node *node = mapping_value(&mapping, KEY_PLUGIN_IMPLEMENTATIONS);
    for (size_t i = 0; node && i < node->count; i++)
        check_provided(&manifest, &node->entries[i]);
    if (node && !plugin->count && !faults_count(faults))
        fault_hint(check_fault(&checker, FAULT_NO_IMPLEMENTATION, node,
                               "the plugin has no implementations"),
                   "add at least one: endpoint: {chat: {fast_chat: {}}}");
    return faults_count(faults) ? NULL : plugin;
}
