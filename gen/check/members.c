#include "check/members.h"

#include "base/ascii.h"
#include "keys/names_in_file.h"
#include "keys/scalar.h"
#include "names/c_library.h"
#include "names/names.h"
#include "names/nearest.h"
#include "names/seen.h"
#include "signature/declaration.h"
#include "signature/signature.h"
#include <string.h>

/* The state of the checks below. */
struct members {
    struct checker *checker;
    struct category *category;
    struct seen *names;
    const struct node **signatures; /* of category->members; NULL: has a fault */
};

/* How many more '(' than ')' are in `text`. */
static long open_parentheses(const char *text)
{
    long open = 0;
    for (; *text; text++)
        open += (*text == '(') - (*text == ')');
    return open;
}

/* Inside {...} a comma cut the signature of entry `i` in two. Returns how many entries after it are
 * the rest, and adds a fault if there are any. */
static size_t cut_off(struct checker *checker, const struct node *node, size_t i)
{
    const struct node *value = &node->entries[i].value;
    size_t rest = 0;
    if (!node->flow || value->kind != NODE_SCALAR || open_parentheses(value->text) <= 0)
        return 0;
    while (i + rest + 1 < node->count && scalar_is_null(&node->entries[i + rest + 1].value))
        rest++;
    if (rest)
        fault_hint(
            check_fault(checker, FAULT_UNQUOTED, value, "inside {...} a comma ends the signature"),
            "quote the signature, or put '%s:' on a line of its own", node->entries[i].key.text);
    return rest;
}

static bool is_new_member(struct members *members, const struct node *key)
{
    struct sighting sighting = {.text = key->text, .mark = key->mark, .width = key->width};
    const struct sighting *first = seen_add(members->names, &sighting);
    if (first)
        fault_note(check_fault(members->checker, FAULT_DUPLICATE_NAME, key,
                               "'%s' is both a function and a constant", key->text),
                   first->mark, first->width, "first defined here");
    return !first;
}

/* A key such as "int run" or "int run(void)": the type is on the wrong side of the ':'. */
static bool is_declaration(struct checker *checker, const struct entry *entry)
{
    const char *text = entry->key.text,
               *value = entry->value.kind == NODE_SCALAR ? entry->value.text : "";
    size_t length = strcspn(text, "(");
    bool has_parameters = text[length] == '(';
    while (length && text[length - 1] == ' ')
        length--;
    size_t name = length;
    while (name && (ascii_is_letter(text[name - 1]) || ascii_is_digit(text[name - 1])))
        name--;
    if (name == 0 || name == length || (!has_parameters && *value != '('))
        return false;
    size_t type = name;
    while (type && text[type - 1] == ' ')
        type--;
    fault_hint(check_fault(checker, FAULT_BAD_NAME, &entry->key,
                           "'%s' is a C declaration, not a name", text),
               "write %.*s: %.*s%s%s", (int)(length - name), text + name, (int)type, text,
               type && text[type - 1] == '*' ? "" : " ",
               has_parameters ? strchr(text, '(') : value);
    return true;
}

/* A generated struct is for C and C++; another one has what names its author chose. */
static bool check_name_of_member(const struct members *members, const struct node *key,
                                 bool function)
{
    if (!members->category->elsewhere && function && c_library_has_macro(key->text)) {
        fault_hint(check_fault(members->checker, FAULT_PREDEFINED_MACRO, key,
                               "'%s' is a macro in system headers", key->text),
                   "choose another name; the macro would replace calls of the function");
        return false;
    }
    if (!members->category->elsewhere)
        return check_member_name(members->checker, key);
    if (name_is_member(key->text))
        return true;
    fault_hint(check_fault(members->checker, FAULT_BAD_NAME, key,
                           "'%s' is not the name of a member", key->text),
               "write it as in C, or a.b for a nested member");
    return false;
}

static void check_member(struct members *members, const struct entry *entry,
                         enum key_context context)
{
    struct checker *checker = members->checker;
    bool function = context == KEYS_FUNCTION;
    struct mapping mapping;
    if ((function && is_declaration(checker, entry)) ||
        !check_name_of_member(members, &entry->key, function) ||
        !is_new_member(members, &entry->key) || !mapping_read(checker, &mapping, context, entry))
        return;
    struct category *category = members->category;
    struct member *member = &category->members[category->member_count++];
    const struct node *signature = mapping_value(&mapping, function ? KEY_FUNCTION_SIGNATURE
                                                                    : KEY_CONSTANT_SIGNATURE);
    *member = (struct member){.name = entry->key.text, .mark = entry->key.mark};
    member->constant = !function;
    member->description = mapping_description(
        checker, &mapping, function ? KEY_FUNCTION_DESCRIPTION : KEY_CONSTANT_DESCRIPTION, "");
    member->optional = function && mapping_boolean(checker, &mapping, KEY_FUNCTION_OPTIONAL);
    if (!signature)
        return;
    member->mark = signature->mark;
    members->signatures[category->member_count - 1] = signature;
    signature_parse(checker->arena, checker->faults, signature,
                    function              ? SIGNATURE_FUNCTION
                    : category->elsewhere ? SIGNATURE_MEMBER
                                          : SIGNATURE_OBJECT,
                    checker->only, member->name, &member->signature);
}

static void check_all(struct members *members, const struct node *node, enum key_context context)
{
    for (size_t i = 0; node && i < node->count; i++) {
        size_t rest = cut_off(members->checker, node, i);
        if (rest)
            i += rest;
        else
            check_member(members, &node->entries[i], context);
    }
}

/* C++ gives a name one meaning inside a struct: a type's, or a member's. */
static void check_hidden(struct members *members)
{
    for (size_t i = 0; i < members->category->member_count; i++) {
        const struct member *member = &members->category->members[i];
        const struct strings *types = &member->signature.types;
        for (size_t j = 0; j < types->count; j++) {
            const struct sighting *hiding = seen_find(members->names, types->items[j]);
            if (!hiding)
                continue;
            struct fault *fault = fault_add(
                members->checker->faults, FAULT_HIDDEN_TYPE, hiding->mark, hiding->width,
                "member '%s' has the name of a type that '%s' uses", hiding->text, member->name);
            fault_hint(fault, "choose another name; C++ rejects this one");
            fault_note(fault, member->mark, members->signatures[i]->width, "used here");
        }
    }
}

/* ---- Start --------------------------------------------------------------------------------- */

static const char start_signature[] = "const char *(void)";

static void reject_start(struct checker *checker, const struct node *node,
                         const struct category *category)
{
    struct strings names = {0};
    for (size_t i = 0; i < category->member_count; i++)
        if (!category->members[i].constant)
            strings_add(checker->arena, &names, category->members[i].name);
    struct fault *fault = check_fault(checker, FAULT_BAD_START, node,
                                      "'start' names the unknown function '%s'", node->text);
    fault_hint(fault, "%s", nearest_hint(checker->arena, node->text, "functions", &names));
}

/* Any arithmetic type can be compared with 0; of a typedef the compiler knows. */
static bool is_number(const struct declared *type)
{
    return type->kind == DECLARED_BASE && strcmp(type->base, "void") != 0 &&
           strncmp(type->base, "struct ", 7) != 0 && strncmp(type->base, "union ", 6) != 0;
}

/* What is wrong with the signature of the start function, and what to do; NULL: nothing. */
static const char *start_fault(const struct category *category, const char **hint)
{
    const struct signature *signature = &category->start->signature;
    const struct declared *function = signature->type;
    *hint = "add 'returns: bool' if true means success, or 'returns: zero' if 0 does";
    if (function->parameter_count || function->variadic) {
        *hint = "leave 'start' out, and call it in the function that patchbay_first() takes";
        return "a start function has no parameters";
    }
    if (category->start_returns == START_TEXT && strcmp(signature->normal, start_signature) != 0) {
        if (!is_number(function->to))
            *hint = "it returns NULL on success, or the reason why the implementation declines";
        return "a start function needs const char *(void)";
    }
    *hint = "leave 'returns' out if it returns NULL or the reason to decline";
    return category->start_returns != START_TEXT && !is_number(function->to)
               ? "it must return a number"
               : NULL;
}

static void check_start(struct members *members, const struct entry *entry)
{
    struct checker *checker = members->checker;
    struct category *category = members->category;
    struct mapping mapping;
    if (!entry || !mapping_read(checker, &mapping, KEYS_START, entry))
        return;
    category->start_returns = (enum start_returns)mapping_choice(checker, &mapping,
                                                                 KEY_START_RETURNS, START_TEXT);
    category->automatic = mapping_boolean(checker, &mapping, KEY_START_AUTOMATIC);
    const struct node *node = mapping_value(&mapping, KEY_START_FUNCTION);
    if (!node || node->faulty)
        return;
    const struct member *member = category_member(category, node->text);
    if (!member || member->constant) {
        reject_start(checker, node, category);
        return;
    }
    const char *hint;
    category->start = member;
    const char *reason = member->signature.normal ? start_fault(category, &hint) : NULL;
    if (!reason)
        return;
    struct fault *fault = check_fault(checker, FAULT_BAD_START, node,
                                      "'%s' has the signature %s; %s", node->text,
                                      member->signature.normal, reason);
    fault_hint(fault, "%s", hint);
    fault_note(fault, member->mark, members->signatures[member - category->members]->width,
               "defined here");
}

/* ---- All ----------------------------------------------------------------------------------- */

void check_members(struct checker *checker, const struct mapping *mapping,
                   struct category *category)
{
    const struct node *functions = mapping_value(mapping, KEY_CATEGORY_FUNCTIONS);
    const struct node *constants = mapping_value(mapping, KEY_CATEGORY_CONSTANTS);
    size_t count = (functions ? functions->count : 0) + (constants ? constants->count : 0);
    bool faulty = (!functions && mapping_has(mapping, KEY_CATEGORY_FUNCTIONS)) ||
                  (!constants && mapping_has(mapping, KEY_CATEGORY_CONSTANTS));
    if (!count && !faulty)
        fault_hint(check_fault(checker, FAULT_NO_MEMBER, mapping->owner,
                               "category '%s' has neither functions nor constants", category->name),
                   "add at least one function: functions: {run: \"int (void)\"}");
    category->members = arena_alloc(checker->arena, count, sizeof *category->members);
    struct members members = {checker, category, seen_create(checker->arena, count), NULL};
    members.signatures = arena_alloc(checker->arena, count, sizeof *members.signatures);
    check_all(&members, functions, KEYS_FUNCTION);
    check_all(&members, constants, KEYS_CONSTANT);
    if (!category->elsewhere)
        check_hidden(&members);
    if (!faulty)
        check_start(&members, mapping_entry(mapping, KEY_CATEGORY_START));
}
