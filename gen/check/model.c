#include "check/model.h"

#include "names/names.h"
#include "names/seen.h"
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

const struct type *category_type(const struct category *category, const char *name)
{
    for (size_t i = 0; i < category->type_count; i++)
        if (name_equal(category->types[i].name, name))
            return &category->types[i];
    return NULL;
}

const struct type *category_type_by_alias(const struct category *category, const char *alias)
{
    for (size_t i = 0; i < category->type_count; i++)
        if (strings_contain(&category->types[i].aliases, alias))
            return &category->types[i];
    return NULL;
}
