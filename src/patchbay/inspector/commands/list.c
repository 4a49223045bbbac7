/* `list`: every type with its selected implementation. */
#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "inspector/arguments.h"
#include "inspector/command.h"
#include "inspector/commands/implementations.h"
#include "patchbay/patchbay.h"
#include <string.h>

/* The row of a type without a selected implementation. */
static void add_unselected(struct value *list, const char *category, const char *type,
                           const struct patchbay_decision *decision)
{
    struct value *value = pb_answer_object(list, NULL);
    bool none = decision->error.code == PATCHBAY_NO_IMPLEMENTATION;
    pb_answer_bool(value, "selected", false);
    pb_answer_text(value, "category", category);
    pb_answer_text(value, "type", type);
    pb_answer_text(value, "identifier", NULL);
    pb_answer_text(value, "origin", NULL);
    pb_answer_text(value, "state", NULL);
    pb_answer_text(value, "description", none ? "(no implementation)" : "(look-ups fail)");
}

/* One wrong variable can fail many types; its error is added once. */
static void add_error(struct answer *answer, const struct patchbay_decision *decision)
{
    const struct value *errors = pb_answer_find(answer->root, "errors");
    for (const struct value *error = errors->first; error; error = error->next)
        if (strcmp(pb_answer_get(error, "text"), decision->error.text) == 0)
            return;
    pb_answer_error(answer, &decision->error);
}

static int gather_type(struct patchbay *handle, unsigned category, unsigned type, bool all,
                       struct value *list, struct answer *answer)
{
    struct patchbay_decision decision;
    const struct value *before = list ? list->last : NULL;
    pb_add_implementations(handle, category, type, all, &decision, list);
    if (list && list->last == before)
        add_unselected(list, patchbay_category_name(handle, category),
                       patchbay_type_name(handle, category, type), &decision);
    if (decision.usable || decision.error.code == PATCHBAY_NO_IMPLEMENTATION)
        return COMMAND_OK;
    add_error(answer, &decision);
    return COMMAND_NO;
}

static int gather(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    int status = COMMAND_OK;
    bool all = request->options & OPTION_ALL;
    int only = request->count ? pb_argument_category(handle, request->arguments[0], answer) : 0;
    pb_answer_bool(answer->root, "all", all);
    struct value *list = pb_answer_list(answer->root, "implementations");
    if (only < 0)
        return COMMAND_NO;
    for (unsigned i = (unsigned)only; patchbay_category_name(handle, i); i++) {
        for (unsigned j = 0; j < patchbay_types(handle, i); j++)
            if (gather_type(handle, i, j, all, list, answer) != COMMAND_OK)
                status = COMMAND_NO;
        if (request->count)
            break;
    }
    return status;
}

static void print(const struct style *style, const struct value *root)
{
    static const struct column selected[] = {{"category", "CATEGORY"},
                                             {"type", "TYPE"},
                                             {"identifier", "SELECTED"},
                                             {"origin", "ORIGIN"},
                                             {"description", "DESCRIPTION"}};
    static const struct column all[] = {{"selected", ""},
                                        {"category", "CATEGORY"},
                                        {"type", "TYPE"},
                                        {"identifier", "IMPLEMENTATION"},
                                        {"origin", "ORIGIN"},
                                        {"state", "STATE"},
                                        {"description", "DESCRIPTION"}};
    const struct value *list = pb_answer_find(root, "implementations");
    if (pb_answer_is(root, "all"))
        pb_print_rows(style, list, NULL, COLUMNS(all), 0);
    else
        pb_print_rows(style, list, NULL, COLUMNS(selected), 0);
}

const struct command pb_command_list = {
    .name = "list",
    .arguments = "[CATEGORY]",
    .example = "--all",
    .description = "list every type with its selected implementation",
    .most = 1,
    .options = OPTION_OUTPUT | OPTION_ENVIRON | OPTION_ALL,
    .gather = gather,
    .print = print};
