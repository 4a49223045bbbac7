#include "keys/names_in_file.h"

#include "base/ascii.h"
#include "names/names.h"
#include "patchbay/names.h"
#include <string.h>

static bool check_grammar(struct checker *checker, const struct node *node,
                          bool (*is_valid)(const char *text), const char *expected)
{
    if (node->faulty)
        return false;
    if (!is_valid(node->text)) {
        struct fault *fault = check_fault(checker, FAULT_BAD_NAME, node,
                                          "invalid name '%s': expected %s, starting with a letter",
                                          node->text, expected);
        const char *meant = name_from(checker->arena, node->text);
        if (meant)
            fault_hint(fault, "write '%s'", meant);
        return false;
    }
    size_t length = strlen(node->text);
    if (length <= PATCHBAY_NAME_MAX)
        return true;
    fault_hint(check_fault(checker, FAULT_LONG_NAME, node, "name too long (%zu bytes)", length),
               "the limit is %u bytes", PATCHBAY_NAME_MAX);
    return false;
}

bool check_name(struct checker *checker, const struct node *node)
{
    return check_grammar(checker, node, name_is_valid, "a-z, 0-9 and '_'");
}

bool check_written_name(struct checker *checker, const struct node *node)
{
    return check_grammar(checker, node, name_is_written, "letters, digits, '_' and '-'");
}

bool check_c_name(struct checker *checker, const struct node *node, const char *name,
                  const char *hint)
{
    const char *language = name_keyword_of(name);
    if (!language && !name_is_macro(name))
        return true;
    struct fault *fault = language
                              ? check_fault(checker, FAULT_KEYWORD, node, "'%s' is a %s keyword",
                                            name, language)
                              : check_fault(checker, FAULT_PREDEFINED_MACRO, node,
                                            "'%s' is a macro in compilers or system headers", name);
    fault_hint(fault, "%s", hint);
    return false;
}

bool check_identifier(struct checker *checker, const struct node *node, const char *noun,
                      const char *example)
{
    const char *text = node->text;
    bool reserved = text[0] == '_' && (text[1] == '_' || ascii_is_upper(text[1]));
    if (!name_is_identifier(text) || reserved)
        fault_hint(
            check_fault(checker, FAULT_BAD_IDENTIFIER, node,
                        reserved ? "'%s' is reserved for compilers" : "'%s' is not a C identifier",
                        text),
            strncmp(text, "struct ", 7) == 0 ? "write the %s without 'struct'"
                                             : "write a %s such as '%s'",
            noun, example);
    else if (name_is_of_library(text))
        fault_hint(check_fault(checker, FAULT_RESERVED_NAME, node,
                               "'%s' is reserved for the run-time library", text),
                   "choose a %s that does not begin with 'patchbay'", noun);
    else
        return check_c_name(checker, node, text,
                            arena_printf(checker->arena,
                                         "choose another %s; the generated header is for C and C++",
                                         noun));
    return false;
}

bool check_member_name(struct checker *checker, const struct node *node)
{
    return check_name(checker, node) &&
           check_c_name(checker, node, node->text,
                        "choose another name; it becomes a struct member in C and C++");
}

bool check_is_new(struct checker *checker, struct seen *seen, const struct node *element,
                  const char *text)
{
    struct sighting sighting = {.text = text, .mark = element->mark, .width = element->width};
    const struct sighting *first = seen_add(seen, &sighting);
    if (first)
        fault_note(
            check_fault(checker, FAULT_DUPLICATE_NAME, element, "'%s' is listed twice", text),
            first->mark, first->width, "first listed here");
    return !first;
}

bool check_list(struct checker *checker, const struct node *list,
                bool (*is_valid)(struct checker *checker, const struct node *element),
                struct strings *strings)
{
    struct seen *seen = seen_create(checker->arena, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const struct node *element = &list->items[i];
        if (check_is_new(checker, seen, element, element->text) && is_valid(checker, element))
            strings_add(checker->arena, strings, element->text);
    }
    return strings->count == list->count;
}
