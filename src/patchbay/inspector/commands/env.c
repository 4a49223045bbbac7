/* `env`: every variable that the program reads, its value, its effect, what is wrong with it. */
#include "inspector/command.h"

#include "table/rows.h"

enum { VARIABLE_SIZE = 192 };

/* A variable of this name that is set, or NULL. */
static const struct variable *find(const struct registry *registry, const char *name)
{
    const struct variable *variable = registry->variables;
    while (variable && strcmp(variable->name, name) != 0)
        variable = variable->next;
    return variable;
}

static void add_faults(struct value *problems, const struct fault *fault, const char *name)
{
    for (; fault; fault = fault->next)
        if (strcmp(fault->variable, name) == 0)
            pb_answer_text(problems, NULL, fault->text);
}

/* Set where the command was typed and absent in the process that is asked about, or different. */
static void add_difference(struct value *problems, const struct request *request, const char *name,
                           const struct variable *there)
{
    const struct variable *here = request->here ? find(request->here, name) : NULL;
    if (here && !there)
        pb_answer_print(problems, NULL,
                        "%s: set to '%s' in this shell, but not in %s: the process was started "
                        "without it; set it where that process is started",
                        name, here->value, request->environ_file);
    else if (here && strcmp(here->value, there->value) != 0)
        pb_answer_print(problems, NULL, "%s: is '%s' in this shell, but '%s' in %s", name,
                        here->value, there->value, request->environ_file);
}

static void add_variable(const struct registry *registry, const struct request *request,
                         struct value *list, const char *name, const char *effect)
{
    const struct variable *set = find(registry, name);
    struct value *variable = pb_answer_object(list, NULL);
    pb_answer_text(variable, "name", name);
    pb_answer_text(variable, "value", set ? set->value : NULL);
    struct value *problems = pb_answer_list(variable, "problems");
    add_faults(problems, registry->faults, name);
    add_faults(problems, registry->discovery_faults, name);
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        add_faults(problems, registry->categories[i].faults, name);
    const char *state = !set                          ? "unset"
                        : set->ignored                ? "ignored"
                        : problems && problems->first ? "wrong"
                                                      : "used";
    if (set && set->ignored)
        pb_answer_print(problems, NULL,
                        "%s: ignored, since this program is elevated (set-uid, set-gid or "
                        "capabilities)",
                        name);
    add_difference(problems, request, name, set);
    pb_answer_text(variable, "state", state);
    pb_answer_text(variable, "effect", effect);
}

static void add_choices(const struct registry *registry, const struct request *request,
                        struct value *list)
{
    char name[VARIABLE_SIZE], effect[256];
    for (unsigned i = 0; i < registry->table->categories.count; i++) {
        pb_environment_variable(registry, i, name, sizeof name);
        snprintf(effect, sizeof effect, "chooses for %s: TYPE=IDENTIFIER, TYPE or help",
                 row_text(registry->table, row_category(registry->table, i)->name));
        add_variable(registry, request, list, name, effect);
    }
}

static void add_plugins(const struct registry *registry, const struct request *request,
                        struct value *list)
{
    static const char *const effects[] = {
        "directories of plugins, parted by :, before the installed one",
        "plugins that must be there, parted by commas; they come first",
        "takes the place of the installed directory; none: no such place",
        "user ids whose files are accepted, too, parted by commas",
        "globs of plugin names to leave out, parted by commas; *: all",
        "1: tells on stderr what is looked at and why",
    };
    char name[VARIABLE_SIZE];
    for (unsigned i = 0; pb_plugins_variable_name(i); i++) {
        pb_environment_name(registry, pb_plugins_variable_name(i), name, sizeof name);
        add_variable(registry, request, list, name, effects[i]);
    }
}

/* Those that begin like ours and are none. */
static void add_unknown(const struct registry *registry, const struct request *request,
                        struct value *list)
{
    for (const struct fault *fault = registry->faults; fault; fault = fault->next)
        add_variable(registry, request, list, fault->variable, "none: no variable has this name");
}

static void bind_all(struct registry *registry)
{
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        pb_environment_bind(registry, i);
}

int pb_gather_env(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    struct registry *registry = pb_registry_of(handle);
    struct value *list = pb_answer_list(answer->root, "variables");
    pb_registry_lock(registry);
    bind_all(registry);
    add_choices(registry, request, list);
    add_plugins(registry, request, list);
    add_unknown(registry, request, list);
    pb_registry_unlock(registry);
    pb_answer_bool(answer->root, "elevated", registry->ignores_environment);
    int code = COMMAND_FINE;
    for (const struct value *v = list ? list->first : NULL; v; v = v->next)
        if (strcmp(pb_answer_get(v, "state"), "wrong") == 0)
            code = COMMAND_NO;
    return code;
}

int pb_command_faults(struct patchbay *handle, struct answer *answer)
{
    struct registry *registry = pb_registry_of(handle);
    const char *code = patchbay_code_name(PATCHBAY_BAD_ENVIRONMENT);
    pb_registry_lock(registry);
    bind_all(registry);
    const struct value *errors = pb_answer_find(answer->root, "errors");
    for (const struct fault *f = registry->discovery_faults; f; f = f->next)
        pb_answer_error(answer, code, f->text);
    for (const struct fault *f = registry->faults; f; f = f->next)
        pb_answer_error(answer, code, f->text);
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        for (const struct fault *f = registry->categories[i].faults; f; f = f->next)
            pb_answer_error(answer, code, f->text);
    pb_registry_unlock(registry);
    return errors->first ? COMMAND_NO : COMMAND_FINE;
}

void pb_print_env(const struct style *style, const struct value *root)
{
    static const struct column columns[] = {{"name", "VARIABLE"},
                                            {"state", "STATE"},
                                            {"value", "VALUE"},
                                            {"effect", BELOW},
                                            {"problems", BELOW}};
    if (pb_answer_is(root, "elevated"))
        pb_print_heading(style, "Elevated (set-uid, set-gid, capabilities): variables are ignored");
    pb_print_rows(style, pb_answer_find(root, "variables"), NULL, columns,
                  sizeof columns / sizeof *columns, 0);
}
