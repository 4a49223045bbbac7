#include "keys/names_in_file.h"

#include "names/names.h"
#include "patchbay/names.h"
#include <string.h>

bool check_name(struct checker *checker, const struct node *node)
{
    if (node->faulty)
        return false;
    if (!name_is_valid(node->text)) {
        struct fault *fault = check_fault(
            checker, FAULT_BAD_NAME, node,
            "invalid name '%s': expected a-z, 0-9 and '_', starting with a letter", node->text);
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

bool check_member_name(struct checker *checker, const struct node *node)
{
    if (!check_name(checker, node))
        return false;
    const char *language = name_keyword_of(node->text);
    if (language)
        fault_hint(
            check_fault(checker, FAULT_KEYWORD, node, "'%s' is a %s keyword", node->text, language),
            "choose another name; it becomes a struct member in C and C++");
    else if (name_is_macro(node->text))
        fault_hint(check_fault(checker, FAULT_PREDEFINED_MACRO, node,
                               "'%s' is a macro in compilers or system headers", node->text),
                   "choose another name; it becomes a struct member");
    else
        return true;
    return false;
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
