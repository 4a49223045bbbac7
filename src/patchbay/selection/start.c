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

/* ---- Members ------------------------------------------------------------------------------ */

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

bool pb_check_members(struct candidate *candidate)
{
    struct registry *registry = candidate->type->category->registry;
    const char *missing = missing_member(candidate);
    uint32_t interface = candidate->type->category->row->interface;
    if (missing)
        pb_candidate_fail(candidate, PATCHBAY_MEMBER_MISSING,
                          pb_asprintf(registry, "its function '%s' is NULL, but %s requires it",
                                      missing, row_text(registry->table, interface)),
                          "set it, or declare it with 'optional: true' in registry.yaml");
    return !missing;
}

/* ---- The start function ------------------------------------------------------------------- */

/* The interface may leave it out. */
static bool has_start_function(const struct candidate *candidate)
{
    const struct category_state *category = candidate->type->category;
    void (*function)(void);
    if (category->row->start == PATCHBAY_NONE)
        return false;
    uint32_t offset =
        row_members(category->registry->table, category->number)[category->row->start].offset;
    memcpy(&function, (const char *)candidate->interface + offset, sizeof function);
    return function;
}

static void decline(struct candidate *candidate, const char *reason)
{
    const struct type_state *type = candidate->type;
    struct registry *registry = type->category->registry;
    const char *kept = pb_strdup(registry, reason);
    pb_candidate_fail(candidate, PATCHBAY_DECLINED,
                      kept ? kept : "its reason is lost: out of memory", NULL);
    pb_log(registry, "%s/%s: '%s' (%s) declined: %s", type->category->name, type->name,
           candidate->identifier, pb_candidate_origin(candidate), reason);
}

/* The start function did not return. Under the lock. */
static void abandon(struct candidate *candidate)
{
    if (candidate->step != STEP_STARTING)
        return;
    decline(candidate, "its start function did not return");
    pb_start_returned(candidate->type->category->registry);
}

/* Runs when the thread is cancelled or exits inside the start function. */
static void leave(void *candidate)
{
    struct registry *registry = ((struct candidate *)candidate)->type->category->registry;
    pb_registry_lock(registry);
    abandon(candidate);
    pb_registry_pause(registry);
}

static struct candidate *with_interface(struct map_link *link, const void *interface)
{
    while (link && ((struct candidate *)link)->interface != interface)
        link = pb_map_next(link);
    return (struct candidate *)link;
}

struct candidate *pb_started(const struct registry *registry, const void *interface)
{
    return with_interface(pb_map_first(&registry->started, pb_map_hash_pointer(interface)),
                          interface);
}

struct candidate *pb_started_before(const struct candidate *candidate)
{
    return with_interface(pb_map_next(&candidate->started), candidate->interface);
}

/* False when memory is short. */
static bool add_started(struct registry *registry, struct candidate *candidate)
{
    if (!candidate->was_started)
        candidate->was_started = pb_map_add(registry, &registry->started, &candidate->started,
                                            pb_map_hash_pointer(candidate->interface));
    return candidate->was_started;
}

static void start_candidate(struct registry *registry, struct candidate *candidate)
{
    const char *declined = NULL;
    if (!add_started(registry, candidate))
        return;
    candidate->step = STEP_STARTING;
    candidate->starter = pb_starter(__builtin_frame_address(0));
    if (has_start_function(candidate)) {
        pb_log_debug(registry, "starting '%s' (%s)", candidate->identifier,
                     pb_candidate_origin(candidate));
        pthread_cleanup_push(leave, candidate); /* delivering lines is a cancellation point, too */
        pb_registry_pause(registry);
        declined = registry->table->start(candidate->type->category->number, candidate->interface);
        pthread_cleanup_pop(0);
        pb_registry_lock(registry);
    }
    if (declined)
        decline(candidate, declined);
    else
        candidate->step = STEP_READY;
    pb_start_returned(registry);
}

/* A start function runs once for a constant, however many entries name it. False if no other entry
 * has started it. */
static bool start_like_another(struct registry *registry, struct candidate *candidate, bool *ok,
                               struct patchbay_error *error)
{
    struct candidate *other = pb_started(registry, candidate->interface);
    while (other && (other == candidate || other->type->category != candidate->type->category ||
                     other->step == STEP_NEW))
        other = pb_started_before(other);
    if (!other)
        return false;
    if (other->step == STEP_STARTING) {
        *ok = pb_wait_for_start(registry, other, error);
        return true;
    }
    if (!add_started(registry, candidate)) {
        *ok = pb_error_out_of_memory(error);
        return true;
    }
    candidate->step = other->step;
    candidate->code = other->code;
    candidate->reason = other->reason;
    candidate->hint = other->hint;
    return true;
}

bool pb_start(struct candidate *candidate, struct patchbay_error *error)
{
    struct registry *registry = candidate->type->category->registry;
    bool ok = true;
    if (candidate->step == STEP_STARTING &&
        pb_starter_is_gone(&candidate->starter, __builtin_frame_address(0)))
        abandon(candidate);
    if (candidate->step == STEP_STARTING && !pb_wait_for_start(registry, candidate, error))
        return false;
    if (candidate->step == STEP_NEW && !candidate->interface &&
        !pb_load(registry, candidate, error))
        return false;
    /* Another thread may have started it meanwhile, or loading failed. */
    if (candidate->step != STEP_NEW || start_like_another(registry, candidate, &ok, error))
        return ok;
    if (pb_check_members(candidate))
        start_candidate(registry, candidate);
    return candidate->step != STEP_NEW || pb_error_out_of_memory(error);
}
