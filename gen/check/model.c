#include "check/model.h"

#include "names/names.h"
#include "names/seen.h"
#include "patchbay/names.h"
#include <stdlib.h>
#include <string.h>

bool category_is_opaque(const struct category *category)
{
    return category->elsewhere && category->struct_tag;
}

const struct category *model_category(const struct model *model, const char *name)
{
    for (size_t i = 0; i < model->category_count; i++)
        if (strcmp(model->categories[i].name, name) == 0)
            return &model->categories[i];
    return NULL;
}

const struct member *category_member(const struct category *category, const char *name)
{
    for (size_t i = 0; i < category->member_count; i++)
        if (strcmp(category->members[i].name, name) == 0)
            return &category->members[i];
    return NULL;
}

const struct key *category_key(const struct category *category, const char *name)
{
    const struct sighting *found = category->key_names ? seen_find(category->key_names, name)
                                                       : NULL;
    return found ? found->thing : NULL;
}

bool key_has_values(const struct key *key)
{
    return key->kind == PATCHBAY_KIND_ENUM || key->kind == PATCHBAY_KIND_FLAGS;
}

bool key_has_list(const struct key *key)
{
    return key->kind == PATCHBAY_KIND_STRINGS || key->kind == PATCHBAY_KIND_FLAGS || key->several;
}

const char *key_presence(struct arena *arena, const struct key *key)
{
    bool is_type = key->kind == PATCHBAY_KIND_TYPE; /* which may not exist at run time */
    bool zero_is_value = key->kind == PATCHBAY_KIND_BOOL || key->kind == PATCHBAY_KIND_INT ||
                         key->kind == PATCHBAY_KIND_NUMBER || key->kind == PATCHBAY_KIND_FLAGS;
    if (key->several)
        return arena_printf(arena, "%s_count", key->name);
    return is_type || (zero_is_value && !key->required && !key->has_default)
               ? arena_printf(arena, "has_%s", key->name)
               : NULL;
}

bool key_is_less(const struct key *key, const char *left, const char *right)
{
    return key->kind == PATCHBAY_KIND_INT ? strtoll(left, NULL, 10) < strtoll(right, NULL, 10)
                                          : strtod(left, NULL) < strtod(right, NULL);
}

const char *key_range(struct arena *arena, const struct key *key)
{
    if (key->min && key->max)
        return arena_printf(arena, "%s to %s", key->min, key->max);
    return key->min   ? arena_printf(arena, "at least %s", key->min)
           : key->max ? arena_printf(arena, "at most %s", key->max)
                      : NULL;
}

const struct type *category_type_or_alias(const struct category *category, const char *name)
{
    char folded[PATCHBAY_NAME_MAX + 1];
    size_t length = strlen(name);
    if (!category->type_names || length > PATCHBAY_NAME_MAX)
        return NULL;
    for (size_t i = 0; i <= length; i++)
        folded[i] = patchbay_fold(name[i]);
    const struct sighting *found = seen_find(category->type_names, folded);
    return found ? found->thing : NULL;
}

const struct type *category_type(const struct category *category, const char *name)
{
    const struct type *type = category_type_or_alias(category, name);
    return type && name_equal(type->name, name) ? type : NULL;
}

const struct type *category_type_by_alias(const struct category *category, const char *alias)
{
    const struct type *type = category_type_or_alias(category, alias);
    return type && !name_equal(type->name, alias) ? type : NULL;
}
