#include "check/types.h"

#include "check/aliases.h"
#include "check/metadata.h"
#include "keys/mapping.h"
#include "keys/names_in_file.h"
#include "names/names.h"
#include "names/nearest.h"
#include "names/seen.h"
#include <stdlib.h>
#include <string.h>

struct types {
    struct checker *checker;
    const struct implementation_rules *rules;
    struct category *category;
    bool complete; /* no type was rejected for its name */
};

/* The names that belong to the type that is being added. */
static struct unique_names names_of_next(const struct types *types)
{
    const struct category *category = types->category;
    return (struct unique_names){category->type_names, &category->types[category->type_count]};
}

static bool check_type_name(struct types *types, const struct node *node)
{
    const struct unique_names unique = names_of_next(types);
    if (check_written_name(types->checker, node) &&
        check_is_not_help(types->checker, node, "a type") &&
        check_is_new_name(types->checker, &unique, node, "type"))
        return true;
    types->complete = false;
    return false;
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
    struct implementation_rules rules = *types->rules;
    rules.unique.names = seen_create(types->checker->arena, node->count);
    type->implementations = arena_alloc(types->checker->arena, node->count,
                                        sizeof *type->implementations);
    for (size_t i = 0; i < node->count; i++)
        if (check_implementation(types->checker, &node->entries[i], &rules, type->name,
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
    const struct unique_names unique = names_of_next(types);
    struct type *type = &types->category->types[types->category->type_count++];
    *type = (struct type){.name = entry->key.text, .mark = entry->key.mark, .description = ""};
    if (!mapping_read(types->checker, &mapping, KEYS_TYPE, entry))
        return;
    type->description = mapping_description(types->checker, &mapping, KEY_TYPE_DESCRIPTION, "");
    check_aliases(types->checker, mapping_value(&mapping, KEY_TYPE_ALIASES),
                  types->category->separator, &unique, &type->aliases);
    check_implementations(types, mapping_value(&mapping, KEY_TYPE_IMPLEMENTATIONS), type);
}

/* In a flat category an implementation is its own type. */
static void check_flat(struct types *types, const struct entry *entry)
{
    if (!check_type_name(types, &entry->key))
        return;
    struct implementation *from = arena_alloc(types->checker->arena, 1,
                                              sizeof(struct implementation));
    struct implementation_rules rules = *types->rules;
    rules.unique = names_of_next(types);
    check_implementation(types->checker, entry, &rules, NULL, from);
    struct type *type = &types->category->types[types->category->type_count++];
    *type = (struct type){.name = from->identifier,
                          .mark = from->mark,
                          .description = from->description,
                          .aliases = from->aliases,
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
    struct types types = {checker, rules, category, true};
    category->type_names = seen_create(checker->arena, node->count);
    category->types = arena_alloc(checker->arena, node->count, sizeof *category->types);
    for (size_t i = 0; i < node->count; i++)
        if (category->flat)
            check_flat(&types, &node->entries[i]);
        else
            check_type(&types, &node->entries[i]);
    checker->metadata = NULL;
    check_default(&types, mapping_value(mapping, KEY_CATEGORY_DEFAULT));
}
