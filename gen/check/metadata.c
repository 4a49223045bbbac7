#include "check/metadata.h"

#include "check/references.h"
#include "keys/kinds.h"
#include "keys/mapping.h"
#include "keys/names_in_file.h"
#include "keys/scalar.h"
#include "names/nearest.h"
#include "names/seen.h"
#include <inttypes.h>
#include <string.h>

/* ---- Values -------------------------------------------------------------------------------- */

static const char *enum_value(struct checker *checker, const struct key *key,
                              const struct node *node)
{
    if (strings_contain(&key->values, node->text))
        return node->text;
    struct fault *fault = check_fault(checker, FAULT_BAD_CHOICE, node,
                                      "invalid value '%s' for '%s'", node->text, key->name);
    if (fault_may_show(fault))
        fault_hint(fault, "%s", nearest_hint(checker->arena, node->text, "values", &key->values));
    return NULL;
}

/* Canonical text of one value in any range, or NULL after adding a fault. */
static const char *canonical(struct checker *checker, const struct key *key,
                             const struct node *node)
{
    bool truth;
    int64_t integer;
    switch (key->kind) {
    case PATCHBAY_KIND_BOOL:
        return scalar_boolean(checker, node, &truth) ? node->text : NULL;
    case PATCHBAY_KIND_INT:
        if (!scalar_integer(checker, node, INT64_MIN, INT64_MAX, &integer))
            return NULL;
        return arena_printf(checker->arena, "%" PRId64, integer);
    case PATCHBAY_KIND_NUMBER:
        return scalar_number(checker, node);
    case PATCHBAY_KIND_ENUM:
    case PATCHBAY_KIND_FLAGS:
        return enum_value(checker, key, node);
    default:
        return scalar_fits(checker, node, node->text) ? node->text : NULL;
    }
}

/* The same of a value that is in the range of its key. */
static const char *canonical_in_range(struct checker *checker, const struct key *key,
                                      const struct node *node)
{
    const char *text = canonical(checker, key, node);
    if (!text || ((!key->min || !key_is_less(key, text, key->min)) &&
                  (!key->max || !key_is_less(key, key->max, text))))
        return text;
    check_fault(checker, FAULT_OUT_OF_RANGE, node, "%s is out of range (%s)", node->text,
                key_range(checker->arena, key));
    return NULL;
}

static bool reject_kind(struct checker *checker, const struct entry *entry, const char *expected,
                        const char *example)
{
    fault_hint(check_fault(checker, FAULT_WRONG_KIND, &entry->value, "'%s' must be %s, not %s",
                           entry->key.text, expected, shown_shape(&entry->value)),
               "write %s: %s", entry->key.text, example);
    return false;
}

static bool check_list_value(struct checker *checker, const struct key *key,
                             const struct node *node, struct strings *items)
{
    items->items = arena_alloc(checker->arena, node->count, sizeof *items->items);
    for (size_t i = 0; i < node->count; i++) {
        const char *text = canonical(checker, key, &node->items[i]);
        if (!text)
            continue;
        if (key->kind == PATCHBAY_KIND_TYPE)
            reference_add_type(checker, key, &node->items[i], &items->items[items->count]);
        items->items[items->count++] = text;
    }
    return items->count == node->count;
}

bool check_value(struct checker *checker, const struct key *key, const struct entry *entry,
                 struct strings *items)
{
    const struct node *node = &entry->value;
    *items = (struct strings){0};
    if (node->faulty)
        return false;
    if (scalar_is_null(node)) {
        fault_hint(check_fault(checker, FAULT_EMPTY_VALUE, &entry->key, "missing value for '%s'",
                               entry->key.text),
                   key->kind == PATCHBAY_KIND_STRING ? "write \"\" for an empty text"
                   : key_has_list(key)               ? "write [] for an empty list"
                                                     : "write a value, or remove the key");
        return false;
    }
    if (key_has_list(key)) {
        if (node->kind != NODE_SEQUENCE)
            return reject_kind(checker, entry, "a list", "[a, b]");
        if (!check_elements(checker, entry))
            return false;
        return check_list_value(checker, key, node, items);
    }
    if (node->kind != NODE_SCALAR)
        return reject_kind(checker, entry, "one value", "value");
    items->items = arena_alloc(checker->arena, 1, sizeof *items->items);
    items->items[0] = canonical_in_range(checker, key, node);
    items->count = 1;
    if (items->items[0] && key->kind == PATCHBAY_KIND_TYPE)
        reference_add_type(checker, key, node, &items->items[0]);
    return items->items[0] != NULL;
}

/* ---- Declared keys ------------------------------------------------------------------------- */

/* Whether a generated struct member or macro already has this name. */
static bool is_taken(struct checker *checker, const struct node *key)
{
    static const char *const properties[] = {
#define PATCHBAY_PROPERTY(constant, name, kind) name,
#include "patchbay/properties.def"
#undef PATCHBAY_PROPERTY
    };
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        if (strcmp(key->text, properties[i]) == 0) {
            fault_hint(check_fault(checker, FAULT_RESERVED_NAME, key,
                                   "'%s' is a property of every implementation", key->text),
                       "choose another name for the metadata key");
            return true;
        }
    if (strcmp(key->text, "int64_t") != 0)
        return false;
    fault_hint(check_fault(checker, FAULT_HIDDEN_TYPE, key,
                           "'int64_t' is a type that the metadata struct uses"),
               "choose another name; C++ rejects this one");
    return true;
}

/* The constants of a C enum are of type int. */
enum { FLAGS_MAX = 31 };

static bool check_values_of_enum(struct checker *checker, const struct mapping *mapping,
                                 struct key *key)
{
    const struct node *node = mapping_value(mapping, KEY_METADATA_VALUES);
    const struct node *place = mapping->owner;
    if (!mapping_has(mapping, KEY_METADATA_VALUES) || (node && !node->count)) {
        fault_hint(check_fault(checker, FAULT_ENUM_VALUES, node ? node : place,
                               "%s '%s' has no values", kinds[key->kind].name, key->name),
                   "list its values: values: [first, second]");
        return false;
    }
    if (!node)
        return false;
    if (key->kind == PATCHBAY_KIND_FLAGS && node->count > FLAGS_MAX) {
        fault_hint(check_fault(checker, FAULT_ENUM_VALUES, &node->items[FLAGS_MAX],
                               "'%s' has more than %d flags", key->name, FLAGS_MAX),
                   "write 'kind: strings', or two keys");
        return false;
    }
    return check_list(checker, node, check_name, &key->values);
}

/* `min` or `max`; NULL when it is not given, or not valid. */
static const char *check_bound(struct checker *checker, const struct mapping *mapping,
                               enum key_number number, const struct key *key)
{
    const struct node *node = mapping_value(mapping, number);
    if (!node || key->kind == PATCHBAY_KIND_INT || key->kind == PATCHBAY_KIND_NUMBER)
        return node ? canonical_in_range(checker, key, node) : NULL;
    fault_hint(check_fault(checker, FAULT_EXCLUDES, &mapping_entry(mapping, number)->key,
                           "'%s' is for values of kind int and number, and '%s' is of kind %s",
                           key_rule(number)->name, key->name, kinds[key->kind].name),
               "remove it");
    return NULL;
}

static bool check_default_of_key(struct checker *checker, const struct mapping *mapping,
                                 struct key *key)
{
    const struct entry *entry = mapping_entry(mapping, KEY_METADATA_DEFAULT);
    if (!entry)
        return !mapping_has(mapping, KEY_METADATA_DEFAULT);
    if (key->required) {
        const struct node *required = &mapping_entry(mapping, KEY_METADATA_REQUIRED)->key;
        struct fault *fault = check_fault(checker, FAULT_EXCLUDES, &entry->key,
                                          "'%s' is required and has a default, which is never used",
                                          key->name);
        fault_hint(fault, "remove one of the two");
        fault_note(fault, required->mark, required->width, "required here");
    }
    key->has_default = check_value(checker, key, entry, &key->default_values);
    return key->has_default;
}

/* `of:` and `several:`, of a key whose values are types, and of no other one. */
static bool check_type_key(struct checker *checker, const struct mapping *mapping, struct key *key)
{
    static const enum key_number numbers[] = {KEY_METADATA_OF, KEY_METADATA_SEVERAL};
    const struct node *of = mapping_value(mapping, KEY_METADATA_OF);
    key->several = mapping_boolean(checker, mapping, KEY_METADATA_SEVERAL);
    if (key->kind == PATCHBAY_KIND_TYPE) {
        if (of)
            reference_add_category(checker, key, of);
        else if (!mapping_has(mapping, KEY_METADATA_OF))
            fault_hint(check_fault(checker, FAULT_MISSING_KEY, mapping->owner,
                                   "missing key 'of' in metadata key '%s'", key->name),
                       "add the category whose types are its values: of: endpoint");
        return of;
    }
    key->several = false;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        const struct entry *entry = mapping_entry(mapping, numbers[i]);
        if (entry)
            fault_hint(check_fault(checker, FAULT_EXCLUDES, &entry->key,
                                   "'%s' is for values of kind type, and '%s' is of kind %s",
                                   entry->key.text, key->name, kinds[key->kind].name),
                       "remove it");
    }
    return true;
}

/* Returns whether values can be checked against the key. */
static bool check_key(struct checker *checker, const struct entry *entry, struct key *key)
{
    struct mapping mapping;
    *key = (struct key){.name = entry->key.text, .mark = entry->key.mark, .description = ""};
    if (!mapping_read(checker, &mapping, KEYS_METADATA, entry))
        return false;
    key->description = mapping_description(checker, &mapping, KEY_METADATA_DESCRIPTION, "");
    key->required = mapping_boolean(checker, &mapping, KEY_METADATA_REQUIRED);
    int kind = mapping_choice(checker, &mapping, KEY_METADATA_KIND, -1);
    if (kind < 0)
        return false;
    key->kind = (enum patchbay_kind)kind;
    bool valid = check_type_key(checker, &mapping, key);
    if (key_has_values(key)) {
        valid &= check_values_of_enum(checker, &mapping, key);
    } else if (mapping_has(&mapping, KEY_METADATA_VALUES)) {
        const struct entry *values = mapping_entry(&mapping, KEY_METADATA_VALUES);
        fault_hint(check_fault(checker, FAULT_ENUM_VALUES, values ? &values->key : &entry->key,
                               "'%s' has values, but is not an enum", key->name),
                   "write 'kind: enum', or remove the values");
    }
    key->min = check_bound(checker, &mapping, KEY_METADATA_MIN, key);
    key->max = check_bound(checker, &mapping, KEY_METADATA_MAX, key); /* not less than `min` */
    return valid && check_default_of_key(checker, &mapping, key);
}

/* The member `has_KEY` of one key could be the member of another. */
static bool check_presence(struct checker *checker, const struct category *category,
                           const struct key *key)
{
    const char *presence = key_presence(checker->arena, key);
    const struct key *other = presence ? category_key(category, presence) : NULL;
    if (!other)
        return true;
    struct fault *fault = fault_add(
        checker->faults, FAULT_GENERATED_CLASH, other->mark, (unsigned)strlen(other->name),
        key->several ? "'%s' is also the member that counts the values of '%s'"
                     : "'%s' is also the member that shows whether '%s' is given",
        other->name, key->name);
    if (key->kind == PATCHBAY_KIND_TYPE)
        fault_hint(fault, "choose another name");
    else
        fault_hint(fault, "choose another name, or give '%s' a default", key->name);
    fault_note(fault, key->mark, strlen(key->name), "defined here");
    return false;
}

bool check_keys(struct checker *checker, const struct node *node, struct category *category)
{
    bool valid = true;
    if (!node)
        return true;
    category->keys = arena_alloc(checker->arena, node->count, sizeof *category->keys);
    for (size_t i = 0; i < node->count; i++) {
        const struct entry *entry = &node->entries[i];
        if (check_member_name(checker, &entry->key) && !is_taken(checker, &entry->key))
            valid &= check_key(checker, entry, &category->keys[category->key_count++]);
        else
            valid = false;
    }
    category->key_names = seen_create(checker->arena, category->key_count);
    for (size_t i = 0; i < category->key_count; i++)
        seen_add(category->key_names,
                 &(struct sighting){.text = category->keys[i].name, .thing = &category->keys[i]});
    for (size_t i = 0; i < category->key_count; i++)
        valid &= check_presence(checker, category, &category->keys[i]);
    return valid;
}

struct strings check_key_names(struct arena *arena, const struct category *category)
{
    struct strings names = {0};
    for (size_t i = 0; i < category->key_count; i++)
        strings_add(arena, &names, category->keys[i].name);
    return names;
}
