/* All of a category but its members, metadata and types, which have files of their own. */
#include "check/category.h"

#include "base/ascii.h"
#include "check/implementation.h"
#include "check/members.h"
#include "check/metadata.h"
#include "check/types.h"
#include "keys/mapping.h"
#include "keys/names_in_file.h"
#include "names/names.h"
#include "names/seen.h"
#include <string.h>

/* ---- Includes ------------------------------------------------------------------------------ */

static bool check_include(struct checker *checker, const struct node *node)
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

static const char *check_struct_tag(struct checker *checker, const struct node *node,
                                    const char *otherwise)
{
    if (!node || !check_identifier(checker, node, "tag", otherwise))
        return otherwise;
    if (!is_macro_parameter(node->text))
        return node->text;
    fault_hint(check_fault(checker, FAULT_RESERVED_NAME, node,
                           "'%s' is a parameter of the generated macros", node->text),
               "choose another tag, such as '%s'", otherwise);
    return otherwise;
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

/* member.member */
static bool check_field(struct checker *checker, const struct node *node)
{
    for (const char *text = node->text;; text++) {
        size_t length = strcspn(text, ".");
        const char *part = arena_copy(checker->arena, text, length);
        const char *language = name_keyword_of(part);
        if (!name_is_identifier(part) || (language && strcmp(language, "C") == 0))
            break;
        text += length;
        if (!*text)
            return true;
    }
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
    if (!mapping_read(checker, &mapping, KEYS_CATEGORY, entry))
        return;
    category->description = mapping_text(checker, &mapping, KEY_CATEGORY_DESCRIPTION, "");
    const struct node *includes = mapping_value(&mapping, KEY_CATEGORY_INCLUDES);
    if (includes)
        check_list(checker, includes, check_include, &category->includes);
    category->struct_tag = check_struct_tag(checker, mapping_value(&mapping, KEY_CATEGORY_STRUCT),
                                            category->struct_tag);
    const char *symbol = mapping_text(checker, &mapping, KEY_CATEGORY_SYMBOL, NULL);
    if (symbol &&
        check_symbol_pattern(checker, mapping_value(&mapping, KEY_CATEGORY_SYMBOL), symbol))
        category->symbol = symbol;
    check_members(checker, &mapping, category);
    check_layouts(checker, mapping_value(&mapping, KEY_CATEGORY_LAYOUT), category);
    category->revision = (uint32_t)mapping_integer(checker, &mapping, KEY_CATEGORY_REVISION, 0,
                                                   UINT32_MAX, 0);
    category->next = mapping_choice(checker, &mapping, KEY_CATEGORY_ON_FAILURE, 0) == 1;
    struct implementation_rules rules = {.registry = registry, .category = category};
    const struct node *metadata = mapping_value(&mapping, KEY_CATEGORY_METADATA);
    rules.known_keys = check_keys(checker, metadata, category) &&
                       (metadata || !mapping_has(&mapping, KEY_CATEGORY_METADATA));
    check_types(checker, &mapping, &rules, category);
}
