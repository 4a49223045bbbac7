/* The implementations of a type as an answer shows them: who they are, and why they are selected or
 * not. */
#include "inspector/command.h"

#include "table/rows.h"

struct gathering {
    struct value *list;
    bool all;
    const struct patchbay_decision *decision;
    struct patchbay_implementation selected; /* `identifier` is NULL without one */
    struct value *selected_value;
};

static bool find_selected(void *context, const struct patchbay_implementation *implementation)
{
    struct gathering *gathering = context;
    if (implementation->state == PATCHBAY_STATE_SELECTED)
        gathering->selected = *implementation;
    return !gathering->selected.identifier;
}

static const char *origin_of(const struct patchbay_implementation *implementation)
{
    if (implementation->origin == PATCHBAY_PLUGIN_FILE)
        return implementation->plugin;
    return implementation->origin == PATCHBAY_RUNTIME ? "runtime" : "builtin";
}

/* Why a usable candidate is not the selected one. */
static void add_rivalry(struct value *value, const struct gathering *gathering,
                        const struct patchbay_implementation *loser)
{
    const struct patchbay_implementation *winner = &gathering->selected;
    if (gathering->decision->level != PATCHBAY_BY_ORDER)
        pb_answer_print(value, "reason", "%s names '%s'", gathering->decision->source,
                        gathering->decision->identifier);
    else if (winner->origin != loser->origin)
        pb_answer_print(value, "reason", "%s comes before %ss",
                        winner->origin == PATCHBAY_RUNTIME ? "what is registered at run time"
                                                           : "a plugin",
                        loser->origin == PATCHBAY_BUILTIN ? "builtin" : "plugin");
    else if (winner->origin == PATCHBAY_RUNTIME)
        pb_answer_text(value, "reason", "the one registered later comes first");
    else if (winner->priority != loser->priority)
        pb_answer_print(value, "reason", "priority %d comes before %d", winner->priority,
                        loser->priority);
    else
        pb_answer_text(value, "reason", "its directory, plugin or identifier comes later");
}

static void add_reason(struct value *value, const struct gathering *gathering,
                       const struct patchbay_implementation *from)
{
    bool selected = from->state == PATCHBAY_STATE_SELECTED;
    bool usable = from->state == PATCHBAY_STATE_AVAILABLE ||
                  from->state == PATCHBAY_STATE_NOT_LOADED;
    if (selected && from->deprecated)
        pb_answer_print(value, "reason", "deprecated: use %s", from->deprecated);
    else if (usable && !from->opt_in && gathering->selected.identifier)
        add_rivalry(value, gathering, from);
    else
        pb_answer_text(value, "reason", selected && from->opt_in ? "" : from->reason);
}

static bool add(void *context, const struct patchbay_implementation *from)
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
    pb_answer_text(value, "origin", origin_of(from));
    pb_answer_text(value, "state", patchbay_state_name(from->state));
    add_reason(value, gathering, from);
    pb_answer_integer(value, "priority", from->priority);
    pb_answer_bool(value, "opt_in", from->opt_in);
    pb_answer_text(value, "deprecated", from->deprecated);
    pb_answer_text(value, "description", from->description);
    pb_answer_text(value, "file", from->file);
    if (selected)
        gathering->selected_value = value;
    return true;
}

struct value *pb_command_implementations(struct patchbay *handle, unsigned category, unsigned type,
                                         bool all, struct patchbay_decision *decision,
                                         struct value *list)
{
    struct gathering gathering = {.list = list, .all = all, .decision = decision};
    patchbay_explain(handle, category, type, decision, find_selected, &gathering, NULL);
    patchbay_explain(handle, category, type, decision, add, &gathering, NULL);
    return gathering.selected_value;
}
