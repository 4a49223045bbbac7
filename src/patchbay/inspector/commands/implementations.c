#include "inspector/commands/implementations.h"

#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "inspector/check/examine.h"
#include "inspector/commands/metadata.h"
#include "inspector/origin.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "table/rows.h"
#include <string.h>

struct gathering {
    struct value *list;
    bool all;
    const struct patchbay_decision *decision;
    struct patchbay_implementation selected; /* its identifier is NULL if there is none */
    struct value *selected_value;
};

static bool find_selected(void *context, const struct patchbay_implementation *implementation)
{
    struct gathering *gathering = context;
    if (implementation->state == PATCHBAY_STATE_SELECTED)
        gathering->selected = *implementation;
    return !gathering->selected.identifier;
}

/* Adds why a usable candidate is not selected. */
static void add_precedence(struct value *value, const struct gathering *gathering,
                           const struct patchbay_implementation *other)
{
    const struct patchbay_implementation *selected = &gathering->selected;
    if (gathering->decision->level != PATCHBAY_BY_ORDER)
        pb_answer_print(value, "reason", "%s selects '%s'", gathering->decision->source,
                        gathering->decision->identifier);
    else if (selected->origin != other->origin)
        pb_answer_print(value, "reason", "%s precedes %ss",
                        selected->origin == PATCHBAY_RUNTIME ? "a registered implementation"
                                                             : "a plugin",
                        other->origin == PATCHBAY_BUILTIN ? "builtin" : "plugin");
    else if (selected->origin == PATCHBAY_RUNTIME)
        pb_answer_text(value, "reason", "registered earlier than the selected one");
    else if (selected->priority != other->priority)
        pb_answer_print(value, "reason", "priority %d precedes %d", selected->priority,
                        other->priority);
    else
        pb_answer_text(value, "reason",
                       selected->origin == PATCHBAY_BUILTIN
                           ? "later in registry.yaml"
                           : "later in directory, plugin or identifier order");
}

static void add_reason(struct value *value, const struct gathering *gathering,
                       const struct patchbay_implementation *from)
{
    bool selected = from->state == PATCHBAY_STATE_SELECTED;
    bool usable = from->state == PATCHBAY_STATE_AVAILABLE ||
                  from->state == PATCHBAY_STATE_NOT_LOADED;
    if (selected && from->deprecated) {
        pb_answer_text(value, "reason", "deprecated");
        pb_answer_print(value, "hint", "use %s", from->deprecated);
        return;
    }
    if (*from->refusal)
        pb_answer_print(value, "reason", "not accepted by the program: %s", from->refusal);
    else if (usable && from->excluded_by)
        pb_answer_print(value, "reason", "excluded by %s", from->excluded_by);
    else if (usable && !from->opt_in && gathering->selected.identifier)
        add_precedence(value, gathering, from);
    else
        pb_answer_text(value, "reason", selected && from->opt_in ? "" : from->reason);
    pb_answer_text(value, "hint", from->hint);
}

static bool add_implementation(void *context, const struct patchbay_implementation *from)
{
    struct gathering *gathering = context;
    bool selected = from->state == PATCHBAY_STATE_SELECTED;
    if (!gathering->all && !selected)
        return true;
    struct value *value = pb_answer_object(gathering->list, NULL);
    pb_answer_bool(value, "selected", selected);
    pb_answer_text(value, "category", from->category);
    pb_answer_text(value, "type", from->type);
    pb_answer_text(value, "identifier", from->identifier);
    pb_answer_text(value, "origin", pb_implementation_origin(from));
    pb_answer_text(value, "state", patchbay_state_name(from->state));
    add_reason(value, gathering, from);
    pb_answer_integer(value, "priority", from->priority);
    pb_answer_bool(value, "opt_in", from->opt_in);
    pb_answer_text(value, "deprecated", from->deprecated);
    pb_add_description(value, from->description);
    pb_answer_text(value, "file", from->file);
    if (selected)
        gathering->selected_value = value;
    return true;
}

void pb_add_description(struct value *value, const char *description)
{
    pb_answer_text(value, "description", description);
    pb_answer_print(value, "summary", "%.*s", (int)patchbay_first_sentence(description),
                    description);
}

struct candidate *pb_described(const struct type_state *type, const struct value *value,
                               struct candidate **from)
{
    const char *identifier = pb_answer_get(value, "identifier");
    const char *origin = pb_answer_get(value, "origin");
    struct candidate *candidate = *from;
    while (candidate && (candidate->removed || strcmp(candidate->identifier, identifier) != 0 ||
                         strcmp(pb_candidate_origin(candidate), origin) != 0))
        candidate = *pb_candidate_next(type, candidate);
    if (candidate)
        *from = *pb_candidate_next(type, candidate);
    return candidate;
}

/* Adds what only candidates have to the values from `value` on. */
static void add_details(const struct type_state *type, struct value *value)
{
    pb_registry_lock(type->category->registry);
    for (struct candidate *from = type->candidates; value; value = value->next) {
        const struct candidate *candidate = pb_described(type, value, &from);
        const char *version = candidate ? pb_plugin_version(candidate) : NULL;
        pb_answer_text(value, "version", version ? version : "");
        struct value *aliases = pb_answer_list(value, "aliases");
        if (!candidate)
            continue;
        for (const char *a = list_first(candidate->aliases); a; a = list_next(a))
            pb_answer_text(aliases, NULL, a);
        pb_add_metadata(candidate, value);
    }
    pb_registry_unlock(type->category->registry);
}

struct value *pb_add_implementations(const struct type_state *type, bool all,
                                     struct patchbay_decision *decision, struct value *list)
{
    struct gathering gathering = {.list = list, .all = all, .decision = decision};
    struct patchbay *handle = pb_registry_handle(type->category->registry);
    unsigned category = type->category->number;
    struct patchbay_error error;
    unsigned number = type->number;
    const struct value *last = list ? list->last : NULL;
    pb_examine(type->category->registry, category, number);
    if (!patchbay_explain(handle, category, number, decision, find_selected, &gathering, &error) ||
        !patchbay_explain(handle, category, number, decision, add_implementation, &gathering,
                          &error))
        *decision = (struct patchbay_decision){.source = "", .identifier = "", .error = error};
    if (list)
        add_details(type, last ? last->next : list->first);
    return gathering.selected_value;
}

const struct column pb_candidate_columns[CANDIDATE_COLUMNS] = {
    {"selected", ""},         {"identifier", "IDENTIFIER"}, {"origin", "ORIGIN"},
    {"priority", "PRIORITY"}, {"state", "STATE"},           {"reason", "REASON"},
    {"hint", BELOW}};
