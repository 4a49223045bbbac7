/* `list`: every type and what is selected for it. */
#include "command.h"

#include "columns.h"
#include <stdio.h>

struct listing {
    struct columns columns;
    bool all;
    bool selected; /* of the type at hand, something was */
};

static bool add_row(void *context, const struct patchbay_implementation *implementation)
{
    struct listing *listing = context;
    bool selected = implementation->state == PATCHBAY_STATE_SELECTED;
    listing->selected = listing->selected || selected;
    if (!selected && !listing->all)
        return true;
    if (listing->all)
        pb_columns_add(&listing->columns, selected ? "*" : "");
    pb_columns_add(&listing->columns, implementation->category);
    pb_columns_add(&listing->columns, implementation->type);
    pb_columns_add(&listing->columns, implementation->identifier);
    pb_columns_add(&listing->columns, pb_command_origin(implementation));
    if (listing->all)
        pb_columns_add(&listing->columns, patchbay_state_name(implementation->state));
    pb_columns_add(&listing->columns, implementation->description);
    return true;
}

/* A type that nothing serves has its row too. */
static void add_empty_row(struct listing *listing, const char *category, const char *type)
{
    if (listing->all)
        pb_columns_add(&listing->columns, "");
    pb_columns_add(&listing->columns, category);
    pb_columns_add(&listing->columns, type);
    pb_columns_add(&listing->columns, "-");
    pb_columns_add(&listing->columns, "-");
    if (listing->all)
        pb_columns_add(&listing->columns, "-");
    pb_columns_add(&listing->columns, "");
}

static void add_head(struct listing *listing)
{
    static const char *const selected[] = {"CATEGORY", "TYPE", "SELECTED", "ORIGIN", "DESCRIPTION"};
    static const char *const all[] = {"",       "CATEGORY", "TYPE",       "IMPLEMENTATION",
                                      "ORIGIN", "STATE",    "DESCRIPTION"};
    listing->columns.columns = listing->all ? 7 : 5;
    for (size_t i = 0; i < listing->columns.columns; i++)
        pb_columns_add(&listing->columns, listing->all ? all[i] : selected[i]);
}

int pb_command_list(struct patchbay *registry, const struct arguments *arguments)
{
    struct listing listing = {.all = arguments->all};
    struct patchbay_decision decision, first_failure = {.usable = true};
    int only = arguments->count ? pb_command_category(registry, arguments->words[0]) : 0;
    if (only < 0)
        return COMMAND_NO;
    add_head(&listing);
    for (unsigned i = (unsigned)only; patchbay_category_name(registry, i); i++) {
        for (unsigned j = 0; j < patchbay_types(registry, i); j++) {
            size_t before = listing.columns.count;
            listing.selected = false;
            patchbay_explain(registry, i, j, &decision, add_row, &listing, NULL);
            if (listing.columns.count == before)
                add_empty_row(&listing, patchbay_category_name(registry, i),
                              patchbay_type_name(registry, i, j));
            if (!decision.usable && first_failure.usable &&
                decision.error.code != PATCHBAY_NO_IMPLEMENTATION)
                first_failure = decision;
        }
        if (arguments->count)
            break;
    }
    pb_columns_print(&listing.columns, 0);
    if (!first_failure.usable)
        fprintf(stderr, "%s\n", first_failure.error.text);
    return first_failure.usable ? COMMAND_FINE : COMMAND_NO;
}
