/* `check`: all that would fail later. With files: would this program accept them? */
#include "inspector/command.h"

#include "table/rows.h"

/* ---- Findings ----------------------------------------------------------------------------- */

void pb_check_add(struct value *findings, const char *severity, const char *code,
                  const char *subject, const char *text)
{
    struct value *finding = pb_answer_object(findings, NULL);
    pb_answer_text(finding, "severity", severity);
    pb_answer_text(finding, "subject", subject);
    pb_answer_text(finding, "code", code);
    pb_answer_text(finding, "text", text);
}

static void add_faults(struct value *findings, const struct fault *fault)
{
    for (; fault; fault = fault->next)
        pb_check_add(findings, "error", patchbay_code_name(PATCHBAY_BAD_ENVIRONMENT),
                     fault->variable, fault->text);
}

static void check_variables(struct registry *registry, struct value *findings)
{
    pb_registry_lock(registry);
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        pb_environment_bind(registry, i);
    add_faults(findings, registry->faults);
    add_faults(findings, registry->discovery_faults);
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        add_faults(findings, registry->categories[i].faults);
    for (const struct variable *v = registry->variables; v; v = v->next)
        if (v->ignored)
            pb_check_add(findings, "warning", NULL, v->name,
                         "it is ignored, since this program is elevated (set-uid, set-gid or "
                         "capabilities)");
    pb_registry_unlock(registry);
}

/* ---- Types -------------------------------------------------------------------------------- */

struct check {
    struct patchbay *handle;
    struct value *findings;
    bool load;
    char subject[2 * 64 + 2]; /* "endpoint/chat" */
};

/* After loading, what declined or failed without being selected is known, too. */
static bool check_candidate(void *context, const struct patchbay_implementation *implementation)
{
    struct check *check = context;
    if (implementation->state == PATCHBAY_STATE_SELECTED && implementation->deprecated) {
        char text[512];
        snprintf(text, sizeof text, "'%s' is selected and deprecated: use %s",
                 implementation->identifier, implementation->deprecated);
        pb_check_add(check->findings, "warning", NULL, check->subject, text);
    } else if (implementation->state == PATCHBAY_STATE_DECLINED ||
               (implementation->origin != PATCHBAY_PLUGIN_FILE &&
                implementation->state == PATCHBAY_STATE_FAILED)) {
        char text[1024];
        snprintf(text, sizeof text, "'%s' %s: %s", implementation->identifier,
                 patchbay_state_name(implementation->state), implementation->reason);
        pb_check_add(check->findings, "warning", NULL, check->subject, text);
    }
    return true;
}

static void check_type(struct check *check, unsigned category, unsigned type, bool standard)
{
    struct patchbay_decision decision;
    struct patchbay_error error;
    patchbay_explain(check->handle, category, type, &decision, NULL, NULL, NULL);
    if (check->load && decision.usable && !patchbay_get(check->handle, category, type, &error)) {
        decision.usable = false;
        decision.error = error;
    }
    bool nobody = decision.error.code == PATCHBAY_NO_IMPLEMENTATION && !standard;
    snprintf(check->subject, sizeof check->subject, "%s/%s",
             patchbay_category_name(check->handle, category),
             patchbay_type_name(check->handle, category, type));
    if (!decision.usable && decision.error.code != PATCHBAY_BAD_ENVIRONMENT)
        pb_check_add(check->findings, nobody ? "note" : "error",
                     patchbay_code_name(decision.error.code), check->subject, decision.error.text);
    patchbay_explain(check->handle, category, type, &decision, check_candidate, check, NULL);
}

static void check_types(struct patchbay *handle, bool load, struct value *findings)
{
    struct check check = {.handle = handle, .findings = findings, .load = load};
    for (unsigned i = 0; patchbay_category_name(handle, i); i++) {
        int standard = patchbay_find_type(handle, i, NULL, NULL);
        for (unsigned j = 0; j < patchbay_types(handle, i); j++)
            check_type(&check, i, j, (int)j == standard);
    }
}

/* ---- The command -------------------------------------------------------------------------- */

static bool has_error(const struct value *findings)
{
    for (const struct value *f = findings ? findings->first : NULL; f; f = f->next)
        if (strcmp(pb_answer_get(f, "severity"), "error") == 0)
            return true;
    return false;
}

int pb_gather_check(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    struct value *findings = pb_answer_list(answer->root, "findings");
    struct value *files = pb_answer_list(answer->root, "files");
    for (int i = 0; i < request->count; i++)
        pb_check_file(handle, request->words[i], request->load, files, findings);
    if (!request->count) {
        check_variables(pb_registry_of(handle), findings);
        pb_check_places(pb_registry_of(handle), findings);
        check_types(handle, request->load, findings);
    }
    return has_error(findings) ? COMMAND_NO : COMMAND_FINE;
}

void pb_print_check(const struct style *style, const struct value *root)
{
    static const struct column found[] = {
        {"severity", NULL}, {"subject", NULL}, {"text", BELOW}, {"code", BELOW}};
    static const struct column brought[] = {{"selected", NULL}, {"category", NULL},
                                            {"type", NULL},     {"identifier", NULL},
                                            {"state", NULL},    {"reason", NULL}};
    const struct value *findings = pb_answer_find(root, "findings");
    const struct value *file = pb_answer_find(root, "files")->first;
    if (!file && !has_error(findings))
        pb_print_heading(style, "Nothing would fail.");
    for (; file; file = file->next) {
        bool accepted = pb_answer_is(file, "accepted");
        pb_print_heading(style, "%s: %s", pb_answer_get(file, "file"),
                         accepted ? "accepted" : "refused");
        pb_print_rows(style, pb_answer_find(file, "implementations"), pb_answer_get(file, "file"),
                      brought, sizeof brought / sizeof *brought, 2);
    }
    /* The code is for scripts. */
    pb_print_rows(style, findings, "finding", found, style->plain ? 4 : 3, 0);
}
