#include "compare/metadata.h"

#include "base/strings.h"
#include "keys/kinds.h"
#include <string.h>

static bool is_boolean(const char *value)
{
    return strcmp(value, "true") == 0 || strcmp(value, "false") == 0;
}

static bool has_only_booleans(const struct strings *values)
{
    for (size_t i = 0; i < values->count; i++)
        if (!is_boolean(values->items[i]))
            return false;
    return true;
}

static bool has_all(const struct strings *now, const struct strings *before)
{
    for (size_t i = 0; i < before->count; i++)
        if (!strings_contain(now, before->items[i]))
            return false;
    return true;
}

/* Notes hold values as text, which is read as the new kind: any text is a string, any int a number,
 * any value a list of one; `true` and `false` can be values of an enum. */
static bool is_read_as(const struct key *before, const struct key *now)
{
    switch (now->kind) {
    case PATCHBAY_KIND_STRINGS:
        return true;
    case PATCHBAY_KIND_STRING:
        return !key_has_list(before);
    case PATCHBAY_KIND_NUMBER:
        return before->kind == PATCHBAY_KIND_INT;
    case PATCHBAY_KIND_ENUM:
        return before->kind == PATCHBAY_KIND_BOOL && strings_contain(&now->values, "true") &&
               strings_contain(&now->values, "false");
    case PATCHBAY_KIND_FLAGS:
        return before->kind == PATCHBAY_KIND_ENUM && has_all(&now->values, &before->values);
    case PATCHBAY_KIND_BOOL:
        return before->kind == PATCHBAY_KIND_ENUM && has_only_booleans(&before->values);
    default:
        return false;
    }
}

static void compare_values(struct comparison *comparison, const struct key *before,
                           const struct key *now)
{
    for (size_t i = 0; i < before->values.count; i++)
        if (!strings_contain(&now->values, before->values.items[i])) {
            struct difference *added = comparison_add(
                comparison, EFFECT_BREAKS,
                "metadata key '%s' no longer has the value '%s': plugins that set it are rejected",
                now->name, before->values.items[i]);
            added->remedy = "Keep the value, and treat it like its replacement.";
        }
    for (size_t i = 0; i < now->values.count; i++)
        if (!strings_contain(&before->values, now->values.items[i]))
            comparison_add(comparison, EFFECT_OK, "metadata key '%s' has a new value '%s'",
                           now->name, now->values.items[i]);
}

static void compare_ranges(struct comparison *comparison, const struct key *before,
                           const struct key *now)
{
    if ((!now->min || (before->min && !key_is_less(now, before->min, now->min))) &&
        (!now->max || (before->max && !key_is_less(now, now->max, before->max))))
        return;
    struct difference *added = comparison_add(
        comparison, EFFECT_BREAKS,
        "values of metadata key '%s' must now be %s: plugins with others are rejected", now->name,
        key_range(comparison->arena, now));
    added->remedy = "Keep the range, and add a key with another name.";
}

/* Values of a type key stay valid if they name types of the same category, as many as before. */
static bool same_reference(const struct key *before, const struct key *now)
{
    return !before->of ||
           (strcmp(before->of->name, now->of->name) == 0 && (now->several || !before->several));
}

static const char *shown_kind(const struct comparison *comparison, const struct key *key)
{
    return key->of ? arena_printf(comparison->arena, "%s of %s%s", kinds[key->kind].name,
                                  key->of->name, key->several ? ", several" : "")
                   : kinds[key->kind].name;
}

static void compare_kinds(struct comparison *comparison, const struct key *before,
                          const struct key *now)
{
    if (before->kind == now->kind && same_reference(before, now)) {
        compare_values(comparison, before, now);
    } else if (is_read_as(before, now)) {
        comparison_add(comparison, EFFECT_OK,
                       "metadata key '%s' changed from %s to %s, which accepts the same values",
                       now->name, shown_kind(comparison, before), shown_kind(comparison, now));
    } else {
        struct difference *added = comparison_add(
            comparison, EFFECT_BREAKS,
            "metadata key '%s' changed from %s to %s: plugins with other values are rejected",
            now->name, shown_kind(comparison, before), shown_kind(comparison, now));
        added->remedy = "Keep it as it was, and add a key with another name.";
    }
}

static bool same_default(const struct key *left, const struct key *right)
{
    if (left->has_default != right->has_default ||
        left->default_values.count != right->default_values.count)
        return false;
    for (size_t i = 0; i < left->default_values.count; i++)
        if (strcmp(left->default_values.items[i], right->default_values.items[i]) != 0)
            return false;
    return true;
}

static void compare_key(struct comparison *comparison, const struct key *before,
                        const struct key *now)
{
    compare_kinds(comparison, before, now);
    compare_ranges(comparison, before, now);
    if (!before->required && now->required) {
        struct difference *added = comparison_add(
            comparison, EFFECT_BREAKS,
            "metadata key '%s' is now required: plugins that do not set it are rejected",
            now->name);
        added->remedy = "Use 'default' instead of 'required'.";
    } else if (before->required && !now->required) {
        comparison_add(comparison, EFFECT_OK, "metadata key '%s' is no longer required", now->name);
    } else if (before->kind == now->kind && !same_default(before, now)) {
        comparison_add(comparison, EFFECT_NOTE,
                       "metadata key '%s' has another default, also for old plugins that do not "
                       "set it",
                       now->name);
    }
}

static void compare_new(struct comparison *comparison, const struct key *now)
{
    if (!now->required) {
        comparison_add(comparison, EFFECT_OK, "metadata key '%s' is new", now->name);
        return;
    }
    struct difference *added = comparison_add(
        comparison, EFFECT_BREAKS,
        "metadata key '%s' is new and required; old plugins do not set it", now->name);
    added->remedy = "Use 'default' instead of 'required'.";
}

void compare_metadata(struct comparison *comparison, const struct category *before,
                      const struct category *now)
{
    for (size_t i = 0; i < now->key_count; i++) {
        const struct key *old = category_key(before, now->keys[i].name);
        if (old)
            compare_key(comparison, old, &now->keys[i]);
        else
            compare_new(comparison, &now->keys[i]);
    }
    for (size_t i = 0; i < before->key_count; i++) {
        if (category_key(now, before->keys[i].name))
            continue;
        struct difference *added = comparison_add(
            comparison, EFFECT_BREAKS,
            "metadata key '%s' was removed: plugins that set it are rejected",
            before->keys[i].name);
        added->remedy = "Keep it, and note in its description that it is no longer read.";
    }
}
