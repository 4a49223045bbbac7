#include "compare/members.h"

#include "base/strings.h"
#include "names/seen.h"
#include <string.h>

/* ---- Members ------------------------------------------------------------------------------ */

static const char *kind_of(const struct member *member)
{
    return member->constant ? "constant" : "function";
}

static void compare_new(struct comparison *comparison, const struct member *now)
{
    if (now->optional) {
        comparison_add(comparison, EFFECT_OK, "function '%s' is new and optional", now->name);
        return;
    }
    struct difference *added = comparison_add(comparison, EFFECT_BREAKS,
                                              "%s '%s' is new; old plugins do not have it",
                                              kind_of(now), now->name);
    added->remedy = now->constant
                        ? "Make it a metadata key with a default, which old plugins need not set."
                        : "Mark it 'optional: true', and let callers test for NULL.";
}

static void compare_member(struct comparison *comparison, const struct member *before,
                           const struct member *now)
{
    struct difference *added = NULL;
    bool same_kind = before->constant == now->constant;
    if (!same_kind || strcmp(before->signature.normal, now->signature.normal) != 0) {
        added = comparison_add(comparison, EFFECT_BREAKS, "%s '%s' %s %s", kind_of(before),
                               now->name, same_kind ? "has another" : "is now a",
                               !same_kind      ? kind_of(now)
                               : now->constant ? "type"
                                               : "signature");
        added->before = before->signature.normal;
        added->now = now->signature.normal;
        added->remedy = "Keep it as it was, and add an optional function with another name.";
    } else if (before->optional && !now->optional) {
        added = comparison_add(comparison, EFFECT_BREAKS,
                               "function '%s' was optional: plugins without it fail when they are "
                               "selected",
                               now->name);
        added->remedy = "Keep it optional, and let callers test for NULL.";
    } else if (!before->optional && now->optional) {
        comparison_add(comparison, EFFECT_OK, "function '%s' is now optional", now->name);
    }
}

static void compare_start(struct comparison *comparison, const struct category *before,
                          const struct category *now)
{
    const char *old_start = before->start ? before->start->name : NULL;
    const char *start = now->start ? now->start->name : NULL;
    if (old_start && (!start || strcmp(old_start, start) != 0)) {
        struct difference *added = comparison_add(
            comparison, EFFECT_NOTE,
            "'%s' is no longer called before the first use: plugins that initialise there are used "
            "uninitialised, and those that cannot be used no longer decline",
            old_start);
        added->remedy = "If that is harmful, raise 'revision'.";
    }
    if (old_start && start && before->start_returns != now->start_returns) {
        struct difference *added = comparison_add(
            comparison, EFFECT_BREAKS,
            "'start' has another 'returns': what old plugins return on success declines now");
        added->remedy = "Keep it as it was.";
    }
    if (start && (!old_start || strcmp(old_start, start) != 0))
        comparison_add(comparison, category_member(before, start) ? EFFECT_NOTE : EFFECT_OK,
                       "'%s' of a plugin is called once before the first use, if it is set", start);
}

static void compare_struct(struct comparison *comparison, const struct category *before,
                           const struct category *now)
{
    struct difference *added = NULL;
    if (now->elsewhere && !before->elsewhere)
        comparison_add(comparison, EFFECT_NOTE,
                       "%s is now defined elsewhere: old plugins are rejected unless its size and "
                       "offsets are those of the struct that was generated",
                       now->interface);
    if (before->grows && now->elsewhere && !now->grows) {
        added = comparison_add(comparison, EFFECT_NOTE,
                               "%s no longer grows: plugins that have it with another size are "
                               "rejected",
                               now->interface);
        added->remedy = "Keep 'grows: true'.";
    }
    if (now->mutable && !before->mutable) {
        added = comparison_add(comparison, EFFECT_BREAKS,
                               "the program may now write to %s, which old plugins have const",
                               now->interface);
        added->remedy = "Leave 'mutable' out.";
    }
}

void compare_members(struct comparison *comparison, const struct category *before,
                     const struct category *now)
{
    size_t last = 0;
    bool reordered = false;
    if (before->revision != now->revision) {
        struct difference *added = comparison_add(comparison, EFFECT_BREAKS,
                                                  "revision changed from %u to %u",
                                                  before->revision, now->revision);
        added->remedy = "A new revision requires plugins to be rebuilt. Keep the old one if old "
                        "plugins may be used.";
    }
    for (size_t i = 0; i < now->member_count; i++) {
        const struct member *member = &now->members[i];
        const struct member *old = category_member(before, member->name);
        if (!old) {
            compare_new(comparison, member);
            continue;
        }
        compare_member(comparison, old, member);
        reordered = reordered || (size_t)(old - before->members) < last;
        last = (size_t)(old - before->members);
    }
    for (size_t i = 0; i < before->member_count; i++)
        if (!category_member(now, before->members[i].name))
            comparison_add(comparison, EFFECT_OK,
                           "%s '%s' was removed; that of plugins is not used",
                           kind_of(&before->members[i]), before->members[i].name);
    if (reordered)
        comparison_add(comparison, EFFECT_OK,
                       "the order of members differs; they are matched by name");
    compare_struct(comparison, before, now);
    compare_start(comparison, before, now);
}

/* ---- Layouts ------------------------------------------------------------------------------ */

static const struct layout *find_layout(const struct category *category, const char *type)
{
    for (size_t i = 0; i < category->layout_count; i++)
        if (strcmp(category->layouts[i].type, type) == 0)
            return &category->layouts[i];
    return NULL;
}

/* The items that `other` does not have: "'usage', 'cost'"; "" when there are none. */
static const char *list_others(struct arena *arena, const struct strings *list,
                               const struct strings *other)
{
    struct strings others = {0};
    struct seen *seen = seen_create(arena, other->count);
    for (size_t i = 0; i < other->count; i++)
        seen_add(seen, &(struct sighting){.text = other->items[i]});
    for (size_t i = 0; i < list->count; i++)
        if (!seen_find(seen, list->items[i]))
            strings_add(arena, &others, arena_printf(arena, "'%s'", list->items[i]));
    return strings_join(arena, &others, ", ");
}

static void compare_layout(struct comparison *comparison, const struct layout *before,
                           const struct layout *now)
{
    const char *added = list_others(comparison->arena, &now->fields, &before->fields);
    const char *removed = list_others(comparison->arena, &before->fields, &now->fields);
    bool grows = before->grows || now->grows;
    if (*added) {
        struct difference *difference = comparison_add(comparison, grows ? EFFECT_OK : EFFECT_NOTE,
                                                       "layout of %s also lists %s", now->type,
                                                       added);
        if (!grows)
            difference->remedy = "If its size changed, old plugins are rejected. Add 'grows: true' "
                                 "if only pointers to it are passed and the program allocates it.";
    }
    if (*removed)
        comparison_add(comparison, EFFECT_NOTE,
                       "layout of %s no longer lists %s, which are no longer checked", now->type,
                       removed);
    if (before->grows != now->grows)
        comparison_add(comparison, EFFECT_OK, "layout of %s: 'grows' is %s; old plugins %s",
                       now->type, now->grows ? "true" : "false",
                       now->grows ? "with another size are accepted" : "are not affected");
}

void compare_layouts(struct comparison *comparison, const struct category *before,
                     const struct category *now)
{
    for (size_t i = 0; i < now->layout_count; i++) {
        const struct layout *old = find_layout(before, now->layouts[i].type);
        if (old)
            compare_layout(comparison, old, &now->layouts[i]);
        else
            comparison_add(comparison, EFFECT_OK,
                           "layout of %s is new; old plugins are not checked for it",
                           now->layouts[i].type);
    }
    for (size_t i = 0; i < before->layout_count; i++)
        if (!find_layout(now, before->layouts[i].type))
            comparison_add(comparison, EFFECT_NOTE,
                           "layout of %s was removed and is no longer checked",
                           before->layouts[i].type);
}
