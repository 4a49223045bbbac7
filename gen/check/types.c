#include "check/types.h"

#include "check/metadata.h"
#include "keys/mapping.h"
#include "keys/names_in_file.h"
#include "names/names.h"
#include "names/nearest.h"
#include "names/seen.h"
#include "patchbay/names.h"
#include <stdlib.h>
#include <string.h>

struct types {
    struct checker *checker;
    const struct implementation_rules *rules;
    struct category *category;
    struct seen *names; /* of types and aliases, folded */
    bool complete;      /* no type was rejected for its name */
};

/* ---- Names --------------------------------------------------------------------------------- */

static bool is_new(struct types *types, const struct node *node, const char *what, const char *name)
{
    struct checker *checker = types->checker;
    struct sighting sighting = {.text = name_folded(checker->arena, node->text),
                                .what = what,
                                .name = name,
                                .mark = node->mark,
                                .width = node->width};
    const struct sighting *first = seen_add(types->names, &sighting);
    if (!first)
        return true;
    struct fault *fault = check_fault(checker, FAULT_DUPLICATE_NAME, node,
                                      "%s '%s' is the same name as %s '%s'", what, node->text,
                                      first->what, first->name);
    fault_hint(fault, "choose another name; look-ups ignore case and read '-' as '_'");
    fault_note(fault, first->mark, first->width, "first defined here");
    return false;
}

/* Whether the name has a meaning of its own in variables; `what` is "a type" or "an alias". */
static bool is_reserved(struct types *types, const struct node *node, const char *what)
{
    if (strcmp(name_folded(types->checker->arena, node->text), "help") != 0)
        return false;
    fault_hint(check_fault(types->checker, FAULT_RESERVED_NAME, node, "'%s' cannot be %s",
                           node->text, what),
               "choose another name; in a variable it lists the choices");
    return true;
}

static bool check_type_name(struct types *types, const struct node *node)
{
    if (check_written_name(types->checker, node) &&
        ((*node->text | 0x20) != 'h' || !is_reserved(types, node, "a type")) &&
        is_new(types, node, "type", node->text))
        return true;
    types->complete = false;
    return false;
}

static void check_alias(struct types *types, const struct node *node, struct type *type)
{
    size_t length = strlen(node->text);
    if (!name_is_alias(node->text))
        fault_hint(
            check_fault(types->checker, FAULT_BAD_ALIAS, node, "invalid alias \'%s\'", node->text),
            "use printable ASCII without spaces and without : = , / *");
    else if (length > PATCHBAY_NAME_MAX)
        fault_hint(check_fault(types->checker, FAULT_LONG_NAME, node, "alias too long (%zu bytes)",
                               length),
                   "the limit is %u bytes", PATCHBAY_NAME_MAX);
    else if (!is_reserved(types, node, "an alias") && is_new(types, node, "alias", node->text))
        type->aliases.items[type->aliases.count++] = node->text;
}

static void check_aliases(struct types *types, const struct node *node, struct type *type)
{
    if (!node)
        return;
    type->aliases.items = arena_alloc(types->checker->arena, node->count, sizeof(char *));
    for (size_t i = 0; i < node->count; i++)
        check_alias(types, &node->items[i], type);
}

/* ---- Candidate order ----------------------------------------------------------------------- */

static int in_candidate_order(const void *left, const void *right)
{
    const struct implementation *a = left, *b = right;
    if (a->priority != b->priority)
        return a->priority > b->priority ? -1 : 1;
    return mark_compare(a->mark, b->mark);
}

static void check_implementations(struct types *types, const struct node *node, struct type *type)
{
    if (!node || !node->count)
        return;
    type->implementations = arena_alloc(types->checker->arena, node->count,
                                        sizeof *type->implementations);
    for (size_t i = 0; i < node->count; i++)
        if (check_implementation(types->checker, &node->entries[i], types->rules, type->name,
                                 &type->implementations[type->implementation_count]))
            type->implementation_count++;
    if (type->implementation_count > 1)
        qsort(type->implementations, type->implementation_count, sizeof *type->implementations,
              in_candidate_order);
}

/* ---- Types --------------------------------------------------------------------------------- */

static void check_type(struct types *types, const struct entry *entry)
{
    struct mapping mapping;
    if (!check_type_name(types, &entry->key))
        return;
    struct type *type = &types->category->types[types->category->type_count++];
    *type = (struct type){.name = entry->key.text, .mark = entry->key.mark, .description = ""};
    if (!mapping_read(types->checker, &mapping, KEYS_TYPE, entry))
        return;
    type->description = mapping_description(types->checker, &mapping, KEY_TYPE_DESCRIPTION, "");
    check_aliases(types, mapping_value(&mapping, KEY_TYPE_ALIASES), type);
    check_implementations(types, mapping_value(&mapping, KEY_TYPE_IMPLEMENTATIONS), type);
}

/* In a flat category an implementation is its own type. */
static void check_flat(struct types *types, const struct entry *entry)
{
    if (!check_type_name(types, &entry->key))
        return;
    struct implementation *from = arena_alloc(types->checker->arena, 1,
                                              sizeof(struct implementation));
    check_implementation(types->checker, entry, types->rules, NULL, from);
    struct type *type = &types->category->types[types->category->type_count++];
    *type = (struct type){.name = from->identifier,
                          .mark = from->mark,
                          .description = from->description,
                          .implementations = from,
                          .implementation_count = 1};
}

static void check_default(struct types *types, const struct node *node)
{
    struct category *category = types->category;
    if (!node || node->faulty || !types->complete)
        return;
    category->default_type = category_type(category, node->text);
    if (category->default_type)
        return;
    struct fault *fault = check_fault(types->checker, FAULT_UNKNOWN_DEFAULT, node,
                                      "category '%s' has no type '%s'", category->name, node->text);
    const struct type *type = category_type_by_alias(category, node->text);
    if (type) {
        fault_hint(fault, "'%s' is an alias; write '%s'", node->text, type->name);
        return;
    }
    struct strings names = {0};
    for (size_t i = 0; i < category->type_count; i++)
        strings_add(types->checker->arena, &names, category->types[i].name);
    fault_hint(fault, "%s", nearest_hint(types->checker->arena, node->text, "types", &names));
}

/* Either types, or implementations that are types themselves. Returns false after a fault. */
static bool check_either(struct checker *checker, const struct mapping *mapping)
{
    const struct node *owner = mapping->owner;
    bool has_types = mapping_has(mapping, KEY_CATEGORY_TYPES);
    bool flat = mapping_has(mapping, KEY_CATEGORY_IMPLEMENTATIONS);
    if (has_types != flat)
        return true;
    if (!flat) {
        fault_hint(check_fault(checker, FAULT_FLAT_OR_TYPES, owner,
                               "category '%s' has neither 'types' nor 'implementations'",
                               owner->text),
                   "add 'types'; or 'implementations' if each is a type of its own; or 'types: {}' "
                   "if only plugins provide some");
        return false;
    }
    const struct entry *types = mapping_entry(mapping, KEY_CATEGORY_TYPES);
    const struct entry *implementations = mapping_entry(mapping, KEY_CATEGORY_IMPLEMENTATIONS);
    struct fault *fault = check_fault(
        checker, FAULT_FLAT_OR_TYPES, implementations ? &implementations->key : owner,
        "category '%s' has both 'types' and 'implementations'", owner->text);
    fault_hint(fault, "move the implementations below one of the types");
    if (types)
        fault_note(fault, types->key.mark, types->key.width, "the types are here");
    return false;
}

void check_types(struct checker *checker, const struct mapping *mapping,
                 const struct implementation_rules *rules, struct category *category)
{
    if (!check_either(checker, mapping))
        return;
    category->flat = mapping_has(mapping, KEY_CATEGORY_IMPLEMENTATIONS);
    const struct node *node = mapping_value(mapping, category->flat ? KEY_CATEGORY_IMPLEMENTATIONS
                                                                    : KEY_CATEGORY_TYPES);
    if (!node)
        return;
    struct strings metadata = check_key_names(checker->arena, category);
    checker->metadata = &metadata;
    struct types types = {checker, rules, category, seen_create(checker->arena, node->count), true};
    category->types = arena_alloc(checker->arena, node->count, sizeof *category->types);
    for (size_t i = 0; i < node->count; i++)
        if (category->flat)
            check_flat(&types, &node->entries[i]);
        else
            check_type(&types, &node->entries[i]);
    checker->metadata = NULL;
    check_default(&types, mapping_value(mapping, KEY_CATEGORY_DEFAULT));
}
