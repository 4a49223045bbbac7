#include "inspector/commands/faults.h"

#include "environment/faults.h"
#include "environment/variables.h"
#include "registry/category.h"
#include "registry/registry.h"
#include "selection/candidates.h"
#include "selection/decide.h"
#include "selection/override_from_environment.h"
#include "table/type_names.h"

static void each_of(const struct fault *fault,
                    void (*each)(void *context, const struct fault *fault), void *context)
{
    for (; fault; fault = fault->next)
        each(context, fault);
}

void pb_faults_each(struct registry *registry,
                    void (*each)(void *context, const struct fault *fault), void *context)
{
    unsigned categories = registry->table->categories.count;
    for (unsigned i = 0; i < categories; i++)
        pb_environment_bind(&registry->categories[i]);
    each_of(registry->environment->discovery_faults, each, context);
    each_of(registry->environment->file_faults, each, context);
    each_of(registry->environment->faults, each, context);
    for (unsigned i = 0; i < categories; i++) {
        each_of(registry->categories[i].faults, each, context);
        each_of(registry->categories[i].own_faults, each, context);
    }
}

void pb_skipped_each_of(struct category_state *category, unsigned level,
                        void (*each)(void *context, const struct skipped *skipped), void *context)
{
    pb_skipped_each(category, pb_is_flat(category) ? &category->unnamed : NULL,
                    &category->unnamed.overrides[level], each, context);
    for (unsigned i = 0; i < pb_types_count(category->registry, category->number); i++) {
        const struct type_state *type = pb_type_known(category->registry, category->number, i);
        if (type)
            pb_skipped_each(category, type, &type->overrides[level], each, context);
    }
}
