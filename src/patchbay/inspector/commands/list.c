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
#include "table/rows.h"
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
static void add_error_once(struct answer *answer, const struct patchbay_error *error)
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
        add_error_once(answer, &decision.error);
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
            add_error_once(answer, &error);
            return;
        }
        pb_registry_unlock(registry);
        add_type(type, request, list, answer);
    }
}

/* Adds the row of a category to the overview; `row` is the first of its implementations. */
static void add_summary(struct category_state *category, const struct value *row,
                        struct value *overview)
{
    struct registry *registry = category->registry;
    unsigned types = patchbay_types(pb_registry_handle(registry), category->number);
    unsigned selected = 0, plugins = 0;
    for (; row; row = row->next) {
        const struct value *file = pb_answer_find(row, "file");
        selected += pb_answer_is(row, "selected");
        plugins += pb_answer_is(row, "selected") && file && file->kind == VALUE_TEXT;
    }
    struct value *value = pb_answer_object(overview, NULL);
    pb_answer_text(value, "category", category->name);
    pb_answer_integer(value, "types", types);
    pb_answer_integer(value, "from_plugins", plugins);
    pb_answer_integer(value, "unavailable", types - selected);
    pb_add_description(value, row_text(registry->table, category->row->description));
}

/* All categories that are listed without being named, with an overview of them unless the list is
 * narrowed. */
static void add_categories(struct registry *registry, const struct request *request,
                           struct value *list, struct answer *answer)
{
    struct value *overview = pb_is_narrowed(request) ? NULL
                                                     : pb_answer_list(answer->root, "categories");
    for (unsigned i = 0; i < registry->table->categories.count; i++) {
        struct category_state *category = &registry->categories[i];
        const struct value *before = list ? list->last : NULL;
        bool internal = category->row->flags & PATCHBAY_CATEGORY_INTERNAL;
        if (internal && !(request->options & OPTION_ALL))
            continue;
        add_category(category, request, list, answer);
        if (list && overview)
            add_summary(category, before ? before->next : list->first, overview);
    }
}

static void add_nothing_found(const struct request *request, struct answer *answer)
{
    struct patchbay_error error;
    pb_error_set(&error, PATCHBAY_NO_IMPLEMENTATION, "no matching implementations");
    if (!(request->options & OPTION_ALL))
        pb_error_hint(&error, "--all also searches implementations that are not selected");
    add_error_once(answer, &error);
}

static int gather_list(struct patchbay *handle, const struct request *request,
                       struct answer *answer)
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
    else if (only)
        add_category(only, request, list, answer);
    else
        add_categories(registry, request, list, answer);
    if (list && !list->first && pb_is_narrowed(request))
        add_nothing_found(request, answer);
    return pb_answer_find(answer->root, "errors")->first ? COMMAND_NO : COMMAND_OK;
}

/* Whether the types, below a heading, fill more than a screen. */
static bool exceeds_screen(const struct style *style, const struct value *list)
{
    int lines = 1;
    for (const struct value *row = list->first; row && lines <= style->height; row = row->next)
        lines++;
    return lines > style->height;
}

/* Without descriptions: a line for each category. */
static void print_overview(const struct style *style, const struct value *root)
{
    static const struct column columns[] = {{"category", "CATEGORY"},
                                            {"types", "TYPES"},
                                            {"from_plugins", "FROM PLUGINS"},
                                            {"unavailable", "UNAVAILABLE"}};
    static const struct table overview = {NULL, "categories", NULL, COLUMNS(columns), 0};
    pb_print_table(style, root, &overview);
    pb_print_words(style,
                   "To list types: list CATEGORY, list --search=TEXT, list --where=KEY=VALUE, or "
                   "list --all.",
                   0);
}

static void print_list(const struct style *style, const struct value *root)
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
    bool is_all = pb_answer_is(root, "all");
    if (!style->plain && !is_all && pb_answer_find(root, "categories") &&
        exceeds_screen(style, pb_answer_find(root, "implementations")))
        print_overview(style, root);
    else
        pb_print_table(style, root, &tables[is_all]);
}

const struct command pb_command_list = {
    .name = "list",
    .arguments = "[CATEGORY [TYPE]]",
    .example = "--all",
    .description = "list every type with its selected implementation; an overview of the "
                   "categories if the types fill more than a screen",
    .most = 2,
    .options = OPTION_OUTPUT | OPTION_ENVIRON | OPTION_ALL | OPTION_WHERE | OPTION_SEARCH,
    .gather = gather_list,
    .print = print_list};
