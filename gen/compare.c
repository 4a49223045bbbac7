#include "compare.h"

#include <stdarg.h>
#include <string.h>

struct comparison {
    FILE *stream;
    const char *category;
    bool compatible; /* all so far */
};

__attribute__((format(printf, 3, 4))) static void say(struct comparison *comparison,
                                                      bool compatible, const char *format, ...)
{
    va_list list;
    fprintf(comparison->stream, "%s: %s: ", comparison->category,
            compatible ? "compatible" : "incompatible");
    va_start(list, format);
    vfprintf(comparison->stream, format, list);
    va_end(list);
    fputc('\n', comparison->stream);
    comparison->compatible = comparison->compatible && compatible;
}

/* ---- Members ------------------------------------------------------------------------------ */

static const struct member *find_member(const struct category *category, const char *name)
{
    for (size_t i = 0; i < category->member_count; i++)
        if (strcmp(category->members[i].name, name) == 0)
            return &category->members[i];
    return NULL;
}

static const char *kind_of(const struct member *member)
{
    return member->constant ? "constant" : "function";
}

static void compare_member(struct comparison *comparison, const struct member *before,
                           const struct member *now)
{
    if (!before)
        say(comparison, now->optional, "%s '%s' is new and %s: %s", kind_of(now), now->name,
            now->optional ? "optional" : "required", now->signature.normal);
    else if (before->constant != now->constant ||
             strcmp(before->signature.normal, now->signature.normal) != 0)
        say(comparison, false, "%s '%s' was %s and is %s", kind_of(now), now->name,
            before->signature.normal, now->signature.normal);
    else if (before->optional && !now->optional)
        say(comparison, false, "function '%s' was optional and is required", now->name);
    else if (!before->optional && now->optional)
        say(comparison, true, "function '%s' was required and is optional", now->name);
}

static void compare_members(struct comparison *comparison, const struct category *before,
                            const struct category *now)
{
    bool reordered = false;
    for (size_t i = 0; i < now->member_count; i++) {
        const struct member *other = find_member(before, now->members[i].name);
        compare_member(comparison, other, &now->members[i]);
        reordered = reordered || (other && (size_t)(other - before->members) != i);
    }
    for (size_t i = 0; i < before->member_count; i++)
        if (!find_member(now, before->members[i].name))
            say(comparison, true, "%s '%s' is removed; what plugins have of it is not used",
                kind_of(&before->members[i]), before->members[i].name);
    if (reordered)
        say(comparison, true, "members stand in another order; they are matched by name");
}

/* ---- Layouts, revision, metadata ---------------------------------------------------------- */

static bool same_fields(const struct strings *left, const struct strings *right)
{
    if (left->count != right->count)
        return false;
    for (size_t i = 0; i < left->count; i++)
        if (strcmp(left->items[i], right->items[i]) != 0)
            return false;
    return true;
}

static void compare_layouts(struct comparison *comparison, const struct category *before,
                            const struct category *now)
{
    for (size_t i = 0; i < now->layout_count; i++)
        for (size_t j = 0; j < before->layout_count; j++) {
            const struct layout *new_layout = &now->layouts[i], *old = &before->layouts[j];
            if (strcmp(old->type, new_layout->type) != 0)
                continue;
            if (!same_fields(&old->fields, &new_layout->fields))
                say(comparison, false, "layout of %s lists other fields", old->type);
            if (old->grows && !new_layout->grows)
                say(comparison, false, "layout of %s may no longer grow", old->type);
        }
}

static const struct key *find_key(const struct category *category, const char *name)
{
    for (size_t i = 0; i < category->key_count; i++)
        if (strcmp(category->keys[i].name, name) == 0)
            return &category->keys[i];
    return NULL;
}

static void compare_metadata(struct comparison *comparison, const struct category *before,
                             const struct category *now)
{
    for (size_t i = 0; i < now->key_count; i++) {
        const struct key *key = &now->keys[i], *old = find_key(before, key->name);
        if (old && old->kind != key->kind)
            say(comparison, false, "metadata key '%s' has another kind", key->name);
        else if (key->required && (!old || !old->required))
            say(comparison, false, "metadata key '%s' is %s", key->name,
                old ? "required now" : "new and required");
        else if (!old)
            say(comparison, true, "metadata key '%s' is new", key->name);
    }
    for (size_t i = 0; i < before->key_count; i++)
        if (!find_key(now, before->keys[i].name))
            say(comparison, false, "metadata key '%s' is removed; plugins that give it are refused",
                before->keys[i].name);
}

static void compare_categories(struct comparison *comparison, const struct category *before,
                               const struct category *now)
{
    comparison->category = before->name;
    if (!now) {
        say(comparison, false, "the category is removed");
        return;
    }
    compare_members(comparison, before, now);
    compare_layouts(comparison, before, now);
    if (before->revision != now->revision)
        say(comparison, false, "revision was %u and is %u", before->revision, now->revision);
    compare_metadata(comparison, before, now);
}

bool compare_registries(const struct model *old_model, const struct model *new_model, FILE *stream)
{
    struct comparison comparison = {stream, old_model->name, true};
    if (strcmp(old_model->name, new_model->name) != 0)
        say(&comparison, false, "the registry is now named '%s'", new_model->name);
    for (size_t i = 0; i < old_model->category_count; i++) {
        const struct category *before = &old_model->categories[i], *now = NULL;
        for (size_t j = 0; j < new_model->category_count; j++)
            if (strcmp(new_model->categories[j].name, before->name) == 0)
                now = &new_model->categories[j];
        compare_categories(&comparison, before, now);
    }
    fprintf(stream,
            comparison.compatible
                ? "Plugins go on working.\n"
                : "Plugins built for the old file are refused where it says incompatible.\n");
    return comparison.compatible;
}
