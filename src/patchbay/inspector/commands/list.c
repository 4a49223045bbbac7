/* `list`: every type with its selected implementation. */
#include "error/error.h"
#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "inspector/arguments.h"
#include "inspector/command.h"
#include "inspector/commands/implementations.h"
#include "inspector/commands/narrow.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/registry.h"
#include "selection/look_up.h"
#include <string.h>

/* The row of a type without a selected implementation. */
static void add_unselected(struct value *list, const struct type_state *type,
                           const struct patchbay_decision *decision)
{
    struct value *value = pb_answer_object(list, NULL);
    bool none = decision->error.code == PATCHBAY_NO_IMPLEMENTATION;
    pb_answer_bool(value, "selected", false);
    pb_answer_text(value, "category", type->category->name);
    pb_answer_text(value, "type", type->name);
    pb_answer_text(value, "identifier", NULL);
    pb_answer_text(value, "origin", NULL);
    pb_answer_text(value, "state", NULL);
    pb_add_description(value, none ? "(no implementation)" : "(look-ups fail)");
}

/* One wrong variable can fail many types; its error is added once. */
static void add_error(struct answer *answer, const struct patchbay_error *error)
{
    const struct value *errors = pb_answer_find(answer->root, "errors");
    for (const struct value *known = errors->first; known; known = known->next)
        if (strcmp(pb_answer_get(known, "text"), error->text) == 0)
            return;
    pb_answer_error(answer, error);
}

static bool is_kept(const void *request, const struct value *implementation)
{
    return pb_narrow_keeps(request, implementation);
}

static void add_type(const struct type_state *type, const struct request *request,
                     struct value *list, struct answer *answer)
{
    struct patchbay_decision decision;
    struct value *before = list ? list->last : NULL;
    pb_add_implementations(type, request->options & OPTION_ALL, &decision, list);
    if (list && list->last == before)
        add_unselected(list, type, &decision);
    if (list && pb_is_narrowed(request)) {
        pb_answer_filter(list, before, is_kept, request);
        if (list->last == before)
            return;
    }
    if (!decision.usable && decision.error.code != PATCHBAY_NO_IMPLEMENTATION)
        add_error(answer, &decision.error);
}

static void add_category(const struct category_state *category, const struct request *request,
                         struct value *list, struct answer *answer)
{
    struct registry *registry = category->registry;
    unsigned count = patchbay_types(pb_registry_handle(registry), category->number);
    struct patchbay_error error;
    for (unsigned i = 0; i < count; i++) {
        const struct type_state *type = pb_lock_type(registry, category->number, i, &error);
        if (!type) {
            add_error(answer, &error);
            return;
        }
        pb_registry_unlock(registry);
        add_type(type, request, list, answer);
    }
}

static void add_nothing_found(const struct request *request, struct answer *answer)
{
    struct patchbay_error error;
    pb_error_set(&error, PATCHBAY_NO_IMPLEMENTATION, "no matching implementations");
    if (!(request->options & OPTION_ALL))
        pb_error_hint(&error, "--all also searches implementations that are not selected");
    add_error(answer, &error);
}

/* `only` is the category that was asked for, or NULL. */
static bool is_listed(const struct category_state *category, const struct category_state *only,
                      const struct request *request)
{
    if (only)
        return category == only;
    return request->options & OPTION_ALL || !(category->row->flags & PATCHBAY_CATEGORY_INTERNAL);
}

static int gather(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    struct registry *registry = pb_registry_of(handle);
    pb_answer_bool(answer->root, "all", request->options & OPTION_ALL);
    struct value *list = pb_answer_list(answer->root, "implementations");
    struct category_state *only = NULL;
    if (request->count && !(only = pb_argument_category(registry, *request->arguments, answer)))
        return COMMAND_NO;
    const struct type_state *type = NULL;
    if (request->count > 1 && !(type = pb_argument_type(only, request->arguments[1], answer)))
        return COMMAND_NO;
    if (!pb_narrow_check(registry, only, request, answer))
        return COMMAND_NO;
    if (type)
        add_type(type, request, list, answer);
    for (unsigned i = 0; !type && i < registry->table->categories.count; i++)
        if (is_listed(&registry->categories[i], only, request))
            add_category(&registry->categories[i], request, list, answer);
    if (list && !list->first && pb_is_narrowed(request))
        add_nothing_found(request, answer);
    return pb_answer_find(answer->root, "errors")->first ? COMMAND_NO : COMMAND_OK;
}

static void print(const struct style *style, const struct value *root)
{
    static const struct column selected[] = {
        {"category", "CATEGORY"}, {"type", "TYPE"},       {"identifier", "SELECTED"},
        {"origin", "ORIGIN"},     {"version", "VERSION"}, {"summary", "DESCRIPTION"}};
    static const struct column all[] = {{"selected", ""},     {"category", "CATEGORY"},
                                        {"type", "TYPE"},     {"identifier", "IMPLEMENTATION"},
                                        {"origin", "ORIGIN"}, {"version", "VERSION"},
                                        {"state", "STATE"},   {"summary", "DESCRIPTION"}};
    static const struct table tables[] = {{NULL, "implementations", NULL, COLUMNS(selected), 0},
                                          {NULL, "implementations", NULL, COLUMNS(all), 0}};
    pb_print_table(style, root, &tables[pb_answer_is(root, "all")]);
}

const struct command pb_command_list = {
    .name = "list",
    .arguments = "[CATEGORY [TYPE]]",
    .example = "--all",
    .description = "list every type with its selected implementation",
    .most = 2,
    .options = OPTION_OUTPUT | OPTION_ENVIRON | OPTION_ALL | OPTION_WHERE | OPTION_SEARCH,
    .gather = gather,
    .print = print};
