#include "compare/types.h"

#include "names/names.h"
#include <string.h>

/* The type that has `name` as an alias, as look-ups compare it. */
static const struct type *find_alias(struct arena *arena, const struct category *category,
                                     const char *name)
{
    for (size_t i = 0; i < category->type_count; i++)
        for (size_t j = 0; j < category->types[i].aliases.count; j++)
            if (strcmp(name_folded(arena, category->types[i].aliases.items[j]), name) == 0)
                return &category->types[i];
    return NULL;
}

static const struct implementation *find_builtin(const struct type *type, const char *identifier)
{
    for (size_t i = 0; i < type->implementation_count; i++)
        if (strcmp(type->implementations[i].identifier, identifier) == 0)
            return &type->implementations[i];
    return NULL;
}

static void compare_removed(struct comparison *comparison, const struct category *now,
                            const struct type *before)
{
    const struct type *heir = find_alias(comparison->arena, now, before->name);
    if (heir)
        comparison_add(
            comparison, EFFECT_NOTE,
            "type '%s' is now an alias of '%s': plugins that implement it implement '%s'",
            before->name, heir->name, heir->name);
    else
        comparison_add(comparison, EFFECT_NOTE,
                       "type '%s' was removed: it exists only where a plugin implements it",
                       before->name);
}

static void compare_builtins(struct comparison *comparison, const struct type *before,
                             const struct type *now, bool flat)
{
    for (size_t i = 0; i < before->implementation_count; i++) {
        const char *identifier = before->implementations[i].identifier;
        if (find_builtin(now, identifier))
            continue;
        struct difference *added = comparison_add(
            comparison, EFFECT_NOTE,
            "builtin '%s' of type '%s' was removed: overrides that name it are errors", identifier,
            before->name);
        added->remedy = "Mark it 'deprecated' for a release or two first.";
    }
    for (size_t i = 0; !flat && i < now->implementation_count; i++)
        if (!find_builtin(before, now->implementations[i].identifier))
            comparison_add(comparison, EFFECT_OK, "type '%s' has a new builtin '%s'", now->name,
                           now->implementations[i].identifier);
}

static void compare_default(struct comparison *comparison, const struct type *before,
                            const struct type *now)
{
    if (!before != !now || (now && strcmp(before->name, now->name) != 0))
        comparison_add(comparison, before ? EFFECT_NOTE : EFFECT_OK,
                       "the default type changed from %s%s%s to %s%s%s", before ? "'" : "",
                       before ? before->name : "none", before ? "'" : "", now ? "'" : "",
                       now ? now->name : "none", now ? "'" : "");
}

void compare_types(struct comparison *comparison, const struct category *before,
                   const struct category *now)
{
    for (size_t i = 0; i < before->type_count; i++) {
        const struct type *type = category_type(now, before->types[i].name);
        if (type)
            compare_builtins(comparison, &before->types[i], type, now->flat);
        else
            compare_removed(comparison, now, &before->types[i]);
    }
    for (size_t i = 0; i < now->type_count; i++)
        if (!category_type(before, now->types[i].name))
            comparison_add(comparison, EFFECT_OK, "type '%s' is new", now->types[i].name);
    compare_default(comparison, before->default_type, now->default_type);
    if (before->next != now->next)
        comparison_add(comparison, EFFECT_NOTE,
                       "on_failure changed from '%s' to '%s': when a plugin cannot be used, %s",
                       before->next ? "next" : "error", now->next ? "next" : "error",
                       now->next ? "the next candidate is selected" : "the look-up fails");
}
