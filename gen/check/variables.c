#include "check/variables.h"

#include "base/ascii.h"
#include "names/names.h"
#include "names/seen.h"
#include <string.h>

enum { NAME_MOST = 63 };

static bool check_variable_name(struct checker *checker, const struct node *node)
{
    const char *text = node->text;
    bool valid = *text && !ascii_is_digit(*text);
    valid = valid && strlen(text) <= NAME_MOST;
    for (; *text; text++)
        valid = valid && (ascii_is_letter(*text) || ascii_is_digit(*text));
    if (!valid)
        fault_hint(check_fault(checker, FAULT_BAD_VARIABLE, node,
                               "'%s' is not the name of an environment variable", node->text),
                   "use letters, digits and '_', as in %s_DRIVER", checker->prefix);
    return valid;
}

/* Each is named for one purpose. */
static void add_name(struct checker *checker, const struct node *node, struct strings *names)
{
    const struct sighting sighting = {.text = node->text, .mark = node->mark, .width = node->width};
    const struct sighting *first = seen_add(checker->variables, &sighting);
    if (first)
        fault_note(check_fault(checker, FAULT_BAD_VARIABLE, node, "variable '%s' is named twice",
                               node->text),
                   first->mark, first->width, "first named here");
    strings_add(checker->arena, names, node->text);
}

static void add_variable(struct checker *checker, const struct node *node,
                         struct category *category)
{
    if (!check_variable_name(checker, node))
        return;
    size_t length = strlen(checker->prefix);
    const char *rest = node->text + length;
    if (strncmp(node->text, checker->prefix, length) == 0 &&
        (strcmp(rest, "_USE") == 0 || strncmp(rest, "_USE_", 5) == 0 ||
         strncmp(rest, "_PLUGIN", 7) == 0)) {
        fault_hint(check_fault(checker, FAULT_BAD_VARIABLE, node,
                               "variables that begin with %s_USE_ or %s_PLUGIN are read already",
                               checker->prefix, checker->prefix),
                   "choose another name, such as %s_%s", checker->prefix,
                   name_upper(checker->arena, category->name));
        return;
    }
    add_name(checker, node, &category->variables);
}

void check_variable(struct checker *checker, const struct entry *entry, struct category *category)
{
    struct mapping mapping;
    category->separator = '/';
    if (!entry || !mapping_read(checker, &mapping, KEYS_VARIABLE, entry))
        return;
    const struct node *name = mapping_value(&mapping, KEY_VARIABLE_NAME);
    const struct entry *also = mapping_entry(&mapping, KEY_VARIABLE_ALSO);
    const struct node *separator = mapping_value(&mapping, KEY_VARIABLE_SEPARATOR);
    if (name)
        add_variable(checker, name, category);
    if (also && check_elements(checker, also))
        for (size_t i = 0; i < also->value.count; i++)
            add_variable(checker, &also->value.items[i], category);
    if (separator && (strlen(separator->text) != 1 || !strchr(",;: ", *separator->text)))
        fault_hint(check_fault(checker, FAULT_BAD_VARIABLE, separator, "'%s' is not a separator",
                               separator->text),
                   "use one of \",\", \";\", \":\" and \" \"");
    else if (separator)
        category->separator = *separator->text;
    category->warns = mapping_choice(checker, &mapping, KEY_VARIABLE_UNKNOWN, 0) == 1;
}

void check_variables(struct checker *checker, const struct entry *entry, struct model *model)
{
    struct mapping mapping;
    checker->variables = seen_create(checker->arena, 16);
    checker->prefix = model->prefix = name_upper(checker->arena, model->name);
    if (!entry || !mapping_read(checker, &mapping, KEYS_VARIABLES, entry))
        return;
    const struct node *prefix = mapping_value(&mapping, KEY_VARIABLES_PREFIX);
    const struct entry *ignored = mapping_entry(&mapping, KEY_VARIABLES_IGNORE);
    if (prefix && check_variable_name(checker, prefix))
        checker->prefix = model->prefix = prefix->text;
    if (ignored && check_elements(checker, ignored))
        for (size_t i = 0; i < ignored->value.count; i++)
            if (check_variable_name(checker, &ignored->value.items[i]))
                add_name(checker, &ignored->value.items[i], &model->ignored_variables);
}
