/* `paths`: every directory and file that was looked at for plugins, and what became of it. */
#include "inspector/command.h"

#include <string.h>

#include "plugins/plugins.h"

/* Places stay until close; a later discovery begins a new list. */
static const struct place *first_place(struct registry *registry)
{
    pb_registry_lock(registry);
    pb_discover_once(registry);
    const struct place *places = registry->places;
    pb_registry_unlock(registry);
    return places;
}

/* What the variables about plugins say; those that choose are shown by `env`. */
static void add_variables(const struct registry *registry, struct value *root)
{
    struct value *list = pb_answer_list(root, "variables");
    char name[192];
    for (unsigned i = 0; pb_plugins_variable_name(i); i++) {
        const char *value = pb_plugins_variable_value(registry, i);
        pb_environment_name(registry, pb_plugins_variable_name(i), name, sizeof name);
        if (!value)
            continue;
        struct value *variable = pb_answer_object(list, NULL);
        pb_answer_text(variable, "name", name);
        pb_answer_text(variable, "value", value);
    }
}

int pb_gather_paths(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    struct registry *registry = pb_registry_of(handle);
    struct value *list = pb_answer_list(answer->root, "places");
    (void)request;
    for (const struct place *place = first_place(registry); place; place = place->next) {
        struct value *value = pb_answer_object(list, NULL);
        pb_answer_text(value, "kind", place->is_file ? "file" : "directory");
        pb_answer_text(value, "state", pb_place_state_name(place->state));
        pb_answer_text(value, "path", place->path);
        /* Of a file in a directory, its path says it. */
        pb_answer_text(value, "source", *place->source == '/' ? "" : place->source);
        pb_answer_text(value, "code", place->code ? patchbay_code_name(place->code) : NULL);
        pb_answer_text(value, "reason", place->reason);
    }
    add_variables(registry, answer->root);
    return pb_command_faults(handle, answer);
}

void pb_print_paths(const struct style *style, const struct value *root)
{
    static const struct column columns[] = {{"state", "STATE"},
                                            {"path", "PATH"},
                                            {"source", "FROM"},
                                            {"reason", BELOW},
                                            {"kind", BELOW}};
    static const struct column variables[] = {{"name", NULL}, {"value", NULL}};
    const struct value *list = pb_answer_find(root, "places");
    const struct value *set = pb_answer_find(root, "variables");
    if (!list->first)
        pb_print_heading(style, "No place is looked at for plugins.");
    /* Whether it is a file is seen from its name. */
    pb_print_rows(style, list, "place", columns, style->plain ? 5 : 4, 0);
    if (set->first)
        pb_print_heading(style, "Variables:");
    pb_print_rows(style, set, "variable", variables, sizeof variables / sizeof *variables, 2);
}
