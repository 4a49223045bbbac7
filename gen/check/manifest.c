#include "check/manifest.h"

#include "check/aliases.h"
#include "check/check.h"
#include "check/generated_names.h"
#include "check/implementation.h"
#include "check/metadata.h"
#include "check/references.h"
#include "keys/checker.h"
#include "keys/mapping.h"
#include "keys/names_in_file.h"
#include "names/names.h"
#include "names/nearest.h"
#include "names/seen.h"
#include "patchbay/plugin.h"
#include <inttypes.h>
#include <string.h>

/* The state of the checks below. */
struct manifest {
    struct checker *checker;
    const struct model *registry;
    struct plugin_model *plugin;
    const struct category *category; /* the current one */
    struct unique_names unique;      /* of the current type, or flat category */
    struct seen **types;             /* by category: names of types; NULL: not needed so far */
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
    struct fault *fault = check_fault(manifest->checker, FAULT_UNKNOWN_CATEGORY, key,
                                      "registry '%s' has no category '%s'", registry->name,
                                      key->text);
    if (!fault_may_show(fault))
        return NULL;
    for (size_t i = 0; i < registry->category_count; i++)
        strings_add(manifest->checker->arena, &names, registry->categories[i].name);
    fault_hint(fault, "%s",
               nearest_hint(manifest->checker->arena, key->text, "categories", &names));
    return NULL;
}

/* Adds a fault if the value is not a mapping. */
static bool is_mapping(struct manifest *manifest, const struct entry *entry, const char *what)
{
    if (entry->value.kind == NODE_MAPPING || entry->value.faulty)
        return !entry->value.faulty;
    fault_hint(check_fault(manifest->checker, FAULT_WRONG_KIND, &entry->key,
                           "'%s' must be a mapping of %s", entry->key.text, what),
               "write its entries as 'name: {...}' below it");
    return false;
}

/* ---- Types --------------------------------------------------------------------------------- */

/* The names that types of the current category can have: those of the registry, and new ones. */
static struct seen *types_of(struct manifest *manifest)
{
    const struct category *category = manifest->category;
    struct seen **types = &manifest->types[category - manifest->registry->categories];
    if (*types)
        return *types;
    *types = seen_create(manifest->checker->arena, category->type_count);
    for (size_t i = 0; i < category->type_count; i++)
        seen_add(*types, &(struct sighting){.text = name_folded(manifest->checker->arena,
                                                                category->types[i].name)});
    return *types;
}

static bool check_type_name(struct manifest *manifest, const struct node *node)
{
    return check_written_name(manifest->checker, node) &&
           check_is_not_help(manifest->checker, node, "a type");
}

static void add_new_type(struct manifest *manifest, const struct node *node)
{
    struct sighting sighting = {.text = name_folded(manifest->checker->arena, node->text),
                                .mark = node->mark,
                                .width = node->width};
    const struct type *alias_of = category_type_by_alias(manifest->category, node->text);
    if (!check_type_name(manifest, node))
        return;
    if (alias_of) {
        fault_hint(check_fault(manifest->checker, FAULT_DUPLICATE_NAME, node,
                               "'%s' is an alias of type '%s'", node->text, alias_of->name),
                   "choose another name");
        return;
    }
    const struct sighting *first = seen_add(types_of(manifest), &sighting);
    if (first && first->mark.line)
        fault_note(check_fault(manifest->checker, FAULT_DUPLICATE_NAME, node,
                               "'%s' is listed twice", node->text),
                   first->mark, first->width, "first listed here");
    else if (first)
        faults_remark(manifest->checker->faults, node->mark, node->width,
                      "registry '%s' has type '%s' by now; remove it from 'new_types'",
                      manifest->registry->name, node->text);
}

static void check_new_types(struct manifest *manifest, const struct entry *entry)
{
    struct checker *checker = manifest->checker;
    manifest->category = find_category(manifest, &entry->key);
    if (!manifest->category || entry->value.faulty)
        return;
    if (manifest->category->flat)
        fault_hint(check_fault(checker, FAULT_FLAT_OR_TYPES, &entry->key,
                               "each implementation of '%s' is a type of its own", entry->key.text),
                   "remove it from 'new_types'");
    else if (entry->value.kind != NODE_SEQUENCE)
        fault_hint(check_fault(checker, FAULT_WRONG_KIND, &entry->value,
                               "'%s' must be a list of types, not %s", entry->key.text,
                               shown_shape(&entry->value)),
                   "write %s: [a, b]", entry->key.text);
    else if (check_elements(checker, entry))
        for (size_t i = 0; i < entry->value.count; i++)
            add_new_type(manifest, &entry->value.items[i]);
}

/* Whether implementations can be listed below the type. */
static bool check_type(struct manifest *manifest, const struct node *key)
{
    const struct category *category = manifest->category;
    if (!check_type_name(manifest, key))
        return false;
    if (seen_find(types_of(manifest), name_folded(manifest->checker->arena, key->text)))
        return true;
    struct fault *fault = check_fault(manifest->checker, FAULT_UNKNOWN_TYPE, key,
                                      "category '%s' of registry '%s' has no type '%s'",
                                      category->name, manifest->registry->name, key->text);
    if (!fault_may_show(fault))
        return false;
    const struct type *alias_of = category_type_by_alias(category, key->text);
    struct nearest nearest = nearest_to(key->text);
    for (size_t i = 0; i < category->type_count; i++)
        nearest_offer(&nearest, category->types[i].name);
    if (alias_of)
        fault_hint(fault, "'%s' is an alias; write '%s'", key->text, alias_of->name);
    else if (nearest.name)
        fault_hint(fault, "did you mean '%s'?", nearest.name);
    if (!alias_of)
        fault_hint(fault, "if it is new, add new_types: {%s: [%s]}", category->name, key->text);
    return false;
}

/* ---- Implementations ----------------------------------------------------------------------- */

static void add_implementation(struct manifest *manifest, const struct entry *entry,
                               const char *type)
{
    struct plugin_model *plugin = manifest->plugin;
    struct implementation_rules rules = {manifest->registry->name, manifest->category, true,
                                         manifest->unique};
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
    manifest->unique.names = seen_create(manifest->checker->arena, entry->value.count);
    for (size_t i = 0; i < entry->value.count; i++) {
        const struct entry *type = &entry->value.entries[i];
        if (manifest->category->flat) {
            if (check_type_name(manifest, &type->key) &&
                check_is_new_name(manifest->checker, &manifest->unique, &type->key, "type"))
                add_implementation(manifest, type, NULL);
            continue;
        }
        if (!check_type(manifest, &type->key) || !is_mapping(manifest, type, "implementations"))
            continue;
        manifest->unique.names = seen_create(manifest->checker->arena, type->value.count);
        for (size_t j = 0; j < type->value.count; j++)
            add_implementation(manifest, &type->value.entries[j], type->key.text);
    }
    manifest->checker->metadata = NULL;
}

/* Metadata may name a type that another plugin brings, as this is found at run time. */
static void check_named_types(struct manifest *manifest)
{
    struct checker *checker = manifest->checker;
    for (size_t i = 0; i < checker->reference_count; i++) {
        const struct reference *reference = &checker->references[i];
        const struct node *node = reference->node;
        const struct type *type = category_type_or_alias(reference->key->of, node->text);
        manifest->category = reference->key->of;
        if (type)
            *reference->text = type->name;
        else if (check_written_name(checker, node) &&
                 !seen_find(types_of(manifest), name_folded(checker->arena, node->text)))
            faults_remark(checker->faults, node->mark, node->width,
                          "registry '%s' has no %s '%s': without a plugin that brings it, '%s' "
                          "is not given; %s",
                          manifest->registry->name, reference->key->of->name, node->text,
                          reference->key->name,
                          reference_hint(checker->arena, reference->key, node->text));
    }
}

/* Notes of an implementation: its own, and one for each property that it sets. */
static size_t note_count(const struct implementation *from)
{
    size_t count = 1 + from->value_count;
    count += *from->description != '\0';
    count += from->deprecated != NULL;
    count += from->priority != 0;
    count += from->opt_in;
    count += from->aliases.count > 0;
    count += !name_is_valid(from->identifier); /* the written form */
    return count;
}

static void check_note_count(struct manifest *manifest, const struct node *node)
{
    size_t count = 0;
    for (size_t i = 0; i < manifest->plugin->count; i++)
        count += note_count(&manifest->plugin->provided[i].implementation);
    if (count > PATCHBAY_NOTES_MOST)
        fault_hint(check_fault(manifest->checker, FAULT_OUT_OF_RANGE, node,
                               "the plugin has %zu implementations and properties; the limit is %d",
                               count, PATCHBAY_NOTES_MOST),
                   "split it into several plugins");
}

struct plugin_model *check_plugin(struct arena *arena, struct faults *faults, const char *file,
                                  const struct node *root, const struct model *registry)
{
    struct checker checker = {.arena = arena, .faults = faults, .in_plugin = true};
    struct plugin_model *plugin = arena_alloc(arena, 1, sizeof *plugin);
    struct manifest manifest = {
        .checker = &checker,
        .registry = registry,
        .plugin = plugin,
        .types = arena_alloc(arena, registry->category_count, sizeof *manifest.types)};
    struct mapping mapping;
    *plugin = (struct plugin_model){.file = file, .name = ""};
    if (root->kind == NODE_MAPPING && !check_format(&checker, root))
        return NULL;
    if (!mapping_read_root(&checker, &mapping, KEYS_PLUGIN, root))
        return NULL;
    check_plugin_name(&manifest, mapping_value(&mapping, KEY_PLUGIN_PLUGIN));
    plugin->version = mapping_text(&checker, &mapping, KEY_PLUGIN_VERSION, NULL);
    plugin->description = mapping_description(&checker, &mapping, KEY_PLUGIN_DESCRIPTION, NULL);
    plugin->license = mapping_text(&checker, &mapping, KEY_PLUGIN_LICENSE, NULL);
    const struct node *new_types = mapping_value(&mapping, KEY_PLUGIN_NEW_TYPES);
    for (size_t i = 0; new_types && i < new_types->count; i++)
        check_new_types(&manifest, &new_types->entries[i]);
    const struct node *node = mapping_value(&mapping, KEY_PLUGIN_IMPLEMENTATIONS);
    for (size_t i = 0; node && i < node->count; i++)
        check_provided(&manifest, &node->entries[i]);
    if (node && !plugin->count && !faults_count(faults))
        fault_hint(check_fault(&checker, FAULT_NO_IMPLEMENTATION, node,
                               "the plugin has no implementations"),
                   "add at least one: endpoint: {chat: {fast_chat: {}}}");
    check_named_types(&manifest);
    check_note_count(&manifest, node);
    check_names_of_plugin(&checker, registry, plugin);
    return faults_count(faults) ? NULL : plugin;
}
