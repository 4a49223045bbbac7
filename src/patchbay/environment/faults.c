#include "environment/faults.h"

#include "environment/elements.h"
#include "environment/variables.h"
#include "error/error.h"
#include "registry/category.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include "table/rows.h"
#include <stdarg.h>

static struct fault *take_spare(struct registry *registry)
{
    struct fault *fault = registry->environment->spare;
    if (!fault)
        return pb_alloc(registry, sizeof *fault);
    registry->environment->spare = fault->next;
    return fault;
}

void pb_faults_spare(struct registry *registry, struct fault **faults)
{
    struct fault **end = faults;
    while (*end)
        end = &(*end)->next;
    *end = registry->environment->spare;
    registry->environment->spare = *faults;
    *faults = NULL;
}

void pb_faults_forget(struct registry *registry)
{
    pb_faults_spare(registry, &registry->environment->discovery_faults);
    pb_faults_spare(registry, &registry->environment->file_faults);
    pb_faults_spare(registry, &registry->environment->remarks);
}

struct fault *pb_fault_add(struct registry *registry, struct fault **faults, const char *variable,
                           const struct patchbay_error *error)
{
    struct fault *fault = take_spare(registry);
    if (!fault)
        return NULL;
    *fault = (struct fault){.variable = pb_intern(registry, variable),
                            .text = pb_intern(registry, error->text),
                            .hint = pb_intern(registry, error->hint)};
    if (!fault->variable || !fault->text || !fault->hint)
        return NULL;
    while (*faults)
        faults = &(*faults)->next;
    return *faults = fault;
}

struct fault *pb_fault_append(struct registry *registry, struct fault **faults,
                              const char *variable, const char *hint, const char *format, ...)
{
    struct patchbay_error error;
    va_list list;
    pb_error_set(&error, PATCHBAY_BAD_ENVIRONMENT, "%s: ", variable);
    va_start(list, format);
    pb_error_add_va(&error, format, list);
    va_end(list);
    if (hint && *hint)
        pb_error_hint(&error, "%s", hint);
    return pb_fault_add(registry, faults, variable, &error);
}

/* The category whose own variable this is, or NULL. */
static const struct category_state *owner_of_variable(const struct registry *registry,
                                                      const struct variable *variable)
{
    unsigned i = 0;
    while (i < registry->table->categories.count && registry->categories[i].own != variable)
        i++;
    return i < registry->table->categories.count ? &registry->categories[i] : NULL;
}

void pb_remarks_read(struct registry *registry)
{
    for (const struct variable *v = registry->environment->variables; v; v = v->next) {
        const struct category_state *owner = owner_of_variable(registry, v);
        char separator = owner ? (char)owner->row->separator : ',';
        bool path = v->name == pb_variable_name(registry, VARIABLE_PLUGIN_PATH) ||
                    v->name == pb_variable_name(registry, VARIABLE_PLUGIN_SYSTEM_PATH);
        const char *remark = pb_elements_remark(v->value, path ? ':' : separator, owner != NULL);
        if (v->quoted && !v->ignored)
            pb_fault_append(registry, &registry->environment->remarks, v->name, "",
                            "the quotes around the value are ignored");
        if (remark && !v->ignored)
            pb_fault_append(registry, &registry->environment->remarks, v->name, "", "%s", remark);
    }
    for (struct fault *remark = registry->environment->remarks; remark; remark = remark->next)
        remark->note = true;
}

bool pb_faults_error(const struct fault *faults, struct patchbay_error *error)
{
    pb_error_set(error, PATCHBAY_BAD_ENVIRONMENT, "%s", faults->text);
    for (const struct fault *next = faults->next; next; next = next->next)
        pb_error_add(error, "\n%s", next->text);
    for (; faults; faults = faults->next)
        if (*faults->hint)
            pb_error_hint(error, "%s", faults->hint);
    return false;
}

bool pb_file_faults_check(const struct registry *registry, struct patchbay_error *error)
{
    const struct fault *faults = registry->environment->file_faults;
    if (!faults)
        return true;
    pb_faults_error(faults, error);
    if (error)
        error->code = PATCHBAY_BAD_FILE;
    return false;
}

/* Whether all faults are about directories that cannot be read. */
static bool spare_builtins(const struct fault *faults)
{
    while (faults && faults->of_directory)
        faults = faults->next;
    return !faults;
}

bool pb_faults_check(const struct registry *registry, bool spared, struct patchbay_error *error)
{
    const struct environment *environment = registry->environment;
    const struct fault *faults = environment->discovery_faults ? environment->discovery_faults
                                                               : environment->faults;
    const char *inspector = row_text(registry->table, registry->table->inspector);
    if (spared && !environment->faults && spare_builtins(environment->discovery_faults))
        return true;
    if (!registry->discovered)
        return pb_error_transient(registry->transient, error);
    if (!faults)
        return true;
    pb_faults_error(faults, error);
    if (*inspector)
        pb_error_hint(error, "see: %s env", inspector);
    return false;
}
