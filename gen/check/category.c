/* All of a category but its members, metadata and types, which have files of their own. */
#include "check/category.h"

#include "base/ascii.h"
#include "check/implementation.h"
#include "check/members.h"
#include "check/metadata.h"
#include "check/types.h"
#include "check/variables.h"
#include "keys/mapping.h"
#include "keys/names_in_file.h"
#include "names/names.h"
#include "names/seen.h"
#include <string.h>

/* ---- Includes ------------------------------------------------------------------------------ */

bool check_include(struct checker *checker, const struct node *node)
{
    const char *text = node->text, *end = text + strlen(text);
    bool system = *text == '<' && end[-1] == '>' && end - text > 2;
    const char *inner = system ? arena_copy(checker->arena, text + 1, strlen(text) - 2) : text;
    if (*text != '\0' && !strpbrk(inner, "<>\"\\\n") && *inner != ' ')
        return true;
    struct fault *fault = check_fault(checker, FAULT_BAD_INCLUDE, node,
                                      "'%s' is not a valid include", text);
    size_t directive = strncmp(text, "#include", 8) == 0 ? 8 + strspn(text + 8, " ") : 0;
    if (directive)
        fault_hint(fault, "write %s", text + directive);
    else
        fault_hint(fault, "write lapse/exchange.h, or <stdio.h> for a system header");
    return false;
}

/* ---- Tag and symbols ----------------------------------------------------------------------- */

/* The generated macros have parameters of these names, which replace words in what they expand to.
 */
static bool is_macro_parameter(const char *word)
{
    return strcmp(word, "type") == 0 || strcmp(word, "identifier") == 0 ||
           strcmp(word, "key") == 0 || strcmp(word, "value") == 0;
}

/* Of an interface: a `noun` such as `example`. */
static bool check_type_name(struct checker *checker, const struct node *node, const char *noun,
                            const char *example)
{
    if (!check_identifier(checker, node, noun, example))
        return false;
    if (!is_macro_parameter(node->text))
        return true;
    fault_hint(check_fault(checker, FAULT_RESERVED_NAME, node,
                           "'%s' is a parameter of the generated macros", node->text),
               "choose another %s, such as '%s'", noun, example);
    return false;
}

static void check_elsewhere(struct checker *checker, const struct mapping *mapping,
                            const struct category *category)
{
    static const enum key_number keys[] = {KEY_CATEGORY_TYPEDEF, KEY_CATEGORY_MUTABLE,
                                           KEY_CATEGORY_GROWS};
    for (size_t i = 0; !category->elsewhere && i < sizeof keys / sizeof *keys; i++) {
        const struct entry *entry = mapping_entry(mapping, keys[i]);
        if (entry)
            fault_hint(check_fault(checker, FAULT_NEEDS_ELSEWHERE, &entry->key,
                                   "'%s' is for a struct that is defined elsewhere",
                                   entry->key.text),
                       "add 'defined: elsewhere', or remove '%s'", entry->key.text);
    }
    if (category->elsewhere && !mapping_has(mapping, KEY_CATEGORY_INCLUDES))
        fault_hint(check_fault(checker, FAULT_MISSING_KEY, mapping->owner,
                               "missing key 'includes' in category '%s', which is defined "
                               "elsewhere",
                               category->name),
                   "add the header that defines %s: includes: [driver.h]", category->interface);
}

/* Of two keys of which only one can be there. */
static void check_exclusive(struct checker *checker, const struct mapping *mapping,
                            enum key_number first, enum key_number second)
{
    const struct entry *one = mapping_entry(mapping, first),
                       *other = mapping_entry(mapping, second);
    if (one && other)
        fault_hint(check_fault(checker, FAULT_EXCLUDES, &other->key,
                               "'%s' and '%s' exclude each other", one->key.text, other->key.text),
                   "remove one of them");
}

static void check_interface(struct checker *checker, const struct mapping *mapping,
                            struct category *category)
{
    const struct node *tag = mapping_value(mapping, KEY_CATEGORY_STRUCT),
                      *type = mapping_value(mapping, KEY_CATEGORY_TYPEDEF);
    if (tag && check_type_name(checker, tag, "tag", category->struct_tag))
        category->struct_tag = tag->text;
    if (type && check_type_name(checker, type, "type name", "driver_t"))
        category->struct_tag = NULL;
    category->interface = category->struct_tag
                              ? arena_printf(checker->arena, "struct %s", category->struct_tag)
                              : type->text;
    category->elsewhere = mapping_choice(checker, mapping, KEY_CATEGORY_DEFINED, 0) == 1;
    category->mutable = mapping_boolean(checker, mapping, KEY_CATEGORY_MUTABLE);
    category->grows = mapping_boolean(checker, mapping, KEY_CATEGORY_GROWS);
    check_elsewhere(checker, mapping, category);
    check_exclusive(checker, mapping, KEY_CATEGORY_STRUCT, KEY_CATEGORY_TYPEDEF);
    if (category->mutable && category->grows)
        check_exclusive(checker, mapping, KEY_CATEGORY_MUTABLE, KEY_CATEGORY_GROWS);
}

/* The length of the placeholder at the beginning of `text`, or 0. */
static size_t placeholder(const char *text)
{
    static const char *const known[] = {"{type}", "{identifier}"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp(text, known[i], strlen(known[i])) == 0)
            return strlen(known[i]);
    return 0;
}

/* What is wrong with a pattern, or NULL. */
static const char *pattern_fault(struct checker *checker, const char *pattern)
{
    bool any = false;
    for (const char *at = pattern; *at;) {
        size_t length = placeholder(at);
        if (length) {
            any = true;
            at += length;
            continue;
        }
        length = strcspn(at, "{");
        if (!length)
            return "the only placeholders are {type} and {identifier}";
        const char *piece = arena_copy(checker->arena, at, length);
        if (piece[length - 1] == '$')
            return "remove the '$'";
        if (!name_is_identifier(arena_printf(checker->arena, "_%s", piece)))
            return "a symbol consists of letters, digits and '_'";
        if (at == pattern && (*at == '_' || ascii_is_digit(*at)))
            return "a symbol begins with a letter";
        if (at == pattern && name_is_of_library(piece))
            return "symbols that begin with 'patchbay' belong to the run-time library";
        if (is_macro_parameter(piece))
            return "'type', 'identifier', 'key' and 'value' cannot be the whole text between "
                   "placeholders; add a '_'";
        at += length;
    }
    return any ? NULL : "without {type} or {identifier} all symbols would be the same";
}

static bool check_symbol_pattern(struct checker *checker, const struct node *node,
                                 const char *pattern)
{
    const char *reason = pattern_fault(checker, pattern);
    if (!reason)
        return true;
    fault_hint(
        check_fault(checker, FAULT_BAD_SYMBOL, node, "'%s' is not a valid symbol pattern", pattern),
        "%s", reason);
    return false;
}

/* ---- Layout -------------------------------------------------------------------------------- */

/* The type in normal form, or NULL: a tag with its keyword, or a typedef name. */
static const char *layout_type(struct checker *checker, const char *text)
{
    static const char *const keywords[] = {"struct", "union", "enum"};
    text += strspn(text, " ");
    size_t length = strcspn(text, " ");
    const char *first = arena_copy(checker->arena, text, length);
    text += length;
    text += strspn(text, " ");
    length = strcspn(text, " ");
    const char *second = arena_copy(checker->arena, text, length);
    if (text[length + strspn(text + length, " ")])
        return NULL;
    if (!*second)
        return name_is_identifier(first) && !name_keyword_of(first) ? first : NULL;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (strcmp(first, keywords[i]) == 0 && name_is_identifier(second) &&
            !name_keyword_of(second))
            return arena_printf(checker->arena, "%s %s", first, second);
    return NULL;
}

static bool check_field(struct checker *checker, const struct node *node)
{
    if (name_is_member(node->text))
        return true;
    fault_hint(check_fault(checker, FAULT_BAD_LAYOUT, node, "'%s' is not a field name", node->text),
               "write the name of a member, or a.b for a nested member");
    return false;
}

static void check_layout(struct checker *checker, const struct entry *entry, struct layout *layout)
{
    struct mapping mapping;
    layout->mark = entry->key.mark;
    if (!mapping_read(checker, &mapping, KEYS_LAYOUT, entry))
        return;
    const struct node *fields = mapping_value(&mapping, KEY_LAYOUT_FIELDS);
    if (fields)
        check_list(checker, fields, check_field, &layout->fields);
    layout->grows = mapping_boolean(checker, &mapping, KEY_LAYOUT_GROWS);
    if (layout->fields.count && strncmp(layout->type, "enum ", 5) == 0)
        fault_hint(
            check_fault(checker, FAULT_BAD_LAYOUT, fields, "'%s' has no fields", layout->type),
            "write %s: []", layout->type);
}

static void check_layouts(struct checker *checker, const struct node *node,
                          struct category *category)
{
    if (!node)
        return;
    category->layouts = arena_alloc(checker->arena, node->count, sizeof *category->layouts);
    struct seen *seen = seen_create(checker->arena, node->count);
    for (size_t i = 0; i < node->count; i++) {
        const struct node *key = &node->entries[i].key;
        const char *type = layout_type(checker, key->text);
        if (!type) {
            fault_hint(check_fault(checker, FAULT_BAD_LAYOUT, key,
                                   "'%s' is not a type for a layout", key->text),
                       "write 'struct x', 'union x', 'enum x' or a typedef name");
            continue;
        }
        if (!check_is_new(checker, seen, key, type))
            continue;
        category->layouts[category->layout_count].type = type;
        check_layout(checker, &node->entries[i], &category->layouts[category->layout_count++]);
    }
}

/* ---- Category ------------------------------------------------------------------------------ */

void check_category(struct checker *checker, const char *registry, const struct entry *entry,
                    struct category *category)
{
    struct mapping mapping;
    *category = (struct category){
        .name = entry->key.text, .mark = entry->key.mark, .description = ""};
    category->struct_tag = arena_printf(checker->arena, "%s_%s", registry, category->name);
    category->interface = arena_printf(checker->arena, "struct %s", category->struct_tag);
    if (!mapping_read(checker, &mapping, KEYS_CATEGORY, entry))
        return;
    category->description = mapping_description(checker, &mapping, KEY_CATEGORY_DESCRIPTION, "");
    const struct node *includes = mapping_value(&mapping, KEY_CATEGORY_INCLUDES);
    if (includes)
        check_list(checker, includes, check_include, &category->includes);
    check_interface(checker, &mapping, category);
    const char *symbol = mapping_text(checker, &mapping, KEY_CATEGORY_SYMBOL, NULL);
    if (symbol &&
        check_symbol_pattern(checker, mapping_value(&mapping, KEY_CATEGORY_SYMBOL), symbol))
        category->symbol = symbol;
    check_members(checker, &mapping, category);
    check_layouts(checker, mapping_value(&mapping, KEY_CATEGORY_LAYOUT), category);
    category->revision = (uint32_t)mapping_integer(checker, &mapping, KEY_CATEGORY_REVISION, 0,
                                                   UINT32_MAX, 0);
    category->next = mapping_choice(checker, &mapping, KEY_CATEGORY_ON_FAILURE, 0) == 1;
    const struct entry *variable = mapping_entry(&mapping, KEY_CATEGORY_VARIABLE);
    check_variable(checker, variable, category);
    category->internal = mapping_boolean(checker, &mapping, KEY_CATEGORY_INTERNAL);
    struct implementation_rules rules = {.registry = registry, .category = category};
    const struct node *metadata = mapping_value(&mapping, KEY_CATEGORY_METADATA);
    rules.known_keys = check_keys(checker, metadata, category) &&
                       (metadata || !mapping_has(&mapping, KEY_CATEGORY_METADATA));
    check_types(checker, &mapping, &rules, category);
    if (category->variables.count && !category->flat &&
        !mapping_has(&mapping, KEY_CATEGORY_DEFAULT))
        fault_hint(check_fault(checker, FAULT_BAD_VARIABLE, &variable->key,
                               "'variable' selects for the default type, but there is none"),
                   "add 'default'");
}
