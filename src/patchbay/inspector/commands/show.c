/* `show`: an interface and its types, or the implementations of a type. */
#include "environment/faults.h"
#include "environment/variables.h"
#include "error/error.h"
#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "inspector/arguments.h"
#include "inspector/command.h"
#include "inspector/commands/implementations.h"
#include "inspector/commands/interface.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/unknown.h"
#include <stddef.h>

/* Moves the implementations without the identifier to `rivals`. */
static void part(const struct type_state *type, const char *identifier, struct value *list,
                 struct value *rivals)
{
    struct candidate *from = type->candidates;
    struct value *value = list->first;
    list->first = list->last = NULL;
    for (struct value *next; value; value = next) {
        next = value->next;
        const struct candidate *candidate = pb_described(type, value, &from);
        bool named = candidate && pb_candidate_is(candidate, identifier);
        pb_answer_move(value, named ? list : rivals);
    }
}

static int add_missing(const struct type_state *type, const char *identifier, struct answer *answer)
{
    struct patchbay_error error;
    struct override override = {identifier, NULL};
    if (identifier)
        pb_error_unknown_identifier(type, &override, &error);
    else
        pb_error_set(&error, PATCHBAY_NO_IMPLEMENTATION, "%s/%s has no implementations",
                     type->category->name, type->name);
    pb_answer_error(answer, &error);
    return COMMAND_NO;
}

static int gather_type(const struct type_state *type, const char *identifier, struct answer *answer)
{
    struct registry *registry = type->category->registry;
    struct patchbay_decision decision;
    int status = COMMAND_OK;
    pb_answer_text(answer->root, "category", type->category->name);
    pb_answer_text(answer->root, "type", type->name);
    struct value *list = pb_answer_list(answer->root, "implementations");
    struct value *rivals = pb_answer_list(answer->root, "rivals");
    pb_add_implementations(type, true, &decision, list);
    if (!decision.usable && pb_error_is_transient(&decision.error))
        pb_answer_error(answer, &decision.error);
    pb_registry_lock(registry);
    if (list && rivals && identifier)
        part(type, identifier, list, rivals);
    if (!list || !list->first)
        status = add_missing(type, identifier, answer);
    pb_registry_unlock(registry);
    return status;
}

/* What could not be read may have types of the category. */
static int add_unread(const struct registry *registry, struct answer *answer)
{
    const struct fault *faults = registry->environment->discovery_faults;
    struct patchbay_error error;
    pb_error_clear(&error);
    if (faults ? pb_faults_error(faults, &error) : pb_file_faults_check(registry, &error))
        return COMMAND_OK;
    pb_answer_error(answer, &error);
    return COMMAND_NO;
}

static int gather_show(struct patchbay *handle, const struct request *request,
                       struct answer *answer)
{
    char **arguments = request->arguments;
    struct category_state *category = pb_argument_category(pb_registry_of(handle), arguments[0],
                                                           answer);
    if (!category)
        return COMMAND_NO;
    if (request->count == 1) {
        pb_add_interface(category, answer->root);
        pb_registry_lock(category->registry);
        int status = add_unread(category->registry, answer);
        pb_registry_unlock(category->registry);
        return status;
    }
    struct type_state *type = pb_argument_type(category, arguments[1], answer);
    return type ? gather_type(type, request->count > 2 ? arguments[2] : NULL, answer) : COMMAND_NO;
}

/* ---- Printing ----------------------------------------------------------------------------- */

static void print_implementation(const struct style *style, const struct value *value)
{
    static const struct column identifier = {"identifier", "identifier"};
    static const struct column facts[] = {
        {"description", "description"}, {"aliases", "aliases"}, {"origin", "origin"},
        {"version", "version"},         {"file", "file"},       {"state", "state"},
        {"reason", "reason"},           {"hint", "hint"},       {"priority", "priority"},
        {"deprecated", "use instead"},  {"opt_in", "opt-in"}};
    const size_t count = sizeof facts / sizeof *facts - !pb_answer_is(value, "opt_in");
    const struct value *metadata = pb_answer_find(value, "metadata");
    pb_print_heading(style, "%s/%s: %s", pb_answer_get(value, "category"),
                     pb_answer_get(value, "type"), pb_answer_get(value, "identifier"));
    if (style->plain)
        pb_print_facts(style, value, &identifier, 1, 0);
    pb_print_facts(style, value, facts, count, 2);
    if (!metadata || !metadata->first)
        return;
    pb_print_words(style, style->plain ? "" : "metadata", 2);
    pb_print_members(style, metadata, 4);
}

static void print_show(const struct style *style, const struct value *root)
{
    static const struct table rivals = {"Others of this type, in order:",
                                        "rivals",
                                        "rival",
                                        pb_candidate_columns,
                                        CANDIDATE_COLUMNS,
                                        2};
    const struct value *list = pb_answer_find(root, "implementations");
    if (pb_answer_find(root, "members"))
        pb_print_interface(style, root);
    for (const struct value *value = list ? list->first : NULL; value; value = value->next)
        print_implementation(style, value);
    if (list && list->first)
        pb_print_table(style, root, &rivals);
}

const struct command pb_command_show = {
    .name = "show",
    .arguments = "CATEGORY [TYPE [IDENTIFIER]]",
    .description = "show an interface and its types, or the implementations of a type",
    .least = 1,
    .most = 3,
    .options = OPTION_OUTPUT | OPTION_ENVIRON,
    .gather = gather_show,
    .print = print_show};
