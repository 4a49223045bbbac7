#include "check/references.h"

#include "names/nearest.h"

static void add(struct checker *checker, struct reference reference)
{
    checker->references = arena_grow(checker->arena, checker->references, checker->reference_count,
                                     sizeof *checker->references);
    checker->references[checker->reference_count++] = reference;
}

void reference_add_category(struct checker *checker, struct key *key, const struct node *node)
{
    add(checker, (struct reference){.owner = key, .node = node});
}

void reference_add_type(struct checker *checker, const struct key *key, const struct node *node,
                        const char **text)
{
    add(checker, (struct reference){.key = key, .node = node, .text = text});
}

const char *reference_hint(struct arena *arena, const struct key *key, const char *name)
{
    struct strings names = {0};
    for (size_t i = 0; i < key->of->type_count; i++) {
        strings_add(arena, &names, key->of->types[i].name);
        for (size_t j = 0; j < key->of->types[i].aliases.count; j++)
            strings_add(arena, &names, key->of->types[i].aliases.items[j]);
    }
    return nearest_hint(arena, name, "types", &names);
}

static void find_category(struct checker *checker, const struct model *model,
                          const struct reference *reference)
{
    const struct node *node = reference->node;
    struct strings names = {0};
    reference->owner->of = model_category(model, node->text);
    if (reference->owner->of)
        return;
    struct fault *fault = check_fault(checker, FAULT_UNKNOWN_CATEGORY, node,
                                      "there is no category '%s'", node->text);
    if (!fault_may_show(fault))
        return;
    for (size_t i = 0; i < model->category_count; i++)
        strings_add(checker->arena, &names, model->categories[i].name);
    fault_hint(fault, "%s", nearest_hint(checker->arena, node->text, "categories", &names));
}

static void find_type(struct checker *checker, const struct reference *reference)
{
    const struct key *key = reference->key;
    if (!key->of)
        return;
    const struct type *type = category_type_or_alias(key->of, *reference->text);
    if (type) {
        *reference->text = type->name;
        return;
    }
    struct fault *fault = check_fault(checker, FAULT_UNKNOWN_TYPE, reference->node,
                                      "category '%s' has no type '%s'", key->of->name,
                                      *reference->text);
    if (fault_may_show(fault))
        fault_hint(fault, "%s", reference_hint(checker->arena, key, *reference->text));
}

/* The header of a category needs the types of others that its keys refer to. */
static void share_enums(struct model *model, const struct category *category)
{
    for (size_t i = 0; i < category->key_count; i++) {
        const struct category *of = category->keys[i].of;
        if (of && of != category)
            model->categories[of - model->categories].shares_enums = true;
    }
}

void check_references(struct checker *checker, struct model *model)
{
    for (size_t i = 0; i < checker->reference_count; i++) {
        const struct reference *reference = &checker->references[i];
        if (reference->owner)
            find_category(checker, model, reference);
        else
            find_type(checker, reference);
    }
    for (size_t i = 0; i < model->category_count; i++)
        share_enums(model, &model->categories[i]);
}
