/* `paths`: every plugin directory and file that was examined. */
#include "inspector/commands/paths.h"
#include "environment/faults.h"
#include "environment/variables.h"
#include "error/error.h"
#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "inspector/command.h"
#include "inspector/commands/faults.h"
#include "plugins/places.h"
#include "plugins/plugins.h"
#include "registry/log.h"
#include "registry/registry.h"

void pb_add_places(struct registry *registry, bool only_rejected, struct value *list)
{
    pb_registry_lock(registry);
    for (const struct place *place = registry->plugins->places; place; place = place->next) {
        bool ignored = place->state == PLACE_IGNORED && !place->is_file;
        if (only_rejected && place->state != PLACE_REFUSED && !ignored)
            continue;
        struct value *value = pb_answer_object(list, NULL);
        pb_answer_text(value, "kind", place->is_file ? "file" : "directory");
        pb_answer_text(value, "state", pb_place_state_name(place->state));
        pb_answer_text(value, "path", place->path);
        /* The directory of a file is part of its path. */
        pb_answer_text(value, "source", *place->source == '/' ? "" : place->source);
        pb_answer_text(value, "code", place->code ? patchbay_code_name(place->code) : NULL);
        pb_answer_text(value, "reason", place->reason);
        pb_answer_text(value, "hint", place->hint);
    }
    pb_registry_unlock(registry);
}

/* The plugin variables that are set; `env` shows the others too. */
static void add_variables(struct registry *registry, struct value *root)
{
    struct value *list = pb_answer_list(root, "variables");
    for (unsigned i = 0; i < PLUGIN_VARIABLES; i++) {
        const char *value = pb_variable_value(registry, i);
        if (!value)
            continue;
        struct value *variable = pb_answer_object(list, NULL);
        pb_answer_text(variable, "name", pb_variable_name(registry, i));
        pb_answer_text(variable, "value", value);
    }
}

static void add_fault_of_path(void *answer, const struct fault *fault)
{
    struct patchbay_error error;
    pb_error_set(&error, PATCHBAY_BAD_ENVIRONMENT, "%s", fault->text);
    pb_error_hint(&error, "%s", fault->hint);
    pb_answer_error(answer, &error);
}

static int gather_paths(struct patchbay *handle, const struct request *request,
                        struct answer *answer)
{
    struct registry *registry = pb_registry_of(handle);
    (void)request;
    pb_add_places(registry, false, pb_answer_list(answer->root, "places"));
    pb_registry_lock(registry);
    add_variables(registry, answer->root);
    pb_faults_each(registry, add_fault_of_path, answer);
    pb_registry_unlock(registry);
    return pb_answer_find(answer->root, "errors")->first ? COMMAND_NO : COMMAND_OK;
}

static void print_paths(const struct style *style, const struct value *root)
{
    static const struct column columns[] = {{"state", "STATE"}, {"path", "PATH"},
                                            {"source", "FROM"}, {"reason", BELOW},
                                            {"hint", BELOW},    {"kind", SCRIPTS}};
    static const struct column variables[] = {{"name", NULL}, {"value", NULL}};
    static const struct table places = {NULL, "places", "place", COLUMNS(columns), 0};
    static const struct table set = {"Variables:", "variables", "variable", COLUMNS(variables), 2};
    if (!pb_answer_find(root, "places")->first)
        pb_print_heading(style, "No plugin directories are searched.");
    pb_print_table(style, root, &places);
    pb_print_table(style, root, &set);
}

const struct command pb_command_paths = {
    .name = "paths",
    .arguments = "",
    .example = "",
    .description = "list every plugin directory and file that was examined, and the result",
    .options = OPTION_OUTPUT | OPTION_ENVIRON,
    .gather = gather_paths,
    .print = print_paths};
