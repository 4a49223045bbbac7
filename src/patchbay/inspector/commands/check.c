/* `check`: everything that would fail later; with files, whether this program accepts them. */
#include "environment/faults.h"
#include "environment/variables.h"
#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "inspector/check/conflicts.h"
#include "inspector/check/finding.h"
#include "inspector/check/references.h"
#include "inspector/check/types.h"
#include "inspector/command.h"
#include "inspector/commands/check_plugins.h"
#include "inspector/commands/faults.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/registry.h"
#include "selection/candidates.h"
#include "selection/decide.h"
#include "table/rows.h"
#include "table/type_names.h"
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

/* ---- Variables ---------------------------------------------------------------------------- */

static void add_fault_finding(void *findings, const struct fault *fault)
{
    pb_finding_add(findings, "error", patchbay_code_name(PATCHBAY_BAD_ENVIRONMENT), fault->variable,
                   fault->text, fault->hint);
}

static void add_skipped_finding(void *findings, const struct skipped *skipped)
{
    pb_finding_add(findings,
                   !skipped->unknown ? "note"
                   : skipped->warns  ? "warning"
                                     : "error",
                   patchbay_code_name(skipped->why.code), skipped->source, skipped->why.text,
                   skipped->why.hint);
}

static void check_variables(struct registry *registry, struct value *findings)
{
    pb_registry_lock(registry);
    pb_faults_each(registry, add_fault_finding, findings);
    for (const struct fault *f = registry->environment->remarks; f; f = f->next)
        pb_finding_add(findings, f->note ? "note" : "error", NULL, f->variable, f->text, f->hint);
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        for (unsigned level = 0; level < OVERRIDES; level++)
            pb_skipped_each_of(&registry->categories[i], level, add_skipped_finding, findings);
    for (const struct variable *v = registry->environment->variables; v; v = v->next)
        if (v->ignored)
            pb_finding_add(findings, "warning", NULL, v->name, "ignored: " ELEVATED, "");
    pb_registry_unlock(registry);
}

/* ---- Candidates --------------------------------------------------------------------------- */

static void check_candidates(struct registry *registry, struct value *findings)
{
    pb_registry_lock(registry);
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        for (unsigned j = 0; j < pb_types_count(registry, i); j++) {
            const struct type_state *type = pb_type_known(registry, i, j);
            if (!type)
                continue;
            pb_check_conflicts(type, findings);
            pb_check_references(type, findings);
        }
    pb_registry_unlock(registry);
}

/* ---- The command -------------------------------------------------------------------------- */

static int gather_check(struct patchbay *handle, const struct request *request,
                        struct answer *answer)
{
    struct value *findings = pb_answer_list(answer->root, "findings");
    struct value *files = pb_answer_list(answer->root, "files");
    bool load = request->options & OPTION_LOAD, ok = true;
    pb_answer_bool(answer->root, "loaded", load);
    for (int i = 0; ok && i < request->count; i++)
        ok = pb_check_file(handle, request->arguments[i], load, files, findings);
    if (!request->count) {
        check_variables(pb_registry_of(handle), findings);
        pb_check_places(pb_registry_of(handle), findings);
        check_candidates(pb_registry_of(handle), findings);
    }
    if (!request->count && load)
        ok = pb_check_types_loaded(handle, findings);
    else if (!request->count)
        pb_check_types(handle, findings);
    if (!ok)
        fprintf(stderr, "%s: cannot load in a child process: %s\n", request->program->name,
                strerror(errno));
    return !ok ? COMMAND_FAILURE : pb_findings_fail(findings) ? COMMAND_NO : COMMAND_OK;
}

/* The last line. It must not promise that nothing fails when look-ups do. */
static void print_result(const struct style *style, const struct value *root)
{
    const struct value *findings = pb_answer_find(root, "findings");
    bool loaded = pb_answer_is(root, "loaded");
    if (!pb_findings_fail(findings))
        pb_print_heading(style, "No %s found%s", findings->first ? "errors" : "problems",
                         loaded ? "" : " without loading (--load also loads and starts)");
}

static void print_check(const struct style *style, const struct value *root)
{
    static const struct column found[] = {
        {"severity", NULL}, {"subject", NULL}, {"text", BELOW}, {"hint", BELOW}, {"code", SCRIPTS}};
    static const struct table findings = {NULL, "findings", "finding", COLUMNS(found), 0};
    static const struct column implementations[] = {{"selected", NULL}, {"category", NULL},
                                                    {"type", NULL},     {"identifier", NULL},
                                                    {"state", NULL},    {"reason", NULL}};
    const struct value *file = pb_answer_find(root, "files")->first;
    bool all = !file;
    for (; file; file = file->next) {
        bool accepted = pb_answer_is(file, "accepted");
        pb_print_heading(style, "%s: %s", pb_answer_get(file, "file"),
                         accepted ? "accepted" : "not accepted");
        pb_print_rows(style, pb_answer_find(file, "implementations"), pb_answer_get(file, "file"),
                      COLUMNS(implementations), 2);
    }
    pb_print_table(style, root, &findings);
    if (all)
        print_result(style, root);
}

const struct command pb_command_check = {
    .name = "check",
    .arguments = "[FILE.so...]",
    .example = "--load",
    .description = "report what would fail later; with FILE, whether the plugin is accepted",
    .most = INT_MAX,
    .options = OPTION_OUTPUT | OPTION_ENVIRON | OPTION_LOAD,
    .gather = gather_check,
    .print = print_check};
