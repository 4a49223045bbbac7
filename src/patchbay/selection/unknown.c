#include "selection/unknown.h"

#include "error/error.h"
#include "error/nearest.h"
#include "registry/registry.h"
#include "table/rows.h"

/* At most this many names are listed. */
enum { LISTED = 24 };

bool pb_error_see(const struct registry *registry, const char *command, unsigned category, int type,
                  struct patchbay_error *error)
{
    const struct patchbay_table *table = registry->table;
    const char *inspector = row_text(table, table->inspector);
    if (*inspector)
        pb_error_hint(error, "see: %s %s %s%s%s", inspector, command,
                      row_text(table, row_category(table, category)->name), type < 0 ? "" : " ",
                      type < 0 ? "" : pb_types_name(registry, category, (unsigned)type));
    return false;
}

bool pb_error_unknown_category(const struct registry *registry, unsigned category,
                               struct patchbay_error *error)
{
    return pb_error_set(error, PATCHBAY_UNKNOWN_CATEGORY,
                        "registry '%s' has no category number %u (it has %u)",
                        row_text(registry->table, registry->table->registry), category,
                        registry->table->categories.count);
}

bool pb_error_unknown_type_number(const struct registry *registry, unsigned category, unsigned type,
                                  struct patchbay_error *error)
{
    return pb_error_set(error, PATCHBAY_UNKNOWN_TYPE,
                        "category '%s' has no type number %u (it has %u)",
                        row_text(registry->table, row_category(registry->table, category)->name),
                        type, pb_types_count(registry, category));
}

/* The first LISTED of several names in byte order, each once. */
struct choices {
    const char *names[LISTED];
    unsigned count; /* of all names, kept or not */
};

static void choices_add(struct choices *choices, const char *name)
{
    unsigned kept = choices->count < LISTED ? choices->count : LISTED, at = 0;
    while (at < kept && strcmp(choices->names[at], name) < 0)
        at++;
    if (at < kept && strcmp(choices->names[at], name) == 0)
        return;
    choices->count++;
    if (at == LISTED)
        return;
    unsigned moved = kept < LISTED ? kept - at : LISTED - 1 - at;
    memmove(&choices->names[at + 1], &choices->names[at], moved * sizeof *choices->names);
    choices->names[at] = name;
}

/* " (available: a, b and 3 more)"; the nearest name becomes the hint. */
static bool add_choices(struct patchbay_error *error, const struct choices *choices,
                        const char *wanted)
{
    struct nearest nearest = {.wanted = wanted};
    unsigned kept = choices->count < LISTED ? choices->count : LISTED;
    pb_error_add(error, choices->count ? " (available: " : " (none available)");
    for (unsigned i = 0; i < kept; i++) {
        pb_nearest_try(&nearest, choices->names[i]);
        pb_error_add(error, "%s%s", i ? ", " : "", choices->names[i]);
    }
    if (choices->count > kept)
        pb_error_add(error, " and %u more", choices->count - kept);
    if (choices->count)
        pb_error_add(error, ")");
    return pb_nearest_hint(&nearest, error);
}

bool pb_error_unknown_type(const struct registry *registry, unsigned category, const char *name,
                           const char *source, struct patchbay_error *error)
{
    const char *in = row_text(registry->table, row_category(registry->table, category)->name);
    struct choices choices = {.count = 0};
    if (!error)
        return false;
    pb_error_set(error, PATCHBAY_UNKNOWN_TYPE, "%s%scategory '%s' has no type '%s'",
                 source ? source : "", source ? ": " : "", in, name);
    for (unsigned i = 0; i < pb_types_count(registry, category); i++)
        choices_add(&choices, pb_types_name(registry, category, i));
    return add_choices(error, &choices, name);
}

bool pb_error_unknown_identifier(struct registry *registry, unsigned category, unsigned type,
                                 const struct override *override, struct patchbay_error *error)
{
    const char *in = row_text(registry->table, row_category(registry->table, category)->name);
    const char *of = pb_types_name(registry, category, type);
    const struct type_state *state = pb_candidates_of(registry, category, type);
    struct choices choices = {.count = 0};
    if (!error)
        return false;
    pb_error_set(error, PATCHBAY_UNKNOWN_IMPLEMENTATION, "%s%s%s/%s has no implementation '%s'",
                 override->source ? override->source : "", override->source ? ": " : "", in, of,
                 override->name);
    for (const struct candidate *c = state ? state->candidates : NULL; c; c = c->next)
        if (!c->removed)
            choices_add(&choices, c->identifier);
    return add_choices(error, &choices, override->name);
}

bool pb_error_unusable(const struct registry *registry, const struct candidate *candidate,
                       const struct override *override, struct patchbay_error *error)
{
    const char *in = row_text(registry->table,
                              row_category(registry->table, candidate->category)->name);
    const char *of = pb_types_name(registry, candidate->category, candidate->type);
    pb_error_set(error, candidate->code, "%s%s%s/%s: '%s' cannot be used: %s: %s",
                 override->source ? override->source : "", override->source ? ": " : "", in, of,
                 override->name, patchbay_state_name(pb_candidate_state(candidate)),
                 candidate->reason);
    if (candidate->hint)
        pb_error_hint(error, "%s", candidate->hint);
    return pb_error_see(registry, "why", candidate->category, (int)candidate->type, error);
}
