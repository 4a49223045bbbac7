/* `why`: how the selection of a type comes about. */
#include "command.h"

#include "columns.h"
#include "registry.h"
#include "rows.h"
#include <stdio.h>

static bool add_candidate(void *context, const struct patchbay_implementation *implementation)
{
    struct columns *columns = context;
    char priority[32];
    snprintf(priority, sizeof priority, "priority %d", implementation->priority);
    pb_columns_add(columns, implementation->state == PATCHBAY_STATE_SELECTED ? "*" : "");
    pb_columns_add(columns, implementation->identifier);
    pb_columns_add(columns, pb_command_origin(implementation));
    pb_columns_add(columns, priority);
    pb_columns_add(columns, patchbay_state_name(implementation->state));
    pb_columns_add(columns, implementation->reason);
    return true;
}

/* One line a level: who could decide, what it says, and whether it decided. */
static void print_levels(struct patchbay *handle, unsigned category, unsigned type,
                         const struct patchbay_decision *decision)
{
    struct registry *registry = pb_registry_of(handle);
    struct columns columns = {.columns = 4};
    char variable[192];
    pb_registry_lock(registry);
    const struct type_state *state = pb_candidates_of(registry, category, type);
    struct override wishes[3] = {{NULL, NULL}, {NULL, NULL}, {NULL, NULL}};
    if (state) {
        wishes[0] = state->use;
        wishes[1] = state->environment;
        wishes[2] = state->prefer;
    }
    pb_environment_variable(registry, category, variable, sizeof variable);
    pb_registry_unlock(registry);
    const char *const names[] = {"patchbay_use", variable, "patchbay_prefer",
                                 "order of candidates"};
    for (unsigned i = 0; i < 4; i++) {
        const char *wish = i < 3                  ? wishes[i].name
                           : decision->level == 3 ? decision->identifier
                                                  : "";
        pb_columns_add(&columns, decision->level == i ? "*" : "");
        pb_columns_add(&columns, names[i]);
        pb_columns_add(&columns, wish && *wish ? wish : "-");
        pb_columns_add(&columns, i < 3 && wishes[i].name && i != 1 ? wishes[i].source : "");
    }
    printf("levels, the strongest first:\n");
    pb_columns_print(&columns, 2);
}

static void print_default(struct patchbay *handle, unsigned category)
{
    struct registry *registry = pb_registry_of(handle);
    struct decision decision;
    pb_registry_lock(registry);
    int type = pb_decide_standard(registry, category, &decision, NULL);
    pb_registry_unlock(registry);
    if (type < 0)
        return;
    printf("%s: the default type is '%s', by %s\n",
           row_text(registry->table, row_category(registry->table, category)->name),
           pb_types_name(registry, category, (unsigned)type),
           decision.level == PATCHBAY_BY_ORDER ? "registry.yaml" : decision.override.source);
}

int pb_command_why(struct patchbay *registry, const struct arguments *arguments)
{
    struct columns candidates = {.columns = 6};
    struct patchbay_decision decision;
    int category = pb_command_category(registry, arguments->words[0]);
    int type = category < 0 ? -1
                            : pb_command_type(registry, (unsigned)category,
                                              arguments->count > 1 ? arguments->words[1] : NULL);
    if (type < 0)
        return COMMAND_NO;
    if (arguments->count == 1)
        print_default(registry, (unsigned)category);
    patchbay_explain(registry, (unsigned)category, (unsigned)type, &decision, add_candidate,
                     &candidates, NULL);
    printf("%s/%s: %s\n", patchbay_category_name(registry, (unsigned)category),
           patchbay_type_name(registry, (unsigned)category, (unsigned)type),
           decision.usable ? decision.identifier : "look-ups fail");
    print_levels(registry, (unsigned)category, (unsigned)type, &decision);
    printf(candidates.count ? "candidates, in order:\n" : "no candidates\n");
    pb_columns_print(&candidates, 2);
    if (!decision.usable)
        fprintf(stderr, "%s\n", decision.error.text);
    return decision.usable ? COMMAND_FINE : COMMAND_NO;
}
