#include "inspector/arguments.h"

#include "error/error.h"
#include "error/nearest.h"
#include "inspector/answer/answer.h"
#include "patchbay/patchbay.h"
#include "registry/registry.h"
#include "table/rows.h"

int pb_argument_category(struct patchbay *handle, const char *name, struct answer *answer)
{
    const struct patchbay_table *table = pb_registry_of(handle)->table;
    struct nearest nearest = {.wanted = name};
    struct patchbay_error error;
    pb_error_set(
        &error, PATCHBAY_UNKNOWN_CATEGORY,
        "registry '%s' has no category '%s' (available: ", row_text(table, table->registry), name);
    for (unsigned i = 0; i < table->categories.count; i++) {
        const char *known = row_text(table, row_category(table, i)->name);
        if (pb_names_equal(known, name))
            return (int)i;
        pb_nearest_try(&nearest, known);
        pb_error_add(&error, "%s%s", i ? ", " : "", known);
    }
    pb_error_add(&error, ")");
    pb_nearest_hint(&nearest, &error);
    pb_answer_error(answer, &error);
    return -1;
}

int pb_argument_type(struct patchbay *handle, unsigned category, const char *name,
                     struct answer *answer)
{
    struct patchbay_error error;
    int type = patchbay_find_type(handle, category, name, &error);
    if (type < 0)
        pb_answer_error(answer, &error);
    return type;
}
