#include "keys/mapping.h"

#include "base/strings.h"
#include "keys/scalar.h"
#include "names/nearest.h"
#include <string.h>

static size_t slot_of(const struct mapping *mapping, enum key_number number)
{
    return (size_t)number - (size_t)key_first(mapping->context);
}

const struct entry *mapping_entry(const struct mapping *mapping, enum key_number number)
{
    return mapping->found[slot_of(mapping, number)];
}

const struct node *mapping_value(const struct mapping *mapping, enum key_number number)
{
    const struct entry *entry = mapping_entry(mapping, number);
    return entry ? &entry->value : NULL;
}

bool mapping_has(const struct mapping *mapping, enum key_number number)
{
    return mapping->present[slot_of(mapping, number)];
}

/* "category 'endpoint'" */
static const char *shown_mapping(struct checker *checker, const struct mapping *mapping)
{
    const char *noun = key_noun(mapping->context);
    if (!mapping->owner)
        return arena_printf(checker->arena, "the %s", noun);
    return arena_printf(checker->arena, "%s '%s'", noun, mapping->owner->text);
}

/* ---- Reading ------------------------------------------------------------------------------- */

const char *shown_shape(const struct node *node)
{
    switch (node->kind) {
    case NODE_MAPPING:
        return "a mapping";
    case NODE_SEQUENCE:
        return "a list";
    default:
        return "text";
    }
}

static const char *expected_shape(enum value_kind kind)
{
    switch (kind) {
    case VALUE_MAPPING:
        return "a mapping";
    case VALUE_SEQUENCE:
        return "a list";
    default:
        return "text";
    }
}

/* `node` has the wrong shape, or is missing. */
static void hint_shape(struct fault *fault, const struct key_rule *rule, const struct node *node)
{
    const char *colon = node->kind == NODE_SCALAR && !node->quoted ? strchr(node->text, ':') : NULL;
    if (rule->kind == VALUE_MAPPING && colon && colon[1] != ' ')
        fault_hint(fault, "put a space after '%.*s:'", (int)(colon - node->text), node->text);
    else if (rule->of == KEYS_FUNCTION && node->kind == NODE_SEQUENCE)
        fault_hint(fault, "write each function as 'name: type', such as run: int (void)");
    else if (rule->kind == VALUE_MAPPING)
        fault_hint(fault, "write its entries as 'key: value' below '%s:'%s", rule->name,
                   rule->required ? "" : ", or {} for none");
    else if (rule->kind == VALUE_SEQUENCE && node->kind == NODE_SCALAR && *node->text)
        fault_hint(fault, "write %s: [%s]", rule->name, node->text);
    else if (rule->kind == VALUE_SEQUENCE)
        fault_hint(fault, "write %s: [a, b], or [] for none", rule->name);
    else
        fault_hint(fault, "write the value after '%s:'%s", rule->name,
                   rule->required ? "" : ", or remove the key");
}

static bool has_shape(enum value_kind kind, const struct node *node)
{
    if (kind == VALUE_ANY)
        return true;
    enum node_kind wanted = kind == VALUE_MAPPING    ? NODE_MAPPING
                            : kind == VALUE_SEQUENCE ? NODE_SEQUENCE
                                                     : NODE_SCALAR;
    return node->kind == wanted;
}

bool check_elements(struct checker *checker, const struct entry *entry)
{
    bool valid = true;
    for (size_t i = 0; i < entry->value.count; i++) {
        const struct node *item = &entry->value.items[i];
        if (item->faulty) {
            valid = false;
        } else if (item->kind != NODE_SCALAR) {
            fault_hint(check_fault(checker, FAULT_WRONG_KIND, item,
                                   "each element of '%s' must be text, not %s", entry->key.text,
                                   shown_shape(item)),
                       "write %s: [a, b]", entry->key.text);
            valid = false;
        } else if (scalar_is_null(item)) {
            fault_hint(check_fault(checker, FAULT_EMPTY_VALUE, item, "empty element in '%s'",
                                   entry->key.text),
                       "write a value (\"\" for an empty text), or remove the comma or dash");
            valid = false;
        }
    }
    return valid;
}

static bool check_shape(struct checker *checker, const struct key_rule *rule,
                        const struct entry *entry)
{
    if (entry->value.faulty)
        return false;
    if (scalar_is_null(&entry->value)) {
        hint_shape(check_fault(checker, FAULT_EMPTY_VALUE, &entry->key, "missing value for '%s'",
                               entry->key.text),
                   rule, &entry->value);
        return false;
    }
    if (!has_shape(rule->kind, &entry->value)) {
        hint_shape(check_fault(checker, FAULT_WRONG_KIND, &entry->value, "'%s' must be %s, not %s",
                               entry->key.text, expected_shape(rule->kind),
                               shown_shape(&entry->value)),
                   rule, &entry->value);
        return false;
    }
    return rule->kind != VALUE_SEQUENCE || check_elements(checker, entry);
}

/* Inside {...} a comma ends a value, and what follows it becomes a key without a value. */
static bool is_cut_off(const struct mapping *mapping, const struct node *node, size_t i)
{
    return i > 0 && i < node->count && node->flow && scalar_is_null(&node->entries[i].value) &&
           !node->entries[i].key.quoted &&
           key_find(mapping->context, node->entries[i].key.text) == KEY_NONE;
}

static void reject_cut_off(struct checker *checker, const struct node *node, size_t i)
{
    const struct node *key = &node->entries[i].key, *before = &node->entries[i - 1].key;
    fault_hint(check_fault(checker, FAULT_UNQUOTED, key,
                           "'%s' is read as a key: inside {...} a comma ends a value", key->text),
               "quote the value of '%s'", before->text);
}

/* The kind of metadata that other schema languages call `type`, or NULL. */
static const char *kind_of_type(const struct node *type)
{
    static const char *const kinds[][2] = {
        {"integer", "int"},     {"boolean", "bool"}, {"float", "number"}, {"double", "number"},
        {"str", "string"},      {"text", "string"},  {"list", "strings"}, {"array", "strings"},
        {"string", "string"},   {"bool", "bool"},    {"int", "int"},      {"number", "number"},
        {"strings", "strings"}, {"enum", "enum"},
    };
    for (size_t i = 0; type->kind == NODE_SCALAR && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(type->text, kinds[i][0]) == 0)
            return kinds[i][1];
    return NULL;
}

/* Where an unknown key probably belongs, or NULL. */
static const char *other_place(struct checker *checker, const struct mapping *mapping,
                               const struct entry *entry)
{
    const char *key = entry->key.text;
    if (mapping->context == KEYS_IMPLEMENTATION && checker->metadata &&
        strings_contain(checker->metadata, key))
        return arena_printf(checker->arena, "write metadata: {%s: ...}", key);
    if (mapping->context == KEYS_METADATA && strcmp(key, "type") == 0) {
        const char *kind = kind_of_type(&entry->value);
        return kind ? arena_printf(checker->arena, "did you mean 'kind'? write kind: %s", kind)
                    : "did you mean 'kind'?";
    }
    if (entry->value.kind != NODE_MAPPING)
        return NULL;
    return mapping->context == KEYS_TYPE ? "an implementation belongs below 'implementations:'"
           : mapping->context == KEYS_REGISTRY ? "a category belongs below 'categories:'"
                                               : NULL;
}

static void reject_unknown(struct checker *checker, const struct mapping *mapping,
                           const struct entry *entry)
{
    const char *key = entry->key.text, *hint = other_place(checker, mapping, entry);
    struct strings names = {0};
    for (enum key_number n = key_first(mapping->context); n < key_end(mapping->context); n++)
        strings_add(checker->arena, &names, key_rule(n)->name);
    if (!hint)
        hint = nearest_hint(checker->arena, key, "keys", &names);
    fault_hint(check_fault(checker, FAULT_UNKNOWN_KEY, &entry->key, "unknown key '%s' in %s", key,
                           shown_mapping(checker, mapping)),
               "%s", hint);
}

static void read_entries(struct checker *checker, struct mapping *mapping, const struct node *node)
{
    for (size_t i = 0; i < node->count; i++) {
        const struct entry *entry = &node->entries[i];
        enum key_number number = key_find(mapping->context, entry->key.text);
        if (is_cut_off(mapping, node, i)) {
            if (!is_cut_off(mapping, node, i - 1))
                reject_cut_off(checker, node, i);
            continue;
        }
        if (number == KEY_NONE) {
            reject_unknown(checker, mapping, entry);
            continue;
        }
        size_t slot = slot_of(mapping, number);
        mapping->present[slot] = true;
        if (!is_cut_off(mapping, node, i + 1) && check_shape(checker, key_rule(number), entry))
            mapping->found[slot] = entry;
    }
}

static void hint_required(const struct mapping *mapping, struct fault *fault,
                          enum key_number number)
{
    const struct key_rule *rule = key_rule(number);
    if (number == key_short_form(mapping->context) && rule->kind == VALUE_SEQUENCE)
        fault_hint(fault, "write %s: [a, b]", mapping->owner->text);
    else if (!rule->choices)
        fault_hint(fault, "add '%s': %s", rule->name, rule->description);
    else if (!strchr(rule->choices, ','))
        fault_hint(fault, "add '%s: %s'", rule->name, rule->choices);
    else
        fault_hint(fault, "add '%s', one of: %s", rule->name, rule->choices);
}

static void check_required(struct checker *checker, const struct mapping *mapping,
                           const struct node *place)
{
    for (enum key_number n = key_first(mapping->context); n < key_end(mapping->context); n++)
        if (key_rule(n)->required && !mapping_has(mapping, n))
            hint_required(mapping,
                          check_fault(checker, FAULT_MISSING_KEY, place, "missing key '%s' in %s",
                                      key_rule(n)->name, shown_mapping(checker, mapping)),
                          n);
}

/* Whether the value stands for the whole mapping as the value of one of its keys. */
static bool is_short_form(enum key_context context, const struct node *node)
{
    enum key_number number = key_short_form(context);
    return number != KEY_NONE && node->kind != NODE_MAPPING &&
           has_shape(key_rule(number)->kind, node);
}

static bool reject_shape(struct checker *checker, const struct mapping *mapping,
                         const struct node *node)
{
    enum key_number number = key_short_form(mapping->context);
    const char *shown = shown_mapping(checker, mapping);
    if (scalar_is_null(node))
        fault_hint(check_fault(checker, FAULT_EMPTY_VALUE, mapping->owner ? mapping->owner : node,
                               "missing value for %s", shown),
                   "write its keys below it, indented, or {} for none");
    else if (number == KEY_NONE)
        fault_hint(check_fault(checker, FAULT_WRONG_KIND, node, "%s must be a mapping, not %s",
                               shown, shown_shape(node)),
                   "write its keys as 'key: value' lines");
    else
        fault_hint(check_fault(checker, FAULT_WRONG_KIND, node,
                               "%s must be a mapping or %s, not %s", shown,
                               expected_shape(key_rule(number)->kind), shown_shape(node)),
                   "write its %s, or 'key: value' lines below it", key_rule(number)->name);
    return false;
}

static bool read_node(struct checker *checker, struct mapping *mapping, const struct node *node)
{
    if (node->faulty)
        return false;
    if (node->kind != NODE_MAPPING)
        return reject_shape(checker, mapping, node);
    read_entries(checker, mapping, node);
    check_required(checker, mapping, mapping->owner ? mapping->owner : node);
    return true;
}

bool mapping_read(struct checker *checker, struct mapping *mapping, enum key_context context,
                  const struct entry *entry)
{
    *mapping = (struct mapping){.context = context, .owner = &entry->key};
    if (!is_short_form(context, &entry->value) || scalar_is_null(&entry->value) ||
        entry->value.faulty)
        return read_node(checker, mapping, &entry->value);
    size_t slot = slot_of(mapping, key_short_form(context));
    mapping->present[slot] = true;
    if (entry->value.kind != NODE_SEQUENCE || check_elements(checker, entry))
        mapping->found[slot] = entry;
    return true;
}

bool mapping_read_root(struct checker *checker, struct mapping *mapping, enum key_context context,
                       const struct node *root)
{
    *mapping = (struct mapping){.context = context};
    return read_node(checker, mapping, root);
}

/* ---- Values -------------------------------------------------------------------------------- */

const char *mapping_text(struct checker *checker, const struct mapping *mapping,
                         enum key_number number, const char *otherwise)
{
    const struct entry *entry = mapping_entry(mapping, number);
    const char *text = entry ? scalar_text(checker, key_rule(number)->name, &entry->value) : NULL;
    return text ? text : otherwise;
}

const char *mapping_description(struct checker *checker, const struct mapping *mapping,
                                enum key_number number, const char *otherwise)
{
    const struct entry *entry = mapping_entry(mapping, number);
    const char *text = entry ? scalar_description(checker, key_rule(number)->name, &entry->value)
                             : NULL;
    return text ? text : otherwise;
}

bool mapping_boolean(struct checker *checker, const struct mapping *mapping, enum key_number number)
{
    const struct node *value = mapping_value(mapping, number);
    bool result = false;
    return value && scalar_boolean(checker, value, &result) && result;
}

int64_t mapping_integer(struct checker *checker, const struct mapping *mapping,
                        enum key_number number, int64_t least, int64_t most, int64_t otherwise)
{
    const struct node *value = mapping_value(mapping, number);
    int64_t result;
    if (!value || !scalar_integer(checker, value, least, most, &result))
        return otherwise;
    return result;
}

int mapping_choice(struct checker *checker, const struct mapping *mapping, enum key_number number,
                   int otherwise)
{
    const struct node *value = mapping_value(mapping, number);
    int choice = value ? scalar_choice(checker, key_rule(number), value) : -1;
    return choice < 0 ? otherwise : choice;
}
