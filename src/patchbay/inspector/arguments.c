#include "inspector/arguments.h"

#include "inspector/answer/answer.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidates.h"
#include "selection/decide.h"
#include "selection/look_up.h"

struct category_state *pb_argument_category(struct registry *registry, const char *name,
                                            struct answer *answer)
{
    struct patchbay_error error;
    int number = patchbay_find_category(pb_registry_handle(registry), name, &error);
    if (number >= 0)
        return &registry->categories[number];
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
