#include "inspector/commands/narrow.h"

#include "error/error.h"
#include "error/nearest.h"
#include "inspector/answer/answer.h"
#include "inspector/command.h"
#include "patchbay/names.h"
#include "registry/category.h"
#include "registry/registry.h"
#include "table/rows.h"
#include <stdio.h>
#include <string.h>

bool pb_is_narrowed(const struct request *request)
{
    return request->options & (OPTION_WHERE | OPTION_SEARCH);
}

/* ---- --where ------------------------------------------------------------------------------ */

static bool is_key(const char *name, const char *where)
{
    size_t length = strcspn(where, "=");
    return strncmp(name, where, length) == 0 && !name[length];
}

static bool find_key(const struct registry *registry, const struct category_state *only,
                     const char *where, struct nearest *nearest)
{
    const struct patchbay_table *table = registry->table;
    for (unsigned i = 0; i < table->categories.count; i++) {
        const struct patchbay_key_row *keys = row_keys(table, i);
        if (only && only != &registry->categories[i])
            continue;
        for (uint32_t j = 0; j < registry->categories[i].row->keys; j++) {
            if (is_key(row_text(table, keys[j].name), where))
                return true;
            pb_nearest_try(nearest, row_text(table, keys[j].name));
        }
    }
    return false;
}

bool pb_narrow_check(const struct registry *registry, const struct category_state *only,
                     const struct request *request, struct answer *answer)
{
    for (const char *const *where = request->where; *where; where++) {
        char key[256];
        struct nearest nearest = {.wanted = key};
        struct patchbay_error error;
        snprintf(key, sizeof key, "%.*s", (int)strcspn(*where, "="), *where);
        if (find_key(registry, only, *where, &nearest))
            continue;
        pb_error_set(&error, PATCHBAY_BAD_ARGUMENT, "--where: %s%s metadata key '%s'",
                     only ? only->name : "no category", only ? " has no" : " has a", key);
        pb_nearest_hint(&nearest, &error);
        pb_answer_error(answer, &error);
        return false;
    }
    return true;
}

/* Of a list, one element must have the value. */
static bool has_value(const struct value *implementation, const char *where)
{
    const struct value *metadata = pb_answer_find(implementation, "metadata");
    const struct value *member = metadata ? metadata->first : NULL;
    const char *wanted = strchr(where, '=') + 1;
    while (member && !is_key(member->key, where))
        member = member->next;
    if (!member || member->kind != VALUE_LIST)
        return member && strcmp(member->text, wanted) == 0;
    for (const struct value *item = member->first; item; item = item->next)
        if (strcmp(item->text, wanted) == 0)
            return true;
    return false;
}

/* ---- --search ----------------------------------------------------------------------------- */

static bool contains_text(const char *text, const char *wanted)
{
    for (;; text++) {
        size_t i = 0;
        while (wanted[i] && patchbay_fold(text[i]) == patchbay_fold(wanted[i]))
            i++;
        if (!wanted[i] || !*text)
            return !wanted[i];
    }
}

static bool has_text(const struct value *implementation, const char *wanted)
{
    static const char *const members[] = {"category", "type", "identifier", "origin",
                                          "description"};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (contains_text(pb_answer_get(implementation, members[i]), wanted))
            return true;
    return false;
}

bool pb_narrow_keeps(const struct request *request, const struct value *implementation)
{
    for (const char *const *where = request->where; *where; where++)
        if (!has_value(implementation, *where))
            return false;
    return !request->search || has_text(implementation, request->search);
}
