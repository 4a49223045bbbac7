/* `why`: how the selection of a type is decided. */
#include "environment/variables.h"
#include "error/nearest.h"
#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "inspector/arguments.h"
#include "inspector/command.h"
#include "inspector/commands/faults.h"
#include "inspector/commands/implementations.h"
#include "inspector/commands/paths.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/registry.h"
#include "selection/candidates.h"
#include "selection/decide.h"
#include "table/rows.h"
#include "table/type_names.h"
#include <string.h>

enum { NO_LEVEL = -1 };

static void add_level(struct value *list, const char *name, const char *override,
                      const char *source, bool decided)
{
    struct value *level = pb_answer_object(list, NULL);
    pb_answer_bool(level, "selected", decided);
    pb_answer_text(level, "level", name);
    pb_answer_text(level, "names", override);
    pb_answer_text(level, "source", source ? source : "");
}

/* `invalid` is the variable if it has a fault. */
static void add_variable_level(struct value *list, const char *name,
                               const struct override *override, const struct variable *invalid,
                               bool decided)
{
    bool shown = invalid && !override->name;
    add_level(list, name, shown ? invalid->value : override->name, shown ? "(invalid)" : "",
              decided);
}

static void add_skipped_line(void *list, const struct skipped *skipped)
{
    struct value *problem = pb_answer_object(list, NULL);
    pb_answer_text(problem, "text", skipped->why.text);
    pb_answer_text(problem, "hint", skipped->why.hint);
}

/* The levels by precedence, what each selects, and which one decided: of a type, or of the default
 * type if that is NULL. `level` is NO_LEVEL if a wrong variable came first; `last` and
 * `last_override` are those of the last level. Also the members of lists that are skipped. */
static void add_levels(struct category_state *category, const struct type_state *type, int level,
                       const char *last, const char *last_override, struct value *root)
{
    const struct override *overrides = type ? type->overrides : category->unnamed.overrides;
    const struct override *use = &overrides[PATCHBAY_BY_USE];
    const struct override *variable = &overrides[PATCHBAY_BY_ENVIRONMENT];
    const struct override *prefer = &overrides[PATCHBAY_BY_PREFER];
    struct value *list = pb_answer_list(root, type ? "levels" : "default_levels");
    add_level(list, "call", use->name, use->source, level == PATCHBAY_BY_USE);
    add_variable_level(list, pb_use_variable_name(category), variable,
                       category->faults ? category->variable : NULL,
                       level == PATCHBAY_BY_ENVIRONMENT);
    uint32_t names = category->row->variables;
    const struct override *own = &overrides[PATCHBAY_BY_VARIABLE];
    if (names)
        add_variable_level(
            list, category->own ? category->own->name : row_text(category->registry->table, names),
            own, category->own_faults ? category->own : NULL, level == PATCHBAY_BY_VARIABLE);
    add_level(list, "configuration", prefer->name, prefer->source, level == PATCHBAY_BY_PREFER);
    add_level(list, last, last_override, "", level == PATCHBAY_BY_ORDER);
    list = pb_answer_list(root, type ? "skipped" : "default_skipped");
    for (unsigned i = 0; i < OVERRIDES; i++)
        pb_skipped_each(category, type, &overrides[i], add_skipped_line, list);
}

/* How the default type is decided, which matters only if no type is given. */
static void add_default(struct category_state *category, struct value *root)
{
    struct registry *registry = category->registry;
    uint32_t own = category->row->default_type;
    struct decision decision;
    pb_registry_lock(registry);
    int type = pb_decide_default_type(category, &decision, NULL);
    pb_answer_text(root, "default",
                   type < 0 ? NULL : pb_types_name(registry, category->number, (unsigned)type));
    if (!pb_is_flat(category))
        add_levels(
            category, NULL, type < 0 && !decision.override.name ? NO_LEVEL : (int)decision.level,
            "registry.yaml",
            own == PATCHBAY_NONE ? NULL : pb_types_name(registry, category->number, own), root);
    pb_registry_unlock(registry);
}

/* A wrong variable fails the look-up before any level decides. */
static bool is_decided(const struct patchbay_decision *decision)
{
    return decision->level == PATCHBAY_BY_ORDER || *decision->identifier;
}

static void add_type_levels(const struct type_state *type, const struct patchbay_decision *decision,
                            struct value *root)
{
    bool by_order = decision->level == PATCHBAY_BY_ORDER && *decision->identifier;
    add_levels(type->category, type, is_decided(decision) ? (int)decision->level : NO_LEVEL,
               "order", by_order ? decision->identifier : NULL, root);
}

/* A usable candidate that is not selected, or NULL. */
static const struct value *find_other(const struct value *candidates)
{
    const struct value *other = candidates ? candidates->first : NULL;
    while (other && strcmp(pb_answer_get(other, "state"), "available") != 0 &&
           strcmp(pb_answer_get(other, "state"), "not loaded") != 0)
        other = other->next;
    return other;
}

/* Whether another candidate has the same identifier, so that it must be qualified. */
static bool needs_origin(const struct value *candidates, const struct value *other)
{
    const char *identifier = pb_answer_get(other, "identifier");
    for (const struct value *c = candidates->first; c; c = c->next)
        if (c != other && pb_names_equal(pb_answer_get(c, "identifier"), identifier))
            return true;
    return false;
}

/* How to select another implementation; "" if there is none. */
static void add_hint(struct category_state *category, const struct patchbay_decision *decision,
                     const struct value *candidates, struct value *root)
{
    const struct value *other = find_other(candidates);
    bool qualified = other && needs_origin(candidates, other);
    const char *variable = pb_use_variable_name(category);
    if (category->registry->environment->ignored)
        pb_answer_text(root, "hint", "variables are ignored: " ELEVATED);
    else if (is_decided(decision) && decision->level == PATCHBAY_BY_USE)
        pb_answer_print(root, "hint",
                        "%s takes precedence over the environment; remove it to let %s decide",
                        *decision->source ? decision->source : "the call", variable);
    else if (other)
        pb_answer_print(root, "hint", "to select another, set %s=%s%s%s%s%s", variable,
                        pb_answer_get(root, "type"), *pb_answer_get(root, "type") ? "=" : "",
                        qualified ? pb_answer_get(other, "origin") : "", qualified ? ":" : "",
                        pb_answer_get(other, "identifier"));
    else
        pb_answer_text(root, "hint", "");
}

/* Adds the error without the line of its hint that refers to this command. */
static void add_error_without_reference(struct answer *answer, struct patchbay_error *error)
{
    char *see = strstr(error->hint, "see: ");
    if (see)
        *(see > error->hint ? see - 1 : see) = '\0';
    pb_answer_error(answer, error);
}

static int gather_why(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    struct registry *registry = pb_registry_of(handle);
    struct value *root = answer->root;
    char **arguments = request->arguments;
    struct category_state *category = pb_argument_category(registry, arguments[0], answer);
    if (!category)
        return COMMAND_NO;
    pb_answer_text(root, "category", category->name);
    if (request->count == 1)
        add_default(category, root);
    struct type_state *type = pb_argument_type(category, request->count > 1 ? arguments[1] : NULL,
                                               answer);
    if (!type)
        return COMMAND_NO;
    struct patchbay_decision decision;
    pb_answer_text(root, "type", type->name);
    struct value *list = pb_answer_list(root, "candidates");
    struct value *selected = pb_add_implementations(type, true, &decision, list);
    pb_answer_text(root, "identifier", selected ? pb_answer_get(selected, "identifier") : NULL);
    pb_answer_text(root, "origin", selected ? pb_answer_get(selected, "origin") : NULL);
    pb_registry_lock(registry);
    add_type_levels(type, &decision, root);
    add_hint(category, &decision, list, root);
    pb_registry_unlock(registry);
    pb_add_places(registry, true, pb_answer_list(root, "rejected"));
    if (!decision.usable)
        add_error_without_reference(answer, &decision.error);
    return decision.usable ? COMMAND_OK : COMMAND_NO;
}

static void print_why(const struct style *style, const struct value *root)
{
    static const struct column level[] = {
        {"selected", NULL}, {"level", NULL}, {"names", NULL}, {"source", NULL}};
    static const struct column place[] = {
        {"state", NULL}, {"path", NULL}, {"reason", BELOW}, {"hint", BELOW}};
    static const struct table default_levels = {
        "Default type, highest precedence first:", "default_levels", "default", COLUMNS(level), 2};
    static const struct table levels = {"Precedence, highest first:", "levels", "level",
                                        COLUMNS(level), 2};
    static const struct column member[] = {{"text", NULL}, {"hint", BELOW}};
    static const struct table default_skipped = {"Skipped in lists:", "default_skipped",
                                                 "default skipped", COLUMNS(member), 2};
    static const struct table skipped = {"Skipped in lists:", "skipped", "skipped", COLUMNS(member),
                                         2};
    static const struct table candidates = {"Candidates, in order:", "candidates",      "candidate",
                                            pb_candidate_columns,    CANDIDATE_COLUMNS, 2};
    static const struct table rejected = {"Rejected plugins and directories:", "rejected",
                                          "rejected", COLUMNS(place), 2};
    const char *type = pb_answer_get(root, "type"), *identifier = pb_answer_get(root, "identifier");
    pb_print_table(style, root, &default_levels);
    pb_print_table(style, root, &default_skipped);
    if (!pb_answer_find(root, "levels"))
        return;
    pb_print_heading(style, "%s%s%s: %s", pb_answer_get(root, "category"), *type ? "/" : "", type,
                     *identifier ? identifier : "look-ups fail");
    pb_print_table(style, root, &levels);
    pb_print_table(style, root, &skipped);
    if (!pb_answer_find(root, "candidates")->first)
        pb_print_heading(style, "No candidates.");
    pb_print_table(style, root, &candidates);
    pb_print_table(style, root, &rejected);
    pb_print_words(style, style->plain ? "" : pb_answer_get(root, "hint"), 0);
}

const struct command pb_command_why = {
    .name = "why",
    .arguments = "CATEGORY [TYPE]",
    .description = "show which implementation is selected, what decided, and what was skipped",
    .least = 1,
    .most = 2,
    .options = OPTION_OUTPUT | OPTION_ENVIRON,
    .gather = gather_why,
    .print = print_why};
