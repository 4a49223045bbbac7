#include "inspector/check/references.h"

#include "inspector/answer/answer.h"
#include "inspector/check/finding.h"
#include "registry/category.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "table/rows.h"
#include "table/type_names.h"
#include <stdio.h>
#include <string.h>

/* The key of kind `type` that a pair sets; NULL if it sets another one. */
static const struct patchbay_key_row *type_key(const struct category_state *category,
                                               const char *pair, size_t length)
{
    const struct patchbay_table *table = category->registry->table;
    const struct patchbay_key_row *keys = row_keys(table, category->number);
    for (uint32_t i = 0; i < category->row->keys; i++) {
        const char *name = row_text(table, keys[i].name);
        if (keys[i].kind == PATCHBAY_KIND_TYPE && strncmp(name, pair, length) == 0 && !name[length])
            return &keys[i];
    }
    return NULL;
}

static void check_references_of(const struct candidate *candidate, struct value *findings)
{
    const struct category_state *category = candidate->type->category;
    const struct registry *registry = category->registry;
    for (const char *pair = list_first(candidate->metadata_text); pair; pair = list_next(pair)) {
        size_t length = strcspn(pair, "=");
        const char *value = pair + length + 1;
        const struct patchbay_key_row *key = pair[length] ? type_key(category, pair, length) : NULL;
        if (!key || pb_types_find(registry, key->values, value) >= 0)
            continue;
        char subject[2 * 64 + 2];
        snprintf(subject, sizeof subject, "%s/%s", category->name, candidate->type->name);
        struct value *finding = pb_finding_begin(findings, "warning", NULL, subject);
        pb_answer_print(finding, "text",
                        "metadata '%.*s' of '%s': category '%s' has no type '%s'; the value is "
                        "not given",
                        (int)length, pair, candidate->identifier,
                        row_text(registry->table, row_category(registry->table, key->values)->name),
                        value);
        pb_answer_text(finding, "hint", "install the plugin that brings it");
    }
}

void pb_check_references(const struct type_state *type, struct value *findings)
{
    for (const struct candidate *c = type->candidates; c; c = c->next)
        if (!c->removed)
            check_references_of(c, findings);
}
