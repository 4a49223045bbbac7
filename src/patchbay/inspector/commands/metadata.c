#include "inspector/commands/metadata.h"

#include "inspector/answer/answer.h"
#include "registry/category.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "table/metadata.h"
#include "table/rows.h"
#include <stdlib.h>
#include <string.h>

/* Values of plugins that were rejected may be of another kind: they are texts. */
static void add_value(struct value *parent, const char *name, const struct patchbay_table *table,
                      const struct patchbay_key_row *key, const char *value)
{
    bool fits = pb_metadata_value_fits(table, key, value);
    if (fits && key->kind == PATCHBAY_KIND_BOOL)
        pb_answer_bool(parent, name, *value == 't');
    else if (fits && key->kind == PATCHBAY_KIND_INT)
        pb_answer_integer(parent, name, strtoll(value, NULL, 10));
    else if (fits && key->kind == PATCHBAY_KIND_NUMBER)
        pb_answer_number(parent, name, pb_metadata_number(value));
    else
        pb_answer_text(parent, name, value);
}

/* A list has one pair for each element, or the key alone; of another key the first counts. */
void pb_add_metadata_value(struct value *object, const char *member,
                           const struct patchbay_table *table, const struct patchbay_key_row *key,
                           const char *text)
{
    const char *name = row_text(table, key->name);
    size_t length = strlen(name);
    struct value *list = NULL;
    for (const char *pair = list_first(text); pair; pair = list_next(pair)) {
        if (strncmp(pair, name, length) != 0 || (pair[length] && pair[length] != '='))
            continue;
        bool has_value = pair[length];
        if (!pb_metadata_is_list(key)) {
            add_value(object, member, table, key, has_value ? pair + length + 1 : "");
            return;
        }
        list = list ? list : pb_answer_list(object, member);
        if (has_value)
            pb_answer_text(list, NULL, pair + length + 1);
    }
}

void pb_add_metadata(const struct candidate *candidate, struct value *parent)
{
    const struct category_state *category = candidate->type->category;
    const struct patchbay_table *table = category->registry->table;
    const struct patchbay_key_row *keys = row_keys(table, category->number);
    const char *given = candidate->metadata_text ? candidate->metadata_text : "";
    struct value *object = pb_answer_object(parent, "metadata");
    for (uint32_t i = 0; i < category->row->keys; i++) {
        bool is_given = pb_metadata_sets(given, row_text(table, keys[i].name));
        pb_add_metadata_value(object, row_text(table, keys[i].name), table, &keys[i],
                              is_given ? given : row_text(table, category->row->defaults));
    }
}
