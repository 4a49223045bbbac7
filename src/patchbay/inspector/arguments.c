#include "inspector/arguments.h"

#include "error/error.h"
#include "error/nearest.h"
#include "inspector/answer/answer.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidates.h"
#include "selection/decide.h"
#include "selection/look_up.h"
#include "table/rows.h"

struct category_state *pb_argument_category(struct registry *registry, const char *name,
                                            struct answer *answer)
{
    const struct patchbay_table *table = registry->table;
    struct nearest nearest = {.wanted = name};
    struct patchbay_error error;
    const char *separator = "";
    pb_error_set(
        &error, PATCHBAY_UNKNOWN_CATEGORY,
        "registry '%s' has no category '%s' (available: ", row_text(table, table->registry), name);
    for (unsigned i = 0; i < table->categories.count; i++) {
        struct category_state *category = &registry->categories[i];
        if (pb_names_equal(category->name, name))
            return category;
        pb_nearest_try(&nearest, category->name);
        if (category->row->flags & PATCHBAY_CATEGORY_INTERNAL)
            continue;
        pb_error_add(&error, "%s%s", separator, category->name);
        separator = ", ";
    }
    pb_error_add(&error, ")");
    pb_nearest_hint(&nearest, &error);
    pb_answer_error(answer, &error);
    return NULL;
}

int pb_default_type(struct category_state *category, struct patchbay_error *error)
{
    struct decision decision;
    pb_registry_lock(category->registry);
    pb_discover_once(category->registry);
    int type = pb_decide_default_type(category, &decision, error);
    pb_registry_unlock(category->registry);
    return type;
}

struct type_state *pb_argument_type(struct category_state *category, const char *name,
                                    struct answer *answer)
{
    struct registry *registry = category->registry;
    struct patchbay_error error;
    bool unnamed = !name && pb_is_flat(category);
    int number = unnamed ? 0
                 : name  ? patchbay_find_type(pb_registry_handle(registry), category->number, name,
                                              &error)
                         : pb_default_type(category, &error);
    struct type_state *type = number < 0
                                  ? NULL
                                  : pb_lock_type(registry, category->number,
                                                 unnamed ? PATCHBAY_NO_TYPE : (unsigned)number,
                                                 &error);
    if (type)
        pb_registry_unlock(registry);
    else
        pb_answer_error(answer, &error);
    return type;
}
