/* Names in the file: grammar, what they must not be, which one was meant. */
#include "keys/checker.h"

#include "names/names.h"
#include "patchbay/names.h"
#include <string.h>

enum { LISTED = 12 };

bool check_name(struct checker *checker, const struct node *node)
{
    if (node->faulty)
        return false;
    if (!name_is_valid(node->text)) {
        struct fault *fault = check_fault(
            checker, FAULT_BAD_NAME, node,
            "'%s' is not a name: expected a-z, 0-9 and _, a letter first", node->text);
        const char *meant = name_from(checker->arena, node->text);
        if (meant)
            fault_hint(fault, "write '%s'", meant);
        return false;
    }
    size_t length = strlen(node->text);
    if (length <= PATCHBAY_NAME_MAX)
        return true;
    fault_hint(check_fault(checker, FAULT_LONG_NAME, node, "this name has %zu bytes", length),
               "names have at most %u", PATCHBAY_NAME_MAX);
    return false;
}

bool check_member_name(struct checker *checker, const struct node *node)
{
    if (!check_name(checker, node))
        return false;
    const char *language = name_keyword_of(node->text);
    if (language)
        fault_hint(check_fault(checker, FAULT_KEYWORD, node, "'%s' is a keyword of %s", node->text,
                               language),
                   "it becomes a member of a struct for C and C++: choose another name");
    else if (name_is_macro(node->text))
        fault_hint(check_fault(checker, FAULT_PREDEFINED_MACRO, node,
                               "'%s' is a macro of compilers or system headers", node->text),
                   "it becomes a member of a struct: choose another name");
    else
        return true;
    return false;
}

void check_hint_names(struct checker *checker, struct fault *fault, const char *text,
                      const char *noun, const char *const *names, size_t count)
{
    struct nearest nearest = nearest_to(text);
    for (size_t i = 0; i < count; i++)
        nearest_offer(&nearest, names[i]);
    if (nearest.name) {
        fault_hint(fault, "did you mean '%s'?", nearest.name);
        return;
    }
    const char *list = "";
    for (size_t i = 0; i < count && i < LISTED; i++)
        list = arena_print(checker->arena, "%s%s%s", list, i ? ", " : "", names[i]);
    if (count > LISTED)
        list = arena_print(checker->arena, "%s and %zu more", list, count - LISTED);
    fault_hint(fault, count ? "%s: %s" : "there are no %s", noun, list);
}
