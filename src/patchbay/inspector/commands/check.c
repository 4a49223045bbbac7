/* `check`: everything that would fail later; with files, whether this program accepts them. */
#include "environment/faults.h"
#include "environment/variables.h"
#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "inspector/command.h"
#include "inspector/commands/check_plugins.h"
#include "inspector/commands/faults.h"
#include "inspector/commands/finding.h"
#include "registry/log.h"
#include "registry/registry.h"
#include "table/rows.h"
#include <limits.h>

/* ---- Variables ---------------------------------------------------------------------------- */

static void add_fault(void *findings, const struct fault *fault)
{
    pb_finding_add(findings, "error", patchbay_code_name(PATCHBAY_BAD_ENVIRONMENT), fault->variable,
                   fault->text, fault->hint);
}

static void check_variables(struct registry *registry, struct value *findings)
{
    pb_registry_lock(registry);
    pb_faults_each(registry, add_fault, findings);
    for (const struct variable *v = registry->environment->variables; v; v = v->next)
        if (v->ignored)
            pb_finding_add(findings, "warning", NULL, v->name, "ignored: " ELEVATED, "");
    pb_registry_unlock(registry);
}

/* ---- Types -------------------------------------------------------------------------------- */

struct check {
    struct patchbay *handle;
    struct value *findings;
    bool load;
    char subject[2 * 64 + 2]; /* "endpoint/chat" */
};

/* With --load, this includes candidates that declined or failed without being selected. */
static bool check_candidate(void *context, const struct patchbay_implementation *implementation)
{
    struct check *check = context;
    enum patchbay_state state = implementation->state;
    char text[1024], hint[512];
    if (state == PATCHBAY_STATE_SELECTED && implementation->deprecated) {
        snprintf(text, sizeof text, "'%s' is selected, but deprecated", implementation->identifier);
        snprintf(hint, sizeof hint, "use %s", implementation->deprecated);
        pb_finding_add(check->findings, "warning", NULL, check->subject, text, hint);
    } else if (state == PATCHBAY_STATE_DECLINED ||
               (state == PATCHBAY_STATE_FAILED && implementation->origin != PATCHBAY_PLUGIN_FILE)) {
        snprintf(text, sizeof text, "'%s' %s: %s", implementation->identifier,
                 patchbay_state_name(state), implementation->reason);
        pb_finding_add(check->findings, "warning", NULL, check->subject, text,
                       implementation->hint);
    }
    return true;
}

static void check_type(struct check *check, unsigned category, unsigned type, bool is_default)
{
    struct patchbay_decision decision;
    struct patchbay_error error;
    patchbay_explain(check->handle, category, type, &decision, NULL, NULL, NULL);
    if (check->load && decision.usable && !patchbay_get(check->handle, category, type, &error)) {
        decision.usable = false;
        decision.error = error;
    }
    bool unserved = decision.error.code == PATCHBAY_NO_IMPLEMENTATION && !is_default;
    snprintf(check->subject, sizeof check->subject, "%s/%s",
             patchbay_category_name(check->handle, category),
             patchbay_type_name(check->handle, category, type));
    if (!decision.usable && decision.error.code != PATCHBAY_BAD_ENVIRONMENT)
        pb_finding_add(check->findings, unserved ? "note" : "error",
                       patchbay_code_name(decision.error.code), check->subject, decision.error.text,
                       decision.error.hint);
    patchbay_explain(check->handle, category, type, &decision, check_candidate, check, NULL);
}

static void check_types(struct patchbay *handle, bool load, struct value *findings)
{
    struct check check = {.handle = handle, .findings = findings, .load = load};
    for (unsigned i = 0; patchbay_category_name(handle, i); i++) {
        int default_type = patchbay_find_type(handle, i, NULL, NULL);
        for (unsigned j = 0; j < patchbay_types(handle, i); j++)
            check_type(&check, i, j, (int)j == default_type);
    }
}

/* ---- The command -------------------------------------------------------------------------- */

static int gather(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    struct value *findings = pb_answer_list(answer->root, "findings");
    struct value *files = pb_answer_list(answer->root, "files");
    bool load = request->options & OPTION_LOAD;
    for (int i = 0; i < request->count; i++)
        pb_check_file(handle, request->arguments[i], load, files, findings);
    if (!request->count) {
        check_variables(pb_registry_of(handle), findings);
        pb_check_places(pb_registry_of(handle), findings);
        check_types(handle, load, findings);
    }
    return pb_findings_fail(findings) ? COMMAND_NO : COMMAND_OK;
}

static void print(const struct style *style, const struct value *root)
{
    static const struct column found[] = {
        {"severity", NULL}, {"subject", NULL}, {"text", BELOW}, {"hint", BELOW}, {"code", BELOW}};
    static const struct column implementations[] = {{"selected", NULL}, {"category", NULL},
                                                    {"type", NULL},     {"identifier", NULL},
                                                    {"state", NULL},    {"reason", NULL}};
    const struct value *findings = pb_answer_find(root, "findings");
    const struct value *file = pb_answer_find(root, "files")->first;
    if (!file && !pb_findings_fail(findings))
        pb_print_heading(style, findings->first ? "No errors found." : "No problems found.");
    for (; file; file = file->next) {
        bool accepted = pb_answer_is(file, "accepted");
        pb_print_heading(style, "%s: %s", pb_answer_get(file, "file"),
                         accepted ? "accepted" : "not accepted");
        pb_print_rows(style, pb_answer_find(file, "implementations"), pb_answer_get(file, "file"),
                      COLUMNS(implementations), 2);
    }
    /* The code is for scripts only. */
    pb_print_rows(style, findings, "finding", found, style->plain ? 5 : 4, 0);
}

const struct command pb_command_check = {
    .name = "check",
    .arguments = "[FILE.so...]",
    .example = "--load",
    .description = "report what would fail later; with FILE, whether the plugin is accepted",
    .most = INT_MAX,
    .options = OPTION_OUTPUT | OPTION_ENVIRON | OPTION_LOAD,
    .gather = gather,
    .print = print};
