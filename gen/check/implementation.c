#include "check/implementation.h"

#include "check/condition.h"
#include "check/metadata.h"
#include "keys/mapping.h"
#include "keys/names_in_file.h"
#include "names/names.h"
#include "names/nearest.h"
#include <string.h>

/* ---- Condition ----------------------------------------------------------------------------- */

static const char *check_condition(struct checker *checker, const struct mapping *mapping)
{
    const char *text = mapping_text(checker, mapping, KEY_IMPLEMENTATION_WHEN, NULL);
    const char *reason = text ? condition_fault(text) : NULL;
    if (!reason)
        return text;
    fault_hint(check_fault(checker, FAULT_BAD_CONDITION,
                           mapping_value(mapping, KEY_IMPLEMENTATION_WHEN),
                           "'%s' is not a valid #if condition", text),
               "%s", reason);
    return NULL;
}

/* ---- Symbol -------------------------------------------------------------------------------- */

/* The pattern with its placeholders filled in. */
static const char *filled(struct checker *checker, const char *pattern, const char *type,
                          const char *identifier)
{
    static const char type_mark[] = "{type}", identifier_mark[] = "{identifier}";
    const char *symbol = "";
    while (*pattern) {
        size_t length = strcspn(pattern + 1, "{") + 1;
        if (strncmp(pattern, type_mark, strlen(type_mark)) == 0) {
            symbol = arena_printf(checker->arena, "%s%s", symbol, type);
            length = strlen(type_mark);
        } else if (strncmp(pattern, identifier_mark, strlen(identifier_mark)) == 0) {
            symbol = arena_printf(checker->arena, "%s%s", symbol, identifier);
            length = strlen(identifier_mark);
        } else {
            symbol = arena_printf(checker->arena, "%s%.*s", symbol, (int)length, pattern);
        }
        pattern += length;
    }
    return symbol;
}

static const char *make_symbol(struct checker *checker, const struct node *key,
                               const struct implementation_rules *rules, const char *type)
{
    const struct category *category = rules->category;
    const char *identifier = name_folded(checker->arena, key->text);
    type = name_folded(checker->arena, type);
    if (!category->symbol)
        return arena_printf(checker->arena, "%s_%s_%s_%s", rules->registry, category->name, type,
                            identifier);
    return filled(checker, category->symbol, type, identifier);
}

static void check_symbol(struct checker *checker, const struct mapping *mapping,
                         const struct implementation_rules *rules, struct implementation *from)
{
    const struct node *own = mapping_value(mapping, KEY_IMPLEMENTATION_SYMBOL);
    if (!own && rules->category->symbol && !checker->in_plugin)
        check_c_name(checker, mapping->owner, from->symbol,
                     "it would be the implementation's symbol; change the identifier, or set "
                     "'symbol'");
    from->own_symbol = own && check_identifier(checker, own, "symbol", from->symbol);
    if (from->own_symbol)
        from->symbol = own->text;
}

/* ---- Metadata ------------------------------------------------------------------------------ */

static void reject_unknown(struct checker *checker, const struct category *category,
                           const struct node *key)
{
    struct fault *fault = check_fault(checker, FAULT_UNKNOWN_METADATA, key,
                                      "category '%s' has no metadata key '%s'", category->name,
                                      key->text);
    if (!fault_may_show(fault))
        return;
    struct strings names = check_key_names(checker->arena, category);
    fault_hint(fault, "%s", nearest_hint(checker->arena, key->text, "metadata keys", &names));
}

/* The entry of each key of the category; NULL where it is not given. */
static const struct entry **find_entries(struct checker *checker, const struct category *category,
                                         const struct node *node)
{
    const struct entry **entries = arena_alloc(checker->arena, category->key_count,
                                               sizeof *entries);
    for (size_t i = 0; node && i < node->count; i++) {
        const struct key *key = category_key(category, node->entries[i].key.text);
        if (key)
            entries[key - category->keys] = &node->entries[i];
        else
            reject_unknown(checker, category, &node->entries[i].key);
    }
    return entries;
}

static void check_metadata(struct checker *checker, const struct mapping *mapping,
                           const struct implementation_rules *rules, struct implementation *from)
{
    const struct category *category = rules->category;
    const struct node *node = mapping_value(mapping, KEY_IMPLEMENTATION_METADATA);
    bool faulty = !node && mapping_has(mapping, KEY_IMPLEMENTATION_METADATA);
    const struct entry **entries = find_entries(checker, category, node);
    from->values = arena_alloc(checker->arena, category->key_count, sizeof *from->values);
    for (size_t i = 0; i < category->key_count && !faulty; i++) {
        const struct key *key = &category->keys[i];
        const struct entry *entry = entries[i];
        struct value *value = &from->values[from->value_count];
        value->key = key;
        if (entry)
            from->value_count += check_value(checker, key, entry, &value->items);
        else if (key->required) {
            struct fault *fault = check_fault(checker, FAULT_MISSING_METADATA, mapping->owner,
                                              "missing metadata '%s' in implementation '%s'",
                                              key->name, from->identifier);
            fault_hint(fault, "add metadata: {%s: ...}", key->name);
            if (!checker->in_plugin) /* the mark is in another file */
                fault_note(fault, key->mark, strlen(key->name), "required here");
        }
    }
}

/* A plugin is compiled as a whole, and its constants have the names that DEFINE gives them. */
static void reject_in_plugin(struct checker *checker, const struct mapping *mapping)
{
    static const enum key_number keys[] = {KEY_IMPLEMENTATION_SYMBOL, KEY_IMPLEMENTATION_WHEN,
                                           KEY_IMPLEMENTATION_LINK};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct entry *entry = mapping_entry(mapping, keys[i]);
        if (entry)
            fault_hint(check_fault(checker, FAULT_UNKNOWN_KEY, &entry->key,
                                   "'%s' is for builtins, not for plugins", entry->key.text),
                       "remove it");
    }
}

/* ---- All ----------------------------------------------------------------------------------- */

bool check_implementation(struct checker *checker, const struct entry *entry,
                          const struct implementation_rules *rules, const char *type,
                          struct implementation *from)
{
    struct mapping mapping;
    if (!check_written_name(checker, &entry->key))
        return false;
    if (type && (!check_is_not_help(checker, &entry->key, "an implementation") ||
                 !check_is_new_name(checker, &rules->unique, &entry->key, "implementation")))
        return false;
    const char *identifier = entry->key.text;
    *from = (struct implementation){
        .identifier = identifier, .mark = entry->key.mark, .description = ""};
    from->symbol = make_symbol(checker, &entry->key, rules, type ? type : identifier);
    if (!mapping_read(checker, &mapping, KEYS_IMPLEMENTATION, entry))
        return true;
    from->description = mapping_description(checker, &mapping, KEY_IMPLEMENTATION_DESCRIPTION, "");
    check_aliases(checker, mapping_value(&mapping, KEY_IMPLEMENTATION_ALIASES),
                  rules->category->separator, &rules->unique, &from->aliases);
    if (checker->in_plugin)
        reject_in_plugin(checker, &mapping);
    from->priority = (int32_t)mapping_integer(checker, &mapping, KEY_IMPLEMENTATION_PRIORITY,
                                              INT32_MIN, INT32_MAX, 0);
    from->opt_in = mapping_boolean(checker, &mapping, KEY_IMPLEMENTATION_OPT_IN);
    from->when = check_condition(checker, &mapping);
    from->weak = mapping_choice(checker, &mapping, KEY_IMPLEMENTATION_LINK, 0) == 1;
    check_symbol(checker, &mapping, rules, from);
    from->deprecated = mapping_text(checker, &mapping, KEY_IMPLEMENTATION_DEPRECATED, NULL);
    if (rules->known_keys)
        check_metadata(checker, &mapping, rules, from);
    return true;
}
