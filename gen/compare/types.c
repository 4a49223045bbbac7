#include "compare/types.h"

#include "names/names.h"
#include "names/seen.h"
#include "patchbay/names.h"
#include <string.h>

/* The types of a category by their names, and by their aliases as look-ups compare them. */
struct type_names {
    const struct category *category;
    struct seen *types, *aliases;
};

static struct type_names type_names_of(struct arena *arena, const struct category *category)
{
    struct type_names names = {category, seen_create(arena, category->type_count),
                               seen_create(arena, category->type_count)};
    for (size_t i = 0; i < category->type_count; i++) {
        const struct type *type = &category->types[i];
        seen_add(names.types,
                 &(struct sighting){.text = name_folded(arena, type->name), .thing = type});
        for (size_t j = 0; j < type->aliases.count; j++)
            seen_add(names.aliases,
                     &(struct sighting){.text = name_folded(arena, type->aliases.items[j]),
                                        .thing = type});
    }
    return names;
}

/* Names are seen as look-ups compare them. */
static const struct sighting *find_name(const struct seen *seen, const char *name)
{
    char folded[PATCHBAY_NAME_MAX + 1];
    size_t length = 0;
    for (; length < PATCHBAY_NAME_MAX && name[length]; length++)
        folded[length] = patchbay_fold(name[length]);
    folded[length] = '\0';
    return seen_find(seen, folded);
}

static const struct type *find_in(const struct seen *seen, const char *name)
{
    const struct sighting *sighting = find_name(seen, name);
    return sighting ? sighting->thing : NULL;
}

static struct seen *builtins_of(struct arena *arena, const struct type *type)
{
    struct seen *seen = seen_create(arena, type->implementation_count);
    for (size_t i = 0; i < type->implementation_count; i++)
        seen_add(seen, &(struct sighting){
                           .text = name_folded(arena, type->implementations[i].identifier)});
    return seen;
}

static void compare_removed(struct comparison *comparison, const struct type_names *now,
                            const struct type *before)
{
    const struct type *heir = find_in(now->aliases, before->name);
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

/* An alias that the old file has: `name` is how look-ups compare it. */
static void compare_old_alias(struct comparison *comparison, const struct type_names *now,
                              const struct type *before, const char *alias, const char *name)
{
    const struct type *heir = find_in(now->aliases, name);
    if (find_in(now->types, name)) {
        comparison_add(comparison, EFFECT_NOTE,
                       "alias '%s' of type '%s' is now a type of its own: look-ups of '%s' no "
                       "longer return what plugins implement for '%s'",
                       alias, before->name, alias, before->name);
    } else if (!heir) {
        struct difference *added = comparison_add(
            comparison, EFFECT_NOTE,
            "alias '%s' of type '%s' was removed: look-ups and variables that use it fail", alias,
            before->name);
        added->remedy = "Keep the alias.";
    } else if (strcmp(heir->name, before->name) != 0) {
        comparison_add(comparison, EFFECT_NOTE,
                       "alias '%s' moved from type '%s' to '%s': look-ups of '%s' return what "
                       "plugins implement for '%s'",
                       alias, before->name, heir->name, alias, heir->name);
    }
}

static void compare_new_alias(struct comparison *comparison, const struct type_names *before,
                              const struct type *now, const char *alias, const char *name)
{
    if (!find_in(before->aliases, name) && !find_in(before->types, name))
        comparison_add(comparison, EFFECT_NOTE,
                       "type '%s' has a new alias '%s': plugins that brought a type '%s' now "
                       "implement '%s'",
                       now->name, alias, alias, now->name);
}

static void compare_aliases(struct comparison *comparison, const struct type_names *before,
                            const struct type_names *now)
{
    for (size_t i = 0; i < before->category->type_count; i++) {
        const struct type *type = &before->category->types[i];
        for (size_t j = 0; j < type->aliases.count; j++)
            compare_old_alias(comparison, now, type, type->aliases.items[j],
                              name_folded(comparison->arena, type->aliases.items[j]));
    }
    for (size_t i = 0; i < now->category->type_count; i++) {
        const struct type *type = &now->category->types[i];
        for (size_t j = 0; j < type->aliases.count; j++)
            compare_new_alias(comparison, before, type, type->aliases.items[j],
                              name_folded(comparison->arena, type->aliases.items[j]));
    }
}

static void compare_builtins(struct comparison *comparison, const struct type *before,
                             const struct type *now, bool flat)
{
    struct seen *builtins_before = builtins_of(comparison->arena, before);
    struct seen *builtins_now = builtins_of(comparison->arena, now);
    for (size_t i = 0; i < before->implementation_count; i++) {
        const char *identifier = before->implementations[i].identifier;
        if (find_name(builtins_now, identifier))
            continue;
        struct difference *added = comparison_add(
            comparison, EFFECT_NOTE,
            "builtin '%s' of type '%s' was removed: overrides that name it are errors", identifier,
            before->name);
        added->remedy = "Mark it 'deprecated' for a release or two first.";
    }
    for (size_t i = 0; !flat && i < now->implementation_count; i++)
        if (!find_name(builtins_before, now->implementations[i].identifier))
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
    const struct type_names old_names = type_names_of(comparison->arena, before);
    const struct type_names new_names = type_names_of(comparison->arena, now);
    for (size_t i = 0; i < before->type_count; i++) {
        const struct type *type = find_in(new_names.types, before->types[i].name);
        if (type)
            compare_builtins(comparison, &before->types[i], type, now->flat);
        else
            compare_removed(comparison, &new_names, &before->types[i]);
    }
    for (size_t i = 0; i < now->type_count; i++)
        if (!find_in(old_names.types, now->types[i].name))
            comparison_add(comparison, EFFECT_OK, "type '%s' is new", now->types[i].name);
    compare_aliases(comparison, &old_names, &new_names);
    compare_default(comparison, before->default_type, now->default_type);
    if (before->next != now->next)
        comparison_add(comparison, EFFECT_NOTE,
                       "on_failure changed from '%s' to '%s': when a plugin cannot be used, %s",
                       before->next ? "next" : "error", now->next ? "next" : "error",
                       now->next ? "the next candidate is selected" : "the look-up fails");
}
