#include "inspector/check/types.h"

#include "environment/variables.h"
#include "inspector/answer/answer.h"
#include "inspector/arguments.h"
#include "inspector/check/examine.h"
#include "inspector/check/finding.h"
#include "inspector/check/trial.h"
#include "inspector/origin.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/registry.h"
#include <stdio.h>
#include <string.h>

enum { SUBJECT_SIZE = 2 * 64 + 2 };

/* "endpoint/chat" */
static void name_type(struct patchbay *handle, unsigned category, unsigned type,
                      char subject[SUBJECT_SIZE])
{
    snprintf(subject, SUBJECT_SIZE, "%s/%s", patchbay_category_name(handle, category),
             patchbay_type_name(handle, category, type));
}

struct type_check {
    const struct patchbay_decision *decision;
    struct value *findings;
    char subject[SUBJECT_SIZE];
    bool broken; /* an implementation that cannot be used */
};

/* When look-ups fail, their error names what was skipped. */
static bool check_candidate(void *context, const struct patchbay_implementation *implementation)
{
    struct type_check *check = context;
    enum patchbay_state state = implementation->state;
    const char *identifier = implementation->identifier;
    bool failed = state == PATCHBAY_STATE_DECLINED || state == PATCHBAY_STATE_FAILED;
    bool deprecated = state == PATCHBAY_STATE_SELECTED && implementation->deprecated;
    check->broken = check->broken || failed || state == PATCHBAY_STATE_REFUSED;
    if (!deprecated && !(failed && check->decision->usable))
        return true;
    struct value *finding = pb_finding_begin(check->findings, "warning", NULL, check->subject);
    if (deprecated) {
        pb_answer_print(finding, "text", "'%s' is selected, but deprecated", identifier);
        pb_answer_print(finding, "hint", "use %s", implementation->deprecated);
    } else {
        pb_answer_print(finding, "text", "'%s' %s: %s", identifier, patchbay_state_name(state),
                        implementation->reason);
        pb_answer_text(finding, "hint", implementation->hint);
    }
    return true;
}

/* That a type has no implementation is an error if it is the default type, or one of them is
 * broken; others may be left out of a build, or come with plugins. `failure` is that of a look-up,
 * or NULL. */
static void check_type(struct patchbay *handle, unsigned category, unsigned type,
                       const struct patchbay_error *failure, struct value *findings)
{
    struct patchbay_decision decision;
    struct patchbay_error error;
    struct type_check check = {.decision = &decision, .findings = findings};
    name_type(handle, category, type, check.subject);
    pb_examine(pb_registry_of(handle), category, type);
    if (!patchbay_explain(handle, category, type, &decision, check_candidate, &check, &error)) {
        pb_finding_add(findings, "error", patchbay_code_name(error.code), check.subject, error.text,
                       error.hint);
        if (findings)
            findings->answer->incomplete = true;
        return;
    }
    if (decision.usable ? !failure : decision.error.code == PATCHBAY_BAD_ENVIRONMENT)
        return;
    if (decision.usable)
        decision.error = *failure;
    bool fails = decision.error.code != PATCHBAY_NO_IMPLEMENTATION || check.broken ||
                 (int)type == pb_default_type(&pb_registry_of(handle)->categories[category], NULL);
    pb_finding_add(findings, fails ? "error" : "note", patchbay_code_name(decision.error.code),
                   check.subject, decision.error.text, decision.error.hint);
}

void pb_check_types(struct patchbay *handle, struct value *findings)
{
    for (unsigned i = 0; patchbay_category_name(handle, i); i++)
        for (unsigned j = 0; j < patchbay_types(handle, i); j++)
            check_type(handle, i, j, NULL, findings);
}

/* ---- Loading ------------------------------------------------------------------------------ */

struct selected {
    char name[160]; /* qualified */
    const char *plugin;
};

static bool name_selected(void *context, const struct patchbay_implementation *implementation)
{
    struct selected *selected = context;
    if (implementation->state != PATCHBAY_STATE_SELECTED)
        return true;
    snprintf(selected->name, sizeof selected->name, "%s:%s",
             pb_implementation_origin(implementation), implementation->identifier);
    selected->plugin = implementation->plugin;
    return false;
}

/* How to continue without a plugin; "" for another implementation. */
static void hint_at_variable(struct patchbay *handle, const char *plugin, char *hint, size_t size)
{
    struct registry *registry = pb_registry_of(handle);
    *hint = '\0';
    if (!plugin)
        return;
    pb_registry_lock(registry);
    snprintf(hint, size, "to continue without this plugin, set %s=%s",
             pb_variable_name(registry, VARIABLE_PLUGIN_DISABLE), plugin);
    pb_registry_unlock(registry);
}

/* Where `on_failure` is next, a failure makes another one the selected. */
static void load_type(struct trials *trials, unsigned number)
{
    struct patchbay *handle = trials->handle;
    struct patchbay_decision decision;
    struct patchbay_error error;
    struct selected selected = {.name = ""};
    char before[sizeof selected.name], subject[SUBJECT_SIZE], hint[256];
    unsigned category = 0;
    for (; number >= patchbay_types(handle, category); category++)
        number -= patchbay_types(handle, category);
    name_type(handle, category, number, subject);
    do {
        strcpy(before, selected.name);
        if (!patchbay_explain(handle, category, number, &decision, name_selected, &selected, NULL))
            break;
        hint_at_variable(handle, selected.plugin, hint, sizeof hint);
        pb_trial_begin(trials, subject, selected.name, hint);
    } while (decision.usable && strcmp(before, selected.name) != 0 &&
             !patchbay_get_implementation(handle, category, number, selected.name, NULL));
    bool loaded = patchbay_get(handle, category, number, &error);
    check_type(handle, category, number, loaded ? NULL : &error, trials->findings);
}

bool pb_check_types_loaded(struct patchbay *handle, struct value *findings)
{
    struct trials trials = {.handle = handle, .findings = findings, .run = load_type};
    for (unsigned i = 0; patchbay_category_name(handle, i); i++)
        trials.count += patchbay_types(handle, i);
    return pb_trials_run(&trials);
}
