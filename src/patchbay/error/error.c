/* The texts of errors: what was expected, what was found, what there is, what to do. */
#include "registry/registry.h"

#include "patchbay/names.h"
#include "table/rows.h"
#include <stdarg.h>
#include <stdio.h>

/* At most this many names are listed. */
enum { LISTED = 24 };

bool pb_complain(struct patchbay_error *error, enum patchbay_code code, const char *format, ...)
{
    if (!error)
        return false;
    error->code = code;
    va_list list;
    va_start(list, format);
    vsnprintf(error->text, sizeof error->text, format, list);
    va_end(list);
    return false;
}

void pb_complain_more(struct patchbay_error *error, const char *format, ...)
{
    if (!error)
        return;
    size_t used = strlen(error->text);
    va_list list;
    va_start(list, format);
    vsnprintf(error->text + used, sizeof error->text - used, format, list);
    va_end(list);
}

bool pb_complain_memory(struct patchbay_error *error)
{
    return pb_complain(error, PATCHBAY_OUT_OF_MEMORY, "out of memory");
}

bool pb_complain_sealed(const char *source, struct patchbay_error *error)
{
    return pb_complain(error, PATCHBAY_SEALED,
                       "%s: the registry is sealed; make changes before patchbay_seal", source);
}

bool pb_complain_see(const struct registry *registry, const char *command, unsigned category,
                     int type, struct patchbay_error *error)
{
    const struct patchbay_table *table = registry->table;
    const char *inspector = row_text(table, table->inspector);
    if (*inspector)
        pb_complain_more(error, "\nsee: %s %s %s%s%s", inspector, command,
                         row_text(table, row_category(table, category)->name), type < 0 ? "" : " ",
                         type < 0 ? "" : pb_types_name(registry, category, (unsigned)type));
    return false;
}

/* ---- Near names --------------------------------------------------------------------------- */

bool pb_names_equal(const char *left, const char *right)
{
    while (*left && patchbay_fold(*left) == patchbay_fold(*right))
        left++, right++;
    return patchbay_fold(*left) == patchbay_fold(*right);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters must be inserted, removed, replaced or swapped with their neighbour. */
static size_t distance(const char *from, const char *to)
{
    size_t rows[3][PATCHBAY_NAME_MAX * 2 + 2];
    size_t width = strlen(to), last = sizeof rows[0] / sizeof *rows[0] - 1;
    if (width > last)
        return SIZE_MAX;
    for (size_t j = 0; j <= width; j++)
        rows[0][j] = j;
    size_t i = 0;
    for (; from[i]; i++) {
        size_t *row = rows[(i + 1) % 3], *above = rows[i % 3], *above2 = rows[(i + 2) % 3];
        row[0] = i + 1;
        for (size_t j = 0; j < width; j++) {
            bool same = patchbay_fold(from[i]) == patchbay_fold(to[j]);
            row[j + 1] = least(least(above[j + 1], row[j]) + 1, above[j] + !same);
            if (i && j && patchbay_fold(from[i]) == patchbay_fold(to[j - 1]) &&
                patchbay_fold(from[i - 1]) == patchbay_fold(to[j]))
                row[j + 1] = least(row[j + 1], above2[j - 1] + 1);
        }
    }
    return rows[i % 3][width];
}

void pb_nearest_try(struct nearest *nearest, const char *name)
{
    size_t limit = strlen(nearest->wanted) / 3 + 1;
    size_t found = distance(nearest->wanted, name);
    if (found > limit || found >= strlen(name) || (nearest->name && found >= nearest->distance))
        return;
    nearest->name = name;
    nearest->distance = found;
}

/* ---- What does not exist ------------------------------------------------------------------ */

bool pb_complain_category(const struct registry *registry, unsigned category,
                          struct patchbay_error *error)
{
    return pb_complain(error, PATCHBAY_UNKNOWN_CATEGORY,
                       "registry '%s' has no category number %u; it has %u",
                       row_text(registry->table, registry->table->registry), category,
                       registry->table->categories.count);
}

bool pb_complain_type_number(const struct registry *registry, unsigned category, unsigned type,
                             struct patchbay_error *error)
{
    return pb_complain(error, PATCHBAY_UNKNOWN_TYPE,
                       "category '%s' has no type number %u; it has %u",
                       row_text(registry->table, row_category(registry->table, category)->name),
                       type, pb_types_count(registry, category));
}

/* The first LISTED of several names by bytes, each once. */
struct choices {
    const char *names[LISTED];
    unsigned count; /* of all, also those that are not kept */
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

/* "; there are: a, b and 3 more; did you mean 'a'?" */
static void complain_choices(struct patchbay_error *error, const struct choices *choices,
                             const char *wanted)
{
    struct nearest nearest = {.wanted = wanted};
    unsigned kept = choices->count < LISTED ? choices->count : LISTED;
    pb_complain_more(error, "; there %s: %s", choices->count == 1 ? "is" : "are",
                     choices->count ? "" : "none");
    for (unsigned i = 0; i < kept; i++) {
        pb_nearest_try(&nearest, choices->names[i]);
        pb_complain_more(error, "%s%s", i ? ", " : "", choices->names[i]);
    }
    if (choices->count > kept)
        pb_complain_more(error, " and %u more", choices->count - kept);
    if (nearest.name)
        pb_complain_more(error, "; did you mean '%s'?", nearest.name);
}

bool pb_complain_type(const struct registry *registry, unsigned category, const char *name,
                      const char *source, struct patchbay_error *error)
{
    const char *in = row_text(registry->table, row_category(registry->table, category)->name);
    if (!error)
        return false;
    pb_complain(error, PATCHBAY_UNKNOWN_TYPE, "%s%scategory '%s' has no type '%s'",
                source ? source : "", source ? ": " : "", in, name);
    struct choices choices = {.count = 0};
    for (unsigned i = 0; i < pb_types_count(registry, category); i++)
        choices_add(&choices, pb_types_name(registry, category, i));
    complain_choices(error, &choices, name);
    return false;
}

bool pb_complain_identifier(struct registry *registry, unsigned category, unsigned type,
                            const struct override *wish, struct patchbay_error *error)
{
    const char *in = row_text(registry->table, row_category(registry->table, category)->name);
    const char *of = pb_types_name(registry, category, type);
    const struct type_state *state = pb_candidates_of(registry, category, type);
    if (!error)
        return false;
    pb_complain(error, PATCHBAY_UNKNOWN_IMPLEMENTATION, "%s%s%s/%s has no implementation '%s'",
                wish->source ? wish->source : "", wish->source ? ": " : "", in, of, wish->name);
    struct choices choices = {.count = 0};
    for (const struct candidate *c = state ? state->candidates : NULL; c; c = c->next)
        if (!c->removed)
            choices_add(&choices, c->identifier);
    if (choices.count)
        complain_choices(error, &choices, wish->name);
    else
        pb_complain_more(error, "; nothing implements it in this program");
    return false;
}

bool pb_complain_unusable(const struct registry *registry, const struct candidate *candidate,
                          const struct override *wish, struct patchbay_error *error)
{
    const char *in = row_text(registry->table,
                              row_category(registry->table, candidate->category)->name);
    const char *of = pb_types_name(registry, candidate->category, candidate->type);
    pb_complain(error, candidate->code, "%s%s%s/%s: '%s' cannot be used: %s: %s",
                wish->source ? wish->source : "", wish->source ? ": " : "", in, of, wish->name,
                patchbay_state_name(pb_candidate_state(candidate)), candidate->reason);
    return pb_complain_see(registry, "why", candidate->category, (int)candidate->type, error);
}
