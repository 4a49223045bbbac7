#include "check/check.h"

#include "check/category.h"
#include "check/generated_names.h"
#include "check/references.h"
#include "check/variables.h"
#include "keys/checker.h"
#include "keys/mapping.h"
#include "keys/names_in_file.h"
#include "keys/scalar.h"
#include "names/names.h"
#include "names/seen.h"
#include <stdint.h>
#include <string.h>

#define FORMAT "1"

/* Their numbers have 16 bits, in struct patchbay_name_row. */
enum { CATEGORIES_MOST = UINT16_MAX + 1 };

bool check_format(struct checker *checker, const struct node *root)
{
    for (size_t i = 0; i < root->count; i++) {
        const struct entry *entry = &root->entries[i];
        const char *text = entry->value.text;
        if (strcmp(entry->key.text, key_rule(KEY_REGISTRY_FORMAT)->name) != 0 ||
            entry->value.kind != NODE_SCALAR || scalar_is_null(&entry->value) ||
            strcmp(text, FORMAT) == 0)
            continue;
        if (strspn(text, "0123456789") == strlen(text) && *text != '0')
            fault_hint(check_fault(checker, FAULT_FORMAT, &entry->value,
                                   "format %s is newer than this patchbay-gen, which reads "
                                   "format " FORMAT,
                                   text),
                       "use a newer patchbay-gen");
        else
            fault_hint(
                check_fault(checker, FAULT_FORMAT, &entry->value, "unknown format '%s'", text),
                "write 'format: " FORMAT "'");
        return false;
    }
    return true;
}

/* `claimed`: the file names the prefix of the variables itself. */
static void check_registry_name(struct checker *checker, const struct node *node, bool claimed,
                                struct model *model)
{
    if (!node || !check_name(checker, node))
        return;
    model->name = node->text;
    if (!name_is_reserved_registry(node->text) || (claimed && !name_is_of_library(node->text)))
        return;
    struct fault *fault = check_fault(
        checker, FAULT_RESERVED_NAME, node,
        name_is_of_library(node->text)
            ? "'%s': names that begin with 'patchbay' belong to the run-time library"
            : "'%s': a registry of this name would read variables of other software",
        node->text);
    fault_hint(fault, "choose the name of your program; variables begin with it in upper case");
    if (!name_is_of_library(node->text))
        fault_hint(fault, "if it is that software, add 'variables: %s'",
                   name_upper(checker->arena, node->text));
}

/* Whether a category has `includes:`: one without them may use the types of the others. */
static bool has_includes(const struct node *categories)
{
    const char *key = key_rule(KEY_CATEGORY_INCLUDES)->name;
    for (size_t i = 0; i < categories->count; i++) {
        const struct node *category = &categories->entries[i].value;
        for (size_t j = 0; category->kind == NODE_MAPPING && j < category->count; j++)
            if (strcmp(category->entries[j].key.text, key) == 0)
                return true;
    }
    return false;
}

static void check_categories(struct checker *checker, const struct node *node, struct model *model)
{
    if (!node)
        return;
    if (!node->count)
        fault_hint(check_fault(checker, FAULT_NO_CATEGORY, node, "the registry has no categories"),
                   "add at least one; a category is one interface");
    if (node->count > CATEGORIES_MOST) {
        check_fault(checker, FAULT_OUT_OF_RANGE, node, "%u categories; the limit is %d",
                    node->count, CATEGORIES_MOST);
        return;
    }
    checker->only = has_includes(node) ? NULL : model->name;
    model->categories = arena_alloc(checker->arena, node->count, sizeof *model->categories);
    for (size_t i = 0; i < node->count; i++) {
        if (!check_name(checker, &node->entries[i].key))
            continue;
        check_category(checker, model->name, &node->entries[i],
                       &model->categories[model->category_count]);
        model->category_count++;
    }
}

/* A power of two, so that the headers of later categories stay the same while types are added. */
static size_t reserved_slots(const struct category *category)
{
    size_t slots = 64;
    while (slots < category->type_count)
        slots *= 2;
    return slots;
}

static void number_slots(struct model *model)
{
    size_t slot = 0;
    for (size_t i = 0; i < model->category_count; i++) {
        model->categories[i].first_slot = slot;
        slot += reserved_slots(&model->categories[i]);
    }
}

/* A category without `includes:` may use what the others include. */
static void find_shared_includes(struct arena *arena, struct model *model)
{
    struct seen *once = seen_create(arena, model->category_count);
    struct seen *shared = seen_create(arena, model->category_count);
    bool all = false;
    for (size_t i = 0; i < model->category_count; i++)
        all = all || !model->categories[i].includes.count;
    for (size_t i = 0; i < model->category_count; i++) {
        const struct strings *includes = &model->categories[i].includes;
        bool opaque = category_is_opaque(&model->categories[i]);
        for (size_t j = 0; !opaque && j < includes->count; j++) {
            const struct sighting file = {.text = includes->items[j]};
            if ((all || seen_add(once, &file)) && !seen_add(shared, &file))
                strings_add(arena, &model->shared_includes, file.text);
        }
    }
    model->shared_names = shared;
}

struct model *check_registry(struct arena *arena, struct faults *faults, const char *file,
                             const struct node *root)
{
    struct model *model = arena_alloc(arena, 1, sizeof *model);
    struct checker checker = {.arena = arena, .faults = faults};
    struct mapping mapping;
    *model = (struct model){.file = file, .name = ""};
    if (root->kind == NODE_MAPPING && !check_format(&checker, root))
        return NULL;
    if (!mapping_read_root(&checker, &mapping, KEYS_REGISTRY, root))
        return NULL;
    check_registry_name(&checker, mapping_value(&mapping, KEY_REGISTRY_REGISTRY),
                        mapping_has(&mapping, KEY_REGISTRY_VARIABLES), model);
    check_variables(&checker, mapping_entry(&mapping, KEY_REGISTRY_VARIABLES), model);
    model->description = mapping_description(&checker, &mapping, KEY_REGISTRY_DESCRIPTION, "");
    model->inspector = mapping_text(&checker, &mapping, KEY_REGISTRY_INSPECTOR, NULL);
    const struct node *config = mapping_value(&mapping, KEY_REGISTRY_CONFIG);
    if (config && check_include(&checker, config))
        model->config = config->text;
    check_categories(&checker, mapping_value(&mapping, KEY_REGISTRY_CATEGORIES), model);
    check_references(&checker, model);
    number_slots(model);
    find_shared_includes(arena, model);
    if (*model->name)
        check_generated_names(&checker, model);
    return faults_count(faults) ? NULL : model;
}
