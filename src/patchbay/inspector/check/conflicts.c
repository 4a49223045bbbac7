#include "inspector/check/conflicts.h"

#include "inspector/answer/answer.h"
#include "inspector/check/finding.h"
#include "patchbay/names.h"
#include "registry/category.h"
#include "registry/plugins.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include <stdio.h>
#include <stdlib.h>

struct place_in_order {
    const struct candidate *candidate;
    size_t number;
};

static int compare_identifiers(const char *left, const char *right)
{
    while (*left && patchbay_fold(*left) == patchbay_fold(*right))
        left++, right++;
    return patchbay_fold(*left) - patchbay_fold(*right);
}

/* Brings the same identifiers together, each in candidate order. */
static int compare(const void *left, const void *right)
{
    const struct place_in_order *a = left, *b = right;
    int identifiers = compare_identifiers(a->candidate->identifier, b->candidate->identifier);
    return identifiers ? identifiers : (a->number > b->number) - (a->number < b->number);
}

/* Whether it is of a plugin, and what is selected by its identifier if nothing comes before it. */
static bool is_rival(const struct candidate *candidate)
{
    enum patchbay_state state = pb_candidate_state(candidate);
    return pb_plugin_name(candidate) && !candidate->removed && state != PATCHBAY_STATE_SHADOWED &&
           state != PATCHBAY_STATE_DISABLED && state != PATCHBAY_STATE_REFUSED;
}

static void add_conflict(const struct candidate *first, const struct candidate *later,
                         struct value *findings)
{
    const char *name = pb_plugin_name(later);
    char subject[2 * 64 + 2];
    snprintf(subject, sizeof subject, "%s/%s", later->type->category->name, later->type->name);
    struct value *finding = pb_finding_begin(findings, "warning", NULL, subject);
    pb_answer_print(finding, "text", "plugins '%s' and '%s' both define '%s'; '%s' comes first",
                    pb_plugin_name(first), name, later->identifier, pb_plugin_name(first));
    pb_answer_print(finding, "hint", "remove one of them, or select '%s:%s'", name,
                    later->identifier);
}

void pb_check_conflicts(const struct type_state *type, struct value *findings)
{
    size_t count = 0, first = 0;
    for (const struct candidate *c = type->candidates; c; c = c->next)
        count += is_rival(c);
    struct place_in_order *all = count > 1 ? malloc(count * sizeof *all) : NULL;
    if (count > 1 && !all && findings)
        findings->answer->out_of_memory = true;
    count = 0;
    for (const struct candidate *c = type->candidates; all && c; c = c->next)
        if (is_rival(c)) {
            all[count] = (struct place_in_order){c, count};
            count++;
        }
    if (all)
        qsort(all, count, sizeof *all, compare);
    for (size_t i = 1; all && i < count; i++)
        if (compare_identifiers(all[i].candidate->identifier, all[first].candidate->identifier))
            first = i;
        else
            add_conflict(all[first].candidate, all[i].candidate, findings);
    free(all);
}
