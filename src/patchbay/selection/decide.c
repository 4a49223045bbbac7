#include "selection/decide.h"

#include "environment/faults.h"
#include "environment/variables.h"
#include "error/error.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/list.h"
#include "selection/override_from_environment.h"
#include "selection/unknown.h"
#include "table/rows.h"
#include "table/type_names.h"
#include <stdio.h>
#include <string.h>

/* Whether the variable of a level, once it is bound, has no fault. A category's own one is read for
 * one type. */
static bool check_faults(const struct type_state *type, unsigned level,
                         struct patchbay_error *error)
{
    const struct category_state *category = type->category;
    unsigned own = pb_is_flat(category) ? PATCHBAY_NO_TYPE : category->row->default_type;
    const struct fault *faults = level == PATCHBAY_BY_ENVIRONMENT ? category->faults
                                 : level == PATCHBAY_BY_VARIABLE && type->number == own
                                     ? category->own_faults
                                     : NULL;
    return !faults || pb_faults_error(faults, error) || pb_error_see_list(category, error);
}

/* Makes what the environment selects known; false when that is not possible now. */
static bool bind(struct category_state *category)
{
    return category->registry->discovered && pb_environment_bind(category);
}

/* False if no level can decide. */
static bool check(const struct category_state *category, bool bound, bool spared,
                  struct patchbay_error *error)
{
    return pb_faults_check(category->registry, spared, error) &&
           (bound || spared || pb_error_transient(category->registry->transient, error));
}

/* ---- Lists -------------------------------------------------------------------------------- */

const char *pb_excluded_by(const struct override *overrides, unsigned level,
                           const struct candidate *candidate)
{
    struct member member;
    for (unsigned i = 0; i < level; i++)
        for (const char *rest = overrides[i].name; pb_list_next(&rest, &member);)
            if (member.excluded && pb_candidate_is(candidate, member.name))
                return overrides[i].source;
    return NULL;
}

/* Why a member is skipped, in one line; false if it is not. */
static bool describe_skipped(const struct category_state *category, const struct type_state *type,
                             const struct override *override, const struct member *member,
                             struct skipped *skipped)
{
    const struct override named = {member->name, override->source};
    const struct candidate *candidate = type ? pb_candidates_find(type, member->name) : NULL;
    skipped->source = override->source;
    skipped->unknown = !candidate;
    if (type ? candidate && (candidate->step != STEP_FAILED || member->excluded)
             : pb_types_find(category->registry, category->number, member->name) >= 0)
        return false;
    if (!type)
        pb_error_unknown_type(category, member->name, override->source, &skipped->why);
    else if (candidate)
        pb_error_unusable(candidate, &named, &skipped->why);
    else
        pb_error_unknown_identifier(type, &named, &skipped->why);
    skipped->why.text[strcspn(skipped->why.text, "\n")] = '\0';
    return true;
}

void pb_skipped_each(struct category_state *category, const struct type_state *type,
                     const struct override *override,
                     void (*each)(void *context, const struct skipped *skipped), void *context)
{
    struct member member;
    struct skipped skipped;
    const char *rest = override->name;
    bool own = category->own && override->source == category->own->name;
    while (rest && (own || !pb_list_is_name(override->name)) && pb_list_next(&rest, &member))
        if (describe_skipped(category, type, override, &member, &skipped)) {
            skipped.warns = own && category->row->flags & PATCHBAY_CATEGORY_WARN;
            each(context, &skipped);
        }
}

/* For the log: the first line of the hint may be the nearest name. */
static void log_member(struct registry *registry, const struct skipped *skipped)
{
    char line[sizeof skipped->why.text + sizeof skipped->why.hint + 16];
    int length = skipped->unknown ? (int)strcspn(skipped->why.hint, "\n") : 0;
    snprintf(line, sizeof line, "%s; skipped%s%.*s", skipped->why.text, length ? "; " : "", length,
             skipped->why.hint);
    pb_log_once(registry, line);
}

bool pb_list_must_serve(const struct category_state *category, const struct override *override,
                        unsigned level)
{
    return !pb_list_continues(override->name) &&
           (level != PATCHBAY_BY_VARIABLE || !(category->row->flags & PATCHBAY_CATEGORY_WARN));
}

/* The first usable member of the list of a level; those before it are logged. */
static struct candidate *first_usable(const struct type_state *type,
                                      const struct override *overrides, unsigned level)
{
    struct member member;
    struct skipped skipped;
    for (const char *rest = overrides[level].name; pb_list_next(&rest, &member);) {
        struct candidate *candidate = member.excluded ? NULL
                                                      : pb_candidates_find(type, member.name);
        bool usable = candidate &&
                      (pb_list_is_name(overrides[level].name) ? pb_candidate_serves_alone(candidate)
                                                              : candidate->step != STEP_FAILED);
        if (usable && !pb_excluded_by(overrides, level, candidate))
            return candidate;
        if (!(pb_list_is_name(overrides[level].name) &&
              pb_list_must_serve(type->category, &overrides[level], level)) &&
            describe_skipped(type->category, type, &overrides[level], &member, &skipped))
            log_member(type->category->registry, &skipped);
    }
    return NULL;
}

/* Of a list without a usable member. */
static bool list_failed(const struct type_state *type, const struct override *overrides,
                        unsigned level, struct patchbay_error *error)
{
    const struct override *override = &overrides[level];
    if (!pb_list_is_name(override->name))
        return pb_error_unusable_list(type, override, error) || pb_error_see_why(type, error);
    const struct candidate *candidate = pb_candidates_find(type, override->name);
    if (!candidate)
        return pb_error_unknown_identifier(type, override, error) || pb_error_see_why(type, error);
    return candidate->step == STEP_FAILED
               ? pb_error_unusable(candidate, override, error) || pb_error_usable(type, error)
               : pb_error_excluded(type, override, pb_excluded_by(overrides, level, candidate),
                                   error);
}

/* ---- The order of candidates -------------------------------------------------------------- */

/* Lists why each candidate was skipped. */
static bool no_candidate(const struct type_state *type, const struct override *overrides,
                         struct patchbay_error *error)
{
    unsigned left_out = 0;
    bool plugin = false;
    pb_error_set(error, PATCHBAY_NO_IMPLEMENTATION, "no usable implementation of %s%s%s",
                 TYPE_LABEL(type));
    for (struct candidate *c = type->candidates; c; c = *pb_candidate_next(type, c)) {
        plugin = plugin || (c->part && !c->removed);
        if (!c->removed && c->step == STEP_FAILED)
            pb_error_item(error, &left_out, "\n  skipped '%s': %s: %s", c->identifier,
                          patchbay_state_name(pb_candidate_state(c)), c->reason);
        else if (!c->removed)
            pb_error_item(error, &left_out, "\n  skipped '%s': %s%s", c->identifier,
                          c->opt_in ? "opt-in, selected only when named" : "excluded by ",
                          c->opt_in ? "" : pb_excluded_by(overrides, OVERRIDES, c));
    }
    if (left_out)
        pb_error_add(error, "\n  and %u more", left_out);
    if (!type->candidates)
        pb_error_hint(error, "install a plugin that implements it");
    pb_error_rejected(type->category->registry, error);
    if (!plugin)
        pb_error_searched(type->category->registry, error);
    return pb_error_see_why(type, error);
}

/* Logs once that `on_failure: next` skipped a failed candidate. */
static void log_skipped(struct candidate *candidate)
{
    const struct type_state *type = candidate->type;
    if (candidate->logged)
        return;
    candidate->logged = true;
    pb_log(type->category->registry, "%s/%s: skipped '%s' (%s): %s: %s", type->category->name,
           type->name, candidate->identifier, pb_candidate_origin(candidate),
           patchbay_state_name(pb_candidate_state(candidate)), candidate->reason);
}

bool pb_first_failed(struct candidate *candidate, struct patchbay_error *error)
{
    struct override first = {candidate->identifier, NULL};
    pb_error_unusable(candidate, &first, error);
    const char *plugin = pb_plugin_name(candidate);
    return plugin && pb_error_hint(error, "to continue without this plugin, set %s=%s",
                                   pb_variable_name(candidate->type->category->registry,
                                                    VARIABLE_PLUGIN_DISABLE),
                                   plugin);
}

/* Whoever names a type of a flat category leaves no other choice. */
static struct candidate *only_choice(const struct type_state *type,
                                     const struct override *overrides)
{
    bool flat = pb_is_flat(type->category) && type->number != PATCHBAY_NO_TYPE;
    struct candidate *c = flat ? type->candidates : NULL;
    while (c &&
           (c->removed || !pb_candidate_serves_alone(c) || pb_excluded_by(overrides, OVERRIDES, c)))
        c = c->next;
    return c;
}

static bool decide_by_order(const struct type_state *type, const struct override *overrides,
                            struct decision *decision, struct patchbay_error *error)
{
    bool next = type->category->row->flags & PATCHBAY_CATEGORY_NEXT;
    struct candidate *candidate = type->candidates;
    if (!next && !pb_file_faults_check(type->category->registry, error))
        return pb_error_see_why(type, error);
    for (; candidate; candidate = *pb_candidate_next(type, candidate)) {
        if (pb_candidate_is_skipped(candidate) || pb_excluded_by(overrides, OVERRIDES, candidate))
            continue;
        if (!next || candidate->step != STEP_FAILED)
            break;
        log_skipped(candidate);
    }
    decision->candidate = candidate ? candidate : only_choice(type, overrides);
    if (!decision->candidate)
        return no_candidate(type, overrides, error);
    if (!candidate)
        return true;
    return candidate->step != STEP_FAILED || pb_first_failed(candidate, error);
}

/* ---- The levels --------------------------------------------------------------------------- */

bool pb_names_builtin(const struct type_state *type, const char *name)
{
    const struct candidate *found = pb_candidates_find(type, name);
    return found && found->origin == PATCHBAY_BUILTIN &&
           (type->category->registry->discovered || strncmp(name, "builtin:", 8) == 0);
}

/* Whether the strongest override selects a builtin. A variable that is not bound may be stronger.
 */
static bool decides_for_builtin(const struct type_state *type, const struct override *overrides,
                                unsigned level, bool bound)
{
    const struct category_state *category = type->category;
    for (; level < OVERRIDES; level++) {
        const char *list = overrides[level].name;
        const struct variable *variable = level == PATCHBAY_BY_ENVIRONMENT ? category->variable
                                          : level == PATCHBAY_BY_VARIABLE  ? category->own
                                                                           : NULL;
        if (bound ? !check_faults(type, level, NULL) : variable != NULL)
            return false;
        if (!list)
            continue;
        if (!category->registry->discovered)
            return pb_names_builtin(type, list);
        const struct candidate *usable = first_usable(type, overrides, level);
        if (usable || pb_list_must_serve(category, &overrides[level], level))
            return usable && usable->origin == PATCHBAY_BUILTIN;
    }
    return false;
}

bool pb_decide_reaches(const struct type_state *type, unsigned level, struct patchbay_error *error)
{
    struct category_state *category = type->category;
    bool next = category->row->flags & PATCHBAY_CATEGORY_NEXT;
    return check(category, bind(category), false, error) && check_faults(type, level, error) &&
           (level < PATCHBAY_BY_ORDER || next || pb_file_faults_check(category->registry, error));
}

bool pb_decide_with(struct type_state *type, const struct override *overrides,
                    enum patchbay_level first, struct decision *decision,
                    struct patchbay_error *error)
{
    *decision = (struct decision){.level = first};
    bool bound = bind(type->category);
    if (!(bound && pb_faults_check(type->category->registry, false, NULL)) &&
        !check(type->category, bound, decides_for_builtin(type, overrides, first, bound), error))
        return false;
    for (unsigned level = first; level < OVERRIDES; level++) {
        if (!check_faults(type, level, error))
            return false;
        if (!overrides[level].name)
            continue;
        decision->candidate = first_usable(type, overrides, level);
        if (!decision->candidate && !pb_list_must_serve(type->category, &overrides[level], level))
            continue;
        decision->level = (enum patchbay_level)level;
        decision->override = overrides[level];
        return decision->candidate || list_failed(type, overrides, level, error);
    }
    decision->level = PATCHBAY_BY_ORDER;
    decision->override.source = "";
    return decide_by_order(type, overrides, decision, error);
}

bool pb_decide(struct type_state *type, struct decision *decision, struct patchbay_error *error)
{
    return pb_decide_with(type, type->overrides, PATCHBAY_BY_USE, decision, error);
}

/* The first type of a list that exists, and whose look-up will not fail if the list is more than
 * its name; -1 if there is none. */
static int first_type(struct category_state *category, const struct override *override)
{
    struct member member;
    struct skipped skipped;
    struct registry *registry = category->registry;
    for (const char *rest = override->name; pb_list_next(&rest, &member);) {
        struct decision decision;
        int type = pb_types_find(registry, category->number, member.name);
        struct type_state *state = type < 0 || member.excluded
                                       ? NULL
                                       : pb_type_of(registry, category->number, (unsigned)type);
        if (state && (pb_list_is_name(override->name) || (pb_decide(state, &decision, NULL) &&
                                                          decision.candidate->step != STEP_FAILED)))
            return type;
        if (!pb_list_is_name(override->name) &&
            describe_skipped(category, NULL, override, &member, &skipped))
            log_member(category->registry, &skipped);
    }
    return -1;
}

/* Its plugin may be gone. */
static bool types_failed(const struct category_state *category, const struct override *override,
                         struct patchbay_error *error)
{
    if (pb_list_is_name(override->name))
        pb_error_unknown_type(category, override->name, override->source, error);
    else
        pb_error_set(error, PATCHBAY_NO_DEFAULT, "%s: category '%s' can use none of the types '%s'",
                     override->source, category->name, override->name);
    return pb_error_see_list(category, error);
}

int pb_decide_default_type(struct category_state *category, struct decision *decision,
                           struct patchbay_error *error)
{
    uint32_t declared = category->row->default_type;
    if (pb_is_flat(category)) {
        bool ok = pb_unnamed_of(category) && pb_decide(&category->unnamed, decision, error);
        return ok ? (int)decision->candidate->type->number : -1;
    }
    *decision = (struct decision){.level = PATCHBAY_BY_USE};
    bool bound = bind(category);
    if (!check(category, bound, bound, error)) /* a default type is not an answer yet */
        return -1;
    for (unsigned level = 0; level < OVERRIDES; level++) {
        const struct override *override = &category->unnamed.overrides[level];
        if (!check_faults(&category->unnamed, level, error))
            return -1;
        int type = override->name ? first_type(category, override) : -1;
        if (!override->name || (type < 0 && pb_list_continues(override->name)))
            continue;
        decision->level = (enum patchbay_level)level;
        decision->override = *override;
        return type >= 0 || types_failed(category, override, error) ? type : -1;
    }
    decision->level = PATCHBAY_BY_ORDER;
    decision->override.source = "";
    if (declared != PATCHBAY_NONE)
        return (int)declared;
    pb_error_set(error, PATCHBAY_NO_DEFAULT, "category '%s' has no default type", category->name);
    pb_error_hint(error, "name a type");
    pb_error_see_list(category, error);
    return -1;
}
