/* Overrides by the program: of a type's implementation, and of a category's default type. */
#include "error/error.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidates.h"
#include "selection/list.h"
#include "selection/look_up.h"
#include "selection/override_from_environment.h"
#include "selection/unknown.h"
#include "table/type_names.h"

static bool set_override(struct registry *registry, struct override *at,
                         const struct override *override, struct patchbay_error *error)
{
    struct override kept = {NULL, NULL};
    if (registry->sealed)
        return pb_error_sealed(override->source, error);
    if (override->name) {
        kept.name = pb_intern(registry, override->name);
        kept.source = pb_intern(registry, override->source);
        if (!kept.name || !kept.source)
            return pb_error_out_of_memory(error);
    }
    *at = kept;
    return true;
}

/* ---- Implementations ---------------------------------------------------------------------- */

/* Whether an override of this level would decide. */
static bool decides(const struct type_state *type, enum patchbay_level level)
{
    for (unsigned stronger = 0; stronger < level; stronger++)
        if (type->overrides[stronger].name)
            return false;
    return true;
}

/* An override that decides must be usable; one below a stronger one must only exist. Under the
 * lock, which may be released meanwhile. */
static bool check_override(struct type_state *type, enum patchbay_level level,
                           const struct override *override, struct patchbay_error *error)
{
    pb_discover_once(type->category->registry);
    pb_environment_bind(type->category);
    if (!pb_list_check(override->name, override->source, error))
        return false;
    if (decides(type, level))
        return pb_look_up_as_if(type, level, override, error);
    return pb_candidates_listed(type, override->name) || pb_list_continues(override->name) ||
           pb_error_unknown_identifier(type, override, error) || pb_error_see_why(type, error);
}

static bool set_type_override(struct patchbay *handle, unsigned category, unsigned number,
                              enum patchbay_level level, const struct override *override,
                              struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    struct type_state *type = pb_lock_type(registry, category, number, error);
    if (!type)
        return false;
    bool ok = registry->sealed
                  ? pb_error_sealed(override->source, error)
                  : (!override->name || check_override(type, level, override, error)) &&
                        set_override(registry, &type->overrides[level], override, error);
    if (ok)
        pb_look_up_again(type);
    pb_registry_unlock(registry);
    return ok;
}

bool patchbay_use(struct patchbay *registry, unsigned category, unsigned type,
                  const char *identifier, const char *source, struct patchbay_error *error)
{
    struct override override = {identifier, source ? source : "patchbay_use"};
    return set_type_override(registry, category, type, PATCHBAY_BY_USE, &override, error);
}

bool patchbay_prefer(struct patchbay *registry, unsigned category, unsigned type,
                     const char *identifier, const char *source, struct patchbay_error *error)
{
    struct override override = {identifier, source ? source : "patchbay_prefer"};
    return set_type_override(registry, category, type, PATCHBAY_BY_PREFER, &override, error);
}

/* ---- Default types ------------------------------------------------------------------------ */

static bool check_default(const struct category_state *category, const struct override *override,
                          struct patchbay_error *error)
{
    struct member member;
    if (!pb_list_check(override->name, override->source, error))
        return false;
    for (const char *rest = override->name; pb_list_next(&rest, &member);)
        if (pb_types_find(category->registry, category->number, member.name) >= 0)
            return true;
    return pb_list_continues(override->name) ||
           pb_error_unknown_type(category, override->name, override->source, error) ||
           pb_error_see_list(category, error);
}

static bool set_default_override(struct patchbay *handle, unsigned number,
                                 enum patchbay_level level, const struct override *override,
                                 struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    if (number >= registry->table->categories.count)
        return pb_error_unknown_category(registry, number, error);
    struct category_state *category = &registry->categories[number];
    if (pb_is_flat(category))
        return set_type_override(handle, number, PATCHBAY_NO_TYPE, level, override, error);
    pb_registry_lock(registry);
    pb_discover_once(registry); /* a plugin may bring the type */
    bool ok = (!override->name || check_default(category, override, error)) &&
              set_override(registry, &category->unnamed.overrides[level], override, error);
    if (ok)
        pb_default_type_changed(category);
    pb_registry_unlock(registry);
    return ok;
}

bool patchbay_use_default(struct patchbay *registry, unsigned category, const char *type,
                          const char *source, struct patchbay_error *error)
{
    struct override override = {type, source ? source : "patchbay_use_default"};
    return set_default_override(registry, category, PATCHBAY_BY_USE, &override, error);
}

bool patchbay_prefer_default(struct patchbay *registry, unsigned category, const char *type,
                             const char *source, struct patchbay_error *error)
{
    struct override override = {type, source ? source : "patchbay_prefer_default"};
    return set_default_override(registry, category, PATCHBAY_BY_PREFER, &override, error);
}
