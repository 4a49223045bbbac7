/* `env`: every variable that the program reads: its value, its effect and what is wrong with it. */
#include "environment/faults.h"
#include "environment/variables.h"
#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "inspector/command.h"
#include "inspector/commands/faults.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/registry.h"
#include "selection/candidates.h"
#include "selection/decide.h"
#include "table/rows.h"
#include "table/type_names.h"
#include <stdio.h>
#include <string.h>

/* The variable of this name, or NULL if it is unset. */
static const struct variable *find_own_variable(const struct registry *registry, const char *name)
{
    const struct variable *variable = registry->environment->variables;
    while (variable && strcmp(variable->name, name) != 0)
        variable = variable->next;
    return variable;
}

static void add_problem(struct value *problems, const char *text, const char *hint)
{
    struct value *problem = pb_answer_object(problems, NULL);
    pb_answer_text(problem, "text", text);
    pb_answer_text(problem, "hint", hint);
}

struct problems {
    const char *variable;
    struct value *list;
};

static void add_fault_of_variable(void *context, const struct fault *fault)
{
    const struct problems *problems = context;
    if (strcmp(fault->variable, problems->variable) == 0)
        add_problem(problems->list, fault->text, fault->hint);
}

static void add_skipped_problem(void *problems, const struct skipped *skipped)
{
    add_problem(problems, skipped->why.text, skipped->why.hint);
}

/* Adds how the value in this process differs from the one in the file of --environ. */
static void add_difference(struct value *problems, const struct request *request, const char *name,
                           const struct variable *there)
{
    const struct variable *here = request->here ? find_own_variable(request->here, name) : NULL;
    if (!here || (there && strcmp(here->value, there->value) == 0))
        return;
    struct value *problem = pb_answer_object(problems, NULL);
    if (there)
        pb_answer_print(problem, "text", "'%s' in this shell, but '%s' in %s", here->value,
                        there->value, request->environ_file);
    else
        pb_answer_print(problem, "text", "set to '%s' in this shell, but not in %s", here->value,
                        request->environ_file);
    pb_answer_text(problem, "hint", there ? "" : "set it where that process is started");
}

/* Adds what a variable selects for a type, or as the default type, and what precedes it. */
static void add_selection(struct value *list, const char *type, const struct override *overrides,
                          enum patchbay_level level)
{
    const struct override *own = &overrides[level];
    const struct override *stronger = &overrides[PATCHBAY_BY_USE];
    if (level == PATCHBAY_BY_VARIABLE && !stronger->name)
        stronger = &overrides[PATCHBAY_BY_ENVIRONMENT];
    if (own->name && stronger->name)
        pb_answer_print(list, NULL, "%s: %s, but %s selects %s", type, own->name, stronger->source,
                        stronger->name);
    else if (own->name)
        pb_answer_print(list, NULL, "%s: %s", type, own->name);
}

static void add_selections(struct category_state *category, enum patchbay_level level,
                           struct value *list)
{
    add_selection(list, pb_is_flat(category) ? category->name : "default type",
                  category->unnamed.overrides, level);
    for (unsigned i = 0; i < pb_types_count(category->registry, category->number); i++) {
        const struct type_state *type = pb_type_known(category->registry, category->number, i);
        if (type)
            add_selection(list, type->name, type->overrides, level);
    }
}

static struct value *add_variable_row(struct registry *registry, const struct request *request,
                                      struct value *list, const char *name, const char *effect,
                                      struct category_state *category, enum patchbay_level level)
{
    const struct variable *set = find_own_variable(registry, name);
    struct value *variable = pb_answer_object(list, NULL);
    pb_answer_text(variable, "name", name);
    pb_answer_text(variable, "value", set ? set->value : NULL);
    struct problems problems = {name, pb_answer_list(variable, "problems")};
    pb_faults_each(registry, add_fault_of_variable, &problems);
    const char *state = !set                                    ? "unset"
                        : set->ignored                          ? "ignored"
                        : problems.list && problems.list->first ? "invalid"
                                                                : "used";
    for (const struct fault *f = registry->environment->remarks; f; f = f->next)
        add_fault_of_variable(&problems, f);
    if (set && set->ignored)
        add_problem(problems.list, "ignored: " ELEVATED, "");
    if (category)
        pb_skipped_each_of(category, level, add_skipped_problem, problems.list);
    add_difference(problems.list, request, name, set);
    pb_answer_text(variable, "state", state);
    pb_answer_text(variable, "effect", effect);
    return pb_answer_list(variable, "selects");
}

/* The variables that the category names itself, of which the first that is set is read. */
static void add_own(struct category_state *category, const struct request *request,
                    struct value *list)
{
    char effect[256];
    struct registry *registry = category->registry;
    uint32_t names = category->row->variables;
    const char *name = names ? list_first(row_text(registry->table, names)) : NULL;
    for (bool read = false; name; name = list_next(name)) {
        bool used = category->own && strcmp(category->own->name, name) == 0;
        if (read)
            snprintf(effect, sizeof effect, "not read, because %s is set", category->own->name);
        else
            snprintf(effect, sizeof effect, "selects for %s: IDENTIFIER[%c...] or help",
                     category->name, (char)category->row->separator);
        struct value *selects = add_variable_row(registry, request, list, name, effect,
                                                 used ? category : NULL, PATCHBAY_BY_VARIABLE);
        if (used)
            add_selections(category, PATCHBAY_BY_VARIABLE, selects);
        read = read || used;
    }
}

static void add_selecting_variables(struct registry *registry, const struct request *request,
                                    struct value *list)
{
    char effect[256];
    for (unsigned i = 0; i < registry->table->categories.count; i++) {
        struct category_state *category = &registry->categories[i];
        if ((category->row->flags & PATCHBAY_CATEGORY_INTERNAL) && !category->variable)
            continue;
        snprintf(effect, sizeof effect, "selects for %s: [TYPE=]IDENTIFIER[/...], TYPE or help",
                 category->name);
        add_selections(category, PATCHBAY_BY_ENVIRONMENT,
                       add_variable_row(registry, request, list, pb_use_variable_name(category),
                                        effect, category, PATCHBAY_BY_ENVIRONMENT));
        add_own(category, request, list);
    }
}

static void add_plugins(struct registry *registry, const struct request *request,
                        struct value *list)
{
    static const char *const effects[] = {
#define PATCHBAY_VARIABLE(name, class, value, effect) effect,
#include "patchbay/variables.def"
#undef PATCHBAY_VARIABLE
    };
    for (unsigned i = 0; i < PLUGIN_VARIABLES; i++)
        add_variable_row(registry, request, list, pb_variable_name(registry, i), effects[i], NULL,
                         0);
}

/* Variables with our prefix and an unknown name. */
static void add_unknown_variables(struct registry *registry, const struct request *request,
                                  struct value *list)
{
    for (const struct fault *fault = registry->environment->faults; fault; fault = fault->next)
        add_variable_row(registry, request, list, fault->variable, "no effect: unknown variable",
                         NULL, 0);
}

static int gather_env(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    struct registry *registry = pb_registry_of(handle);
    struct value *list = pb_answer_list(answer->root, "variables");
    pb_registry_lock(registry);
    add_selecting_variables(registry, request, list);
    add_plugins(registry, request, list);
    add_unknown_variables(registry, request, list);
    pb_registry_unlock(registry);
    pb_answer_bool(answer->root, "elevated", registry->environment->ignored);
    int status = COMMAND_OK;
    for (const struct value *v = list ? list->first : NULL; v; v = v->next)
        if (strcmp(pb_answer_get(v, "state"), "invalid") == 0)
            status = COMMAND_NO;
    return status;
}

static void print_env(const struct style *style, const struct value *root)
{
    static const struct column columns[] = {{"name", "VARIABLE"}, {"state", "STATE"},
                                            {"value", "VALUE"},   {"effect", BELOW},
                                            {"problems", BELOW},  {"selects", BELOW}};
    static const struct table variables = {NULL, "variables", NULL, COLUMNS(columns), 0};
    if (pb_answer_is(root, "elevated"))
        pb_print_heading(style, "variables are ignored: %s", ELEVATED);
    pb_print_table(style, root, &variables);
}

const struct command pb_command_env = {
    .name = "env",
    .arguments = "",
    .example = "--environ /proc/PID/environ",
    .description = "list every variable that is read, its value, its effect and its problems",
    .options = OPTION_OUTPUT | OPTION_ENVIRON,
    .gather = gather_env,
    .print = print_env};
