/* `list`: every type and what is selected for it. */
#include "inspector/command.h"

#include <string.h>

/* A type that nothing serves, or of which look-ups fail, has its row too. */
static void add_empty(struct value *list, const char *category, const char *type,
                      const struct patchbay_decision *decision)
{
    struct value *value = pb_answer_object(list, NULL);
    bool nothing = decision->error.code == PATCHBAY_NO_IMPLEMENTATION;
    pb_answer_bool(value, "selected", false);
    pb_answer_text(value, "category", category);
    pb_answer_text(value, "type", type);
    pb_answer_text(value, "identifier", NULL);
    pb_answer_text(value, "origin", NULL);
    pb_answer_text(value, "state", NULL);
    pb_answer_text(value, "description", nothing ? "(nothing serves it)" : "(look-ups fail)");
}

/* The same fault fails many types; it is told once. */
static void add_error(struct answer *answer, const struct patchbay_decision *decision)
{
    const struct value *errors = pb_answer_find(answer->root, "errors");
    for (const struct value *error = errors->first; error; error = error->next)
        if (strcmp(pb_answer_get(error, "text"), decision->error.text) == 0)
            return;
    pb_answer_error(answer, patchbay_code_name(decision->error.code), decision->error.text);
}

static int gather_type(struct patchbay *handle, unsigned category, unsigned type, bool all,
                       struct value *list, struct answer *answer)
{
    struct patchbay_decision decision;
    const struct value *before = list ? list->last : NULL;
    pb_command_implementations(handle, category, type, all, &decision, list);
    if (list && list->last == before)
        add_empty(list, patchbay_category_name(handle, category),
                  patchbay_type_name(handle, category, type), &decision);
    if (decision.usable || decision.error.code == PATCHBAY_NO_IMPLEMENTATION)
        return COMMAND_FINE;
    add_error(answer, &decision);
    return COMMAND_NO;
}

int pb_gather_list(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    int code = COMMAND_FINE;
    int only = request->count ? pb_command_category(handle, request->words[0], answer) : 0;
    pb_answer_bool(answer->root, "all", request->all);
    struct value *list = pb_answer_list(answer->root, "implementations");
    if (only < 0)
        return COMMAND_NO;
    for (unsigned i = (unsigned)only; patchbay_category_name(handle, i); i++) {
        for (unsigned j = 0; j < patchbay_types(handle, i); j++)
            if (gather_type(handle, i, j, request->all, list, answer) != COMMAND_FINE)
                code = COMMAND_NO;
        if (request->count)
            break;
    }
    return code;
}

void pb_print_list(const struct style *style, const struct value *root)
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
        pb_print_rows(style, list, NULL, all, sizeof all / sizeof *all, 0);
    else
        pb_print_rows(style, list, NULL, selected, sizeof selected / sizeof *selected, 0);
}
