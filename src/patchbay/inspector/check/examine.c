#include "inspector/check/examine.h"

#include "registry/category.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "selection/candidate.h"
#include "selection/look_up.h"
#include "selection/start.h"

void pb_examine(struct registry *registry, unsigned category, unsigned number)
{
    struct type_state *type = pb_lock_type(registry, category, number, NULL);
    if (!type)
        return;
    for (struct candidate *c = type->candidates; c; c = *pb_candidate_next(type, c)) {
        if (c->removed || c->step != STEP_NEW)
            continue;
        if (c->interface)
            pb_check_members(c);
        else
            pb_load_check(c);
    }
    pb_registry_unlock(registry);
}
