#include "inspector/commands/faults.h"

#include "environment/faults.h"
#include "environment/variables.h"
#include "registry/category.h"
#include "registry/registry.h"
#include "selection/override_from_environment.h"

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
    each_of(registry->environment->faults, each, context);
    for (unsigned i = 0; i < categories; i++)
        each_of(registry->categories[i].faults, each, context);
}
