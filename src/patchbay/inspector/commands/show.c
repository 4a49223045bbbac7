/* `show`: an interface and its types, or the implementations of a type. */
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
#include "table/metadata.h"
#include "table/rows.h"
#include <stdlib.h>

/* Values of plugins that were rejected may be of another kind: they are texts. */
static void add_value(struct value *parent, const char *name, const struct patchbay_table *table,
                      const struct patchbay_key_row *key, const char *value)
{
    bool fits = pb_metadata_value_fits(table, key, value);
    if (fits && key->kind == PATCHBAY_KIND_BOOL)
        pb_answer_bool(parent, name, *value == 't');
    else if (fits && key->kind == PATCHBAY_KIND_INT)
        pb_answer_integer(parent, name, strtoll(value, NULL, 10));
    else if (fits && key->kind == PATCHBAY_KIND_NUMBER)
        pb_answer_number(parent, name, pb_metadata_number(value));
    else
        pb_answer_text(parent, name, value);
}

/* A list has one pair for each element, or the key alone; of another key the first counts. */
static void add_metadata_value(struct value *object, const struct patchbay_table *table,
                               const struct patchbay_key_row *key, const char *text)
{
    const char *name = row_text(table, key->name);
    size_t length = strlen(name);
    struct value *list = NULL;
    for (const char *pair = list_first(text); pair; pair = list_next(pair)) {
        if (strncmp(pair, name, length) != 0 || (pair[length] && pair[length] != '='))
            continue;
        bool has_value = pair[length];
        if (key->kind != PATCHBAY_KIND_STRINGS) {
            add_value(object, name, table, key, has_value ? pair + length + 1 : "");
            return;
        }
        list = list ? list : pb_answer_list(object, name);
        if (has_value)
            pb_answer_text(list, NULL, pair + length + 1);
    }
}

/* The values that are given, and the defaults of the other keys. */
static void add_metadata(const struct candidate *candidate, struct value *parent)
{
    const struct category_state *category = candidate->type->category;
    const struct patchbay_table *table = category->registry->table;
    const struct patchbay_key_row *keys = row_keys(table, category->number);
    const char *given = candidate->metadata_text ? candidate->metadata_text : "";
    struct value *object = pb_answer_object(parent, "metadata");
    for (uint32_t i = 0; i < category->row->keys; i++) {
        bool is_given = pb_metadata_sets(given, row_text(table, keys[i].name));
        add_metadata_value(object, table, &keys[i],
                           is_given ? given : row_text(table, category->row->defaults));
    }
}

/* Whether `value` describes the candidate. */
static bool describes(const struct value *value, const struct candidate *candidate)
{
    return strcmp(pb_answer_get(value, "identifier"), candidate->identifier) == 0 &&
           strcmp(pb_answer_get(value, "origin"), pb_candidate_origin(candidate)) == 0;
}

/* Adds metadata to the implementations of a list, which are in the order of candidates, and moves
 * those without the identifier, unless it is NULL, to `rivals`. The candidates may have changed. */
static void complete(const struct type_state *type, const char *identifier, struct value *list,
                     struct value *rivals)
{
    struct candidate *first = type->candidates;
    struct value *value = list->first;
    list->first = list->last = NULL;
    for (struct value *next; value; value = next) {
        struct candidate *candidate = first;
        next = value->next;
        while (candidate && (candidate->removed || !describes(value, candidate)))
            candidate = candidate->next;
        if (candidate) {
            add_metadata(candidate, value);
            first = candidate->next;
        }
        bool named = !identifier || (candidate && pb_candidate_is(candidate, identifier));
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
    if (list && rivals)
        complete(type, identifier, list, rivals);
    if (!list || !list->first)
        status = add_missing(type, identifier, answer);
    pb_registry_unlock(registry);
    return status;
}

static int gather(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    char **arguments = request->arguments;
    struct category_state *category = pb_argument_category(pb_registry_of(handle), arguments[0],
                                                           answer);
    if (!category)
        return COMMAND_NO;
    if (request->count == 1) {
        pb_add_interface(category, answer->root);
        return COMMAND_OK;
    }
    struct type_state *type = pb_argument_type(category, arguments[1], answer);
    return type ? gather_type(type, request->count > 2 ? arguments[2] : NULL, answer) : COMMAND_NO;
}

/* ---- Printing ----------------------------------------------------------------------------- */

static void print_implementation(const struct style *style, const struct value *value)
{
    static const struct column identifier = {"identifier", "identifier"};
    static const struct column facts[] = {{"description", "description"},
                                          {"origin", "origin"},
                                          {"file", "file"},
                                          {"state", "state"},
                                          {"reason", "reason"},
                                          {"hint", "hint"},
                                          {"priority", "priority"},
                                          {"deprecated", "use instead"},
                                          {"opt_in", "opt-in"}};
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

static void print(const struct style *style, const struct value *root)
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
    .gather = gather,
    .print = print};
