/* Whether two things in the file would get the same name in the generated C, by the table of its
 * names (names/generated.def), or one that the C library has. */
#include "check/generated_names.h"

#include "names/c_library.h"
#include "names/generated.h"
#include "names/names.h"
#include "names/seen.h"
#include <string.h>

struct naming {
    struct checker *checker;
    struct seen *spaces[3]; /* by enum generated_space */
    struct generated_words words;
    const char *category;         /* at hand, for messages; NULL: none */
    const struct category *owner; /* of the names that are added; NULL: the registry */
    bool in_plugin;               /* the names have no place in the file at hand */
};

static const char an_implementation[] = "implementation '%s'";

static const char *shown(struct arena *arena, const struct sighting *sighting, bool with_category)
{
    const char *text = arena_printf(arena, sighting->what, sighting->name);
    return with_category ? arena_printf(arena, "%s of category '%s'", text, sighting->of) : text;
}

/* The fault is reported at the later of the two in the file. */
static void reject(struct naming *naming, const struct sighting *sighting,
                   const struct sighting *first)
{
    if (mark_compare(first->mark, sighting->mark) > 0) {
        const struct sighting *later = first;
        first = sighting;
        sighting = later;
    }
    struct arena *arena = naming->checker->arena;
    struct faults *faults = naming->checker->faults;
    bool apart = sighting->of && first->of && strcmp(sighting->of, first->of) != 0;
    const char *what = shown(arena, sighting, apart), *other = shown(arena, first, apart);
    if (!first->mark.line) {
        fault_hint(fault_add(faults, FAULT_GENERATED_CLASH, sighting->mark, sighting->width,
                             "%s would become '%s', which generated headers define", what,
                             sighting->text),
                   "choose another name");
        return;
    }
    struct fault *fault = fault_add(faults, FAULT_GENERATED_CLASH, sighting->mark, sighting->width,
                                    "%s and %s would both become '%s' in the generated C", other,
                                    what, sighting->text);
    fault_hint(fault, "rename one of them%s",
               first->what == an_implementation ? ", or change a category's 'symbol'" : "");
    fault_note(fault, first->mark, first->width, "the other one");
}

static void reject_of_c_library(struct naming *naming, const struct sighting *sighting)
{
    if (!sighting->mark.line || !c_library_has(sighting->text))
        return;
    fault_hint(fault_add(naming->checker->faults, FAULT_GENERATED_CLASH, sighting->mark,
                         sighting->width, "%s would become '%s', which the C library has",
                         shown(naming->checker->arena, sighting, false), sighting->text),
               sighting->what == an_implementation
                   ? "change the identifier, or set 'symbol'"
                   : "choose another name, or another name for the registry");
}

/* Adds the name `text` of the thing at `mark`, which the file calls `name`. */
static void add_text(struct naming *naming, enum generated_space space, const char *text,
                     const char *what, const char *name, struct mark mark)
{
    struct sighting sighting = {.text = text,
                                .what = what,
                                .name = name,
                                .of = naming->category,
                                .thing = naming->owner,
                                .mark = naming->in_plugin ? (struct mark){0, 0} : mark,
                                .width = (uint32_t)strlen(name)};
    if (space == SPACE_ENUM) {
        seen_add(naming->spaces[SPACE_ENUM], &sighting);
        space = SPACE_TAG;
    }
    const struct sighting *first = seen_add(naming->spaces[space], &sighting);
    if (first)
        reject(naming, &sighting, first);
    else if (space == SPACE_NAME)
        reject_of_c_library(naming, &sighting);
}

/* Adds all names of one scope, with the words at hand. */
static void add(struct naming *naming, enum generated_scope scope, const char *name,
                struct mark mark)
{
    for (size_t i = 0; i < GENERATED_NAMES; i++) {
        const struct generated_rule *rule = &generated_rules[i];
        if (rule->scope == scope && rule->space != SPACE_OWN)
            add_text(naming, rule->space,
                     generated_name(naming->checker->arena, (enum generated)i, &naming->words),
                     rule->what, name, mark);
    }
}

/* ---- Of a category ------------------------------------------------------------------------- */

static void add_keys(struct naming *naming, const struct category *category)
{
    for (size_t i = 0; i < category->key_count; i++) {
        const struct key *key = &category->keys[i];
        naming->words.key = key->name;
        add(naming, SCOPE_KEY, key->name, key->mark);
        if (!key_has_values(key))
            continue;
        add(naming, SCOPE_ENUM_KEY, key->name, key->mark);
        for (size_t j = 0; j < key->values.count; j++) {
            naming->words.value = key->values.items[j];
            add(naming, SCOPE_VALUE, key->name, key->mark);
        }
    }
}

/* Entries of a category may name one constant; all of them link it strongly, or all weakly. */
static void add_symbol(struct naming *naming, struct implementation *from)
{
    struct sighting sighting = {.text = from->symbol,
                                .what = an_implementation,
                                .name = from->identifier,
                                .of = naming->category,
                                .thing = from,
                                .mark = from->mark,
                                .width = (uint32_t)strlen(from->identifier)};
    const struct sighting *first = seen_add(naming->spaces[SPACE_NAME], &sighting);
    const struct implementation *other = first ? first->thing : NULL;
    from->shares_symbol = other && first->of == naming->category &&
                          (from->own_symbol || other->own_symbol);
    if (!first)
        reject_of_c_library(naming, &sighting);
    else if (!from->shares_symbol)
        reject(naming, &sighting, first);
    if (!from->shares_symbol || from->weak == other->weak)
        return;
    struct fault *fault = fault_add(naming->checker->faults, FAULT_BAD_SYMBOL, from->mark,
                                    sighting.width,
                                    "'%s' has 'link: weak' in only one of '%s' and '%s'",
                                    from->symbol, other->identifier, from->identifier);
    fault_hint(fault, "write it for all implementations with this symbol, or for none");
    fault_note(fault, first->mark, first->width, "the other one");
}

/* The name that DEFINE looks for where the symbol of an implementation is its own. */
static void add_usual_symbol(struct naming *naming, const struct implementation *from)
{
    if (!from->own_symbol)
        return;
    naming->words.identifier = from->identifier;
    const char *usual = generated_name(naming->checker->arena, GENERATED_CONSTANT, &naming->words);
    if (strcmp(usual, from->symbol) != 0)
        add_text(naming, SPACE_NAME, usual, an_implementation, from->identifier, from->mark);
}

static void add_symbols(struct naming *naming, const struct category *category)
{
    naming->words.category = naming->category = category->name;
    for (size_t i = 0; i < category->type_count; i++) {
        const struct type *type = &category->types[i];
        naming->words.type = type->name;
        for (size_t j = 0; j < type->implementation_count; j++) {
            add_symbol(naming, &type->implementations[j]);
            add_usual_symbol(naming, &type->implementations[j]);
        }
    }
    naming->category = NULL;
}

static void add_types(struct naming *naming, const struct category *category)
{
    for (size_t i = 0; i < category->type_count; i++) {
        naming->words.type = category->types[i].name;
        add(naming, SCOPE_TYPE, category->types[i].name, category->types[i].mark);
    }
}

/* All names of a category but those of its builtins. */
static void add_category(struct naming *naming, const struct category *category)
{
    naming->words.category = category->name;
    naming->owner = category;
    if (!category->elsewhere && category->struct_tag)
        add_text(naming, SPACE_TAG, category->struct_tag, "the interface of category '%s'",
                 category->name, category->mark);
    add(naming, SCOPE_CATEGORY, category->name, category->mark);
    if (category->key_count)
        add(naming, SCOPE_CATEGORY_WITH_KEYS, category->name, category->mark);
    naming->category = category->name;
    add_keys(naming, category);
    add_types(naming, category);
    naming->category = NULL;
}

/* ---- Tags in signatures --------------------------------------------------------------------- */

/* In C++ a typedef that a signature uses must not have the name of a generated tag. */
static void check_typedef(struct naming *naming, const struct member *member, const char *name)
{
    const struct sighting *first = seen_find(naming->spaces[SPACE_TAG], name);
    if (!first)
        first = seen_find(naming->spaces[SPACE_NAME], name);
    if (!first)
        return;
    fault_hint(fault_add(naming->checker->faults, FAULT_GENERATED_CLASH, member->mark, 1,
                         "the type '%s' has the name of %s", name,
                         shown(naming->checker->arena, first, false)),
               "write 'struct %s' or 'enum %s' for a generated type", name, name);
}

/* C has one name space for the tags of structs, unions and enums. */
static void check_tag(struct naming *naming, struct seen *kinds, const struct member *member,
                      const char *type)
{
    const char *tag = strchr(type, ' ') + 1;
    struct sighting sighting = {.text = tag, .name = type, .mark = member->mark, .width = 1};
    const struct sighting *first = seen_add(kinds, &sighting);
    const struct sighting *own = seen_find(naming->spaces[SPACE_TAG], tag);
    const char *is_own = seen_find(naming->spaces[SPACE_ENUM], tag) ? "enum" : "struct";
    struct fault *fault = NULL;
    if (own && strncmp(type, is_own, strlen(is_own)) != 0)
        fault = fault_add(naming->checker->faults, FAULT_GENERATED_CLASH, member->mark, 1,
                          "'%s' is a tag of the generated %s, not '%s'", tag, is_own, type);
    else if (first && strcmp(first->name, type) != 0)
        fault = fault_add(naming->checker->faults, FAULT_GENERATED_CLASH, member->mark, 1,
                          "'%s' here is '%s' elsewhere", type, first->name);
    else if (!own && naming->checker->only && strncmp(type, "enum", 4) == 0)
        fault_hint(fault_add(naming->checker->faults, FAULT_UNDECLARED_TYPE, member->mark, 1,
                             "nothing declares '%s'", type),
                   "list the header that declares it under 'includes'");
    if (fault)
        fault_hint(fault, "write the keyword that the type is defined with");
    if (fault && !own)
        fault_note(fault, first->mark, first->width, "the other one");
}

/* An enum that the signatures of another category use is not left to the header of its own. */
static void share_enum(struct naming *naming, const struct category *user, const char *type)
{
    const struct sighting *own = seen_find(naming->spaces[SPACE_TAG], strchr(type, ' ') + 1);
    struct category *owner = own ? (struct category *)own->thing : NULL;
    if (owner && owner != user)
        owner->shares_enums = true;
}

static void check_tags(struct naming *naming, const struct model *model)
{
    struct seen *kinds = seen_create(naming->checker->arena, 64);
    for (size_t i = 0; i < model->category_count; i++) {
        const struct category *category = &model->categories[i];
        for (size_t j = 0; j < category->member_count; j++) {
            const struct member *member = &category->members[j];
            for (size_t k = 0; k < member->signature.tags.count; k++)
                check_tag(naming, kinds, member, member->signature.tags.items[k]);
            for (size_t k = 0; k < member->signature.types.count; k++)
                check_typedef(naming, member, member->signature.types.items[k]);
            for (size_t k = 0; k < member->signature.enums.count; k++) {
                check_tag(naming, kinds, member, member->signature.enums.items[k]);
                share_enum(naming, category, member->signature.enums.items[k]);
            }
        }
    }
}

/* ---- Of the registry ----------------------------------------------------------------------- */

static size_t count_names(const struct model *model)
{
    size_t count = GENERATED_NAMES;
    for (size_t i = 0; i < model->category_count; i++) {
        const struct category *category = &model->categories[i];
        count += GENERATED_NAMES + category->type_count + 2 * category->key_count;
        for (size_t j = 0; j < category->type_count; j++)
            count += category->types[j].implementation_count;
    }
    return count;
}

static struct naming names_of(struct checker *checker, const struct model *model, bool in_plugin)
{
    struct naming naming = {
        .checker = checker, .words = {.prefix = model->name, .value = "0"}, .in_plugin = in_plugin};
    naming.spaces[SPACE_TAG] = seen_create(checker->arena, model->category_count * 4);
    naming.spaces[SPACE_ENUM] = seen_create(checker->arena, model->category_count * 2);
    naming.spaces[SPACE_NAME] = seen_create(checker->arena, count_names(model));
    add(&naming, SCOPE_REGISTRY, "", (struct mark){0, 0});
    for (size_t i = 0; i < model->category_count; i++)
        add_category(&naming, &model->categories[i]);
    return naming;
}

void check_generated_names(struct checker *checker, struct model *model)
{
    struct naming naming = names_of(checker, model, false);
    for (size_t i = 0; i < model->category_count; i++)
        add_symbols(&naming, &model->categories[i]);
    check_tags(&naming, model);
}

void check_names_of_plugin(struct checker *checker, const struct model *registry,
                           const struct plugin_model *plugin)
{
    struct naming naming = names_of(checker, registry, true);
    naming.in_plugin = false;
    for (size_t i = 0; i < plugin->count; i++) {
        const struct provided *provided = &plugin->provided[i];
        naming.words.category = provided->category->name;
        naming.words.type = provided->type;
        naming.words.identifier = provided->implementation.identifier;
        naming.words.key = "";
        add(&naming, SCOPE_IMPLEMENTATION, provided->implementation.identifier,
            provided->implementation.mark);
    }
}
