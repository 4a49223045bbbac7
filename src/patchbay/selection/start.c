#include "selection/start.h"

#include "error/error.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/threads.h"
#include "table/rows.h"

/* The name of a required function that is NULL, or NULL. */
static const char *missing_member(const struct candidate *candidate)
{
    const struct category_state *category = candidate->type->category;
    const struct patchbay_table *table = category->registry->table;
    const struct patchbay_member_row *members = row_members(table, category->number);
    for (uint32_t i = 0; i < category->row->members; i++) {
        void (*function)(void);
        if (members[i].flags & (PATCHBAY_MEMBER_OPTIONAL | PATCHBAY_MEMBER_CONSTANT))
            continue;
        memcpy(&function, (const char *)candidate->interface + members[i].offset, sizeof function);
        if (!function)
            return row_text(table, members[i].name);
    }
    return NULL;
}

/* Returns the reason when the start function declines; NULL also without a start function. Without
 * the lock. */
static const char *call_start(const struct candidate *candidate)
{
    const struct category_state *category = candidate->type->category;
    const char *(*function)(void) = NULL;
    if (category->row->start == PATCHBAY_NONE)
        return NULL;
    uint32_t offset =
        row_members(category->registry->table, category->number)[category->row->start].offset;
    memcpy(&function, (const char *)candidate->interface + offset, sizeof function);
    return function ? function() : NULL;
}

static void start(struct registry *registry, struct candidate *candidate)
{
    candidate->step = STEP_STARTING;
    candidate->starter = pthread_self();
    pb_registry_pause(registry);
    const char *declined = call_start(candidate);
    pb_registry_lock(registry);
    if (declined) {
        pb_candidate_fail(candidate, PATCHBAY_DECLINED, pb_strdup(registry, declined), NULL);
    } else {
        candidate->step = STEP_READY;
        candidate->next_ready = registry->ready;
        registry->ready = candidate;
    }
    pb_start_returned(registry);
}

bool pb_check_members(struct candidate *candidate)
{
    struct registry *registry = candidate->type->category->registry;
    const char *missing = missing_member(candidate);
    uint32_t tag = candidate->type->category->row->struct_tag;
    if (missing)
        pb_candidate_fail(candidate, PATCHBAY_MEMBER_MISSING,
                          pb_asprintf(registry,
                                      "its function '%s' is NULL, but struct %s requires it",
                                      missing, row_text(registry->table, tag)),
                          "set it, or declare it with 'optional: true' in registry.yaml");
    return !missing;
}

bool pb_start(struct candidate *candidate, struct patchbay_error *error)
{
    struct registry *registry = candidate->type->category->registry;
    if (candidate->step == STEP_STARTING && !pb_wait_for_start(registry, candidate))
        return pb_error_set(error, PATCHBAY_RECURSION,
                            "circular start: '%s' is looked up while its own start function runs",
                            candidate->identifier) ||
               pb_error_hint(error, "look it up after start has returned");
    if (candidate->step == STEP_NEW && !candidate->interface)
        pb_load(registry, candidate);
    /* Another thread may have started it meanwhile, or loading failed. */
    if (candidate->step == STEP_NEW && pb_check_members(candidate))
        start(registry, candidate);
    return true;
}
