#include "check/aliases.h"

#include "names/names.h"
#include "names/seen.h"
#include "patchbay/names.h"
#include <string.h>

bool check_is_new_name(struct checker *checker, const struct unique_names *unique,
                       const struct node *node, const char *what)
{
    struct sighting sighting = {.text = name_folded(checker->arena, node->text),
                                .what = what,
                                .name = node->text,
                                .thing = unique->type,
                                .mark = node->mark,
                                .width = node->width};
    const struct sighting *first = seen_add(unique->names, &sighting);
    if (!first)
        return true;
    struct fault *fault = check_fault(checker, FAULT_DUPLICATE_NAME, node,
                                      "%s '%s' is the same name as %s '%s'", what, node->text,
                                      first->what, first->name);
    fault_hint(fault, "choose another name; look-ups ignore case and read '-' as '_'");
    fault_note(fault, first->mark, first->width, "first defined here");
    return false;
}

bool check_is_not_help(struct checker *checker, const struct node *node, const char *what)
{
    if ((*node->text | 0x20) != 'h' || !name_equal(node->text, "help"))
        return true;
    fault_hint(
        check_fault(checker, FAULT_RESERVED_NAME, node, "'%s' cannot be %s", node->text, what),
        "choose another name; in a variable it lists the choices");
    return false;
}

static bool check_alias(struct checker *checker, const struct node *node, char separator)
{
    size_t length = strlen(node->text);
    if (!name_is_alias(node->text))
        fault_hint(check_fault(checker, FAULT_BAD_ALIAS, node, "invalid alias '%s'", node->text),
                   *node->text == '-' || *node->text == '!'
                       ? "begin with another character; '-' and '!' exclude names in variables"
                       : "use printable ASCII without spaces and without : = , / *");
    else if (separator && strchr(node->text, separator))
        fault_hint(check_fault(checker, FAULT_BAD_ALIAS, node, "invalid alias '%s'", node->text),
                   "leave out '%c', which separates names in the category's variable", separator);
    else if (length > PATCHBAY_NAME_MAX)
        fault_hint(
            check_fault(checker, FAULT_LONG_NAME, node, "alias too long (%zu bytes)", length),
            "the limit is %u bytes", PATCHBAY_NAME_MAX);
    else
        return check_is_not_help(checker, node, "an alias");
    return false;
}

void check_aliases(struct checker *checker, const struct node *node, char separator,
                   const struct unique_names *unique, struct strings *aliases)
{
    if (!node)
        return;
    aliases->items = arena_alloc(checker->arena, node->count, sizeof *aliases->items);
    for (size_t i = 0; i < node->count; i++)
        if (check_alias(checker, &node->items[i], separator) &&
            check_is_new_name(checker, unique, &node->items[i], "alias"))
            aliases->items[aliases->count++] = node->items[i].text;
}
