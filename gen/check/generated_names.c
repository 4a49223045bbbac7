/* The names of the generated C: whether two things in the file would get the same.
 *
 * C has one name space for tags and one for the rest. Macros count as the latter, as they replace
 * whatever has their name. `struct lapse_endpoint_metadata` and the function of that name
 * coexist by design.
 */
#include "check/generated_names.h"

#include "names/names.h"
#include "names/seen.h"
#include <string.h>

struct generated {
    struct checker *checker;
    struct seen *tags, *names;
    const char *prefix;   /* "lapse" */
    const char *category; /* at hand; NULL: none */
};

/* "lapse_a_b_c", without the parts that are NULL. */
static const char *lower(const struct generated *generated, const char *a, const char *b,
                         const char *c)
{
    return arena_printf(generated->checker->arena, "%s_%s%s%s%s%s", generated->prefix, a,
                        b ? "_" : "", b ? b : "", c ? "_" : "", c ? c : "");
}

static const char *upper(const struct generated *generated, const char *a, const char *b,
                         const char *c)
{
    return name_upper(generated->checker->arena, lower(generated, a, b, c));
}

static const char an_implementation[] = "implementation '%s'";

static const char *shown(struct arena *arena, const struct sighting *sighting, bool with_category)
{
    const char *text = arena_printf(arena, sighting->what, sighting->name);
    return with_category ? arena_printf(arena, "%s of category '%s'", text, sighting->of) : text;
}

/* The fault is reported at the later of the two in the file. */
static void reject(struct generated *generated, const struct sighting *sighting,
                   const struct sighting *first)
{
    if (mark_compare(first->mark, sighting->mark) > 0) {
        const struct sighting *later = first;
        first = sighting;
        sighting = later;
    }
    struct arena *arena = generated->checker->arena;
    struct faults *faults = generated->checker->faults;
    bool apart = sighting->of && first->of && strcmp(sighting->of, first->of) != 0;
    const char *what = shown(arena, sighting, apart), *other = shown(arena, first, apart);
    if (!first->mark.line) {
        fault_hint(fault_add(faults, FAULT_GENERATED_CLASH, sighting->mark, sighting->width,
                             "%s would become '%s', which every registry defines", what,
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

/* Adds a name that is derived from the name at `mark`, which is `name`. */
static void add(struct generated *generated, struct seen *seen, const char *text, const char *what,
                const char *name, struct mark mark)
{
    struct sighting sighting = {.text = text,
                                .what = what,
                                .name = name,
                                .of = generated->category,
                                .mark = mark,
                                .width = (uint32_t)strlen(name)};
    const struct sighting *first = seen_add(seen, &sighting);
    if (first)
        reject(generated, &sighting, first);
}

/* ---- Of a category ------------------------------------------------------------------------- */

/* Functions around the name of a category: lapse_get_endpoint_by_name. */
static const struct {
    const char *before, *after;
} functions[] = {
    {"get", NULL},         {"get", "by_name"}, {"get", "implementation"}, {"select", NULL},
    {"next", NULL},        {"use", NULL},      {"use", "default"},        {"prefer", NULL},
    {"prefer", "default"}, {"register", NULL}, {"unregister", NULL},      {"builtin", NULL},
    {"absent", NULL}, /* stands for weak builtins that are not linked */
};

static void add_functions(struct generated *generated, const struct category *category)
{
    static const char what[] = "a function of category '%s'";
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        add(generated, generated->names,
            lower(generated, functions[i].before, category->name, functions[i].after), what,
            category->name, category->mark);
    if (category->key_count)
        add(generated, generated->names, lower(generated, category->name, "metadata", NULL),
            "the metadata of category '%s'", category->name, category->mark);
}

static void add_tags(struct generated *generated, const struct category *category)
{
    add(generated, generated->tags, category->struct_tag, "the interface of category '%s'",
        category->name, category->mark);
    add(generated, generated->tags, lower(generated, category->name, "type", NULL),
        "the types of category '%s'", category->name, category->mark);
    if (category->key_count)
        add(generated, generated->tags, lower(generated, category->name, "metadata", NULL),
            "the metadata of category '%s'", category->name, category->mark);
}

static void add_macros(struct generated *generated, const struct category *category)
{
    static const struct {
        const char *before, *after;
    } macros[] = {{"DEFINE", NULL},      {"SET", NULL},     {"NEW", "TYPE"},
                  {"FINGERPRINT", NULL}, {"NUMBERS", NULL}, {"COUNT_NUMBERS", NULL}};
    for (size_t i = 0; i < sizeof macros / sizeof *macros; i++)
        add(generated, generated->names,
            upper(generated, macros[i].before, category->name, macros[i].after),
            "a macro of category '%s'", category->name, category->mark);
}

static void add_keys(struct generated *generated, const struct category *category)
{
    for (size_t i = 0; i < category->key_count; i++) {
        const struct key *key = &category->keys[i];
        if (key->kind != PATCHBAY_KIND_ENUM)
            continue;
        add(generated, generated->tags, lower(generated, category->name, key->name, NULL),
            "metadata key '%s'", key->name, key->mark);
        for (size_t j = 0; j < key->values.count; j++)
            add(generated, generated->names,
                upper(generated, category->name, key->name, key->values.items[j]),
                "a value of metadata key '%s'", key->name, key->mark);
    }
}

/* Entries of a category may name one constant; all of them link it strongly, or all weakly. */
static void add_symbol(struct generated *generated, struct implementation *from)
{
    struct sighting sighting = {.text = from->symbol,
                                .what = an_implementation,
                                .name = from->identifier,
                                .of = generated->category,
                                .thing = from,
                                .mark = from->mark,
                                .width = (uint32_t)strlen(from->identifier)};
    const struct sighting *first = seen_add(generated->names, &sighting);
    const struct implementation *other = first ? first->thing : NULL;
    from->shares_symbol = other && first->of == generated->category &&
                          (from->own_symbol || other->own_symbol);
    if (first && !from->shares_symbol)
        reject(generated, &sighting, first);
    if (!from->shares_symbol || from->weak == other->weak)
        return;
    struct fault *fault = fault_add(generated->checker->faults, FAULT_BAD_SYMBOL, from->mark,
                                    sighting.width,
                                    "'%s' has 'link: weak' in only one of '%s' and '%s'",
                                    from->symbol, other->identifier, from->identifier);
    fault_hint(fault, "write it for all implementations with this symbol, or for none");
    fault_note(fault, first->mark, first->width, "the other one");
}

/* The name that DEFINE looks for where the symbol of an implementation is its own. */
static void add_usual_symbol(struct generated *generated, const struct category *category,
                             const struct type *type, const struct implementation *from)
{
    const char *usual = arena_printf(generated->checker->arena, "%s_%s",
                                     lower(generated, category->name, type->name, NULL),
                                     from->identifier);
    if (from->own_symbol && strcmp(usual, from->symbol) != 0)
        add(generated, generated->names, usual, an_implementation, from->identifier, from->mark);
}

static void add_types(struct generated *generated, struct category *category)
{
    add(generated, generated->names, upper(generated, category->name, "TYPES", NULL),
        "the number of types of category '%s'", category->name, category->mark);
    for (size_t i = 0; i < category->type_count; i++) {
        const struct type *type = &category->types[i];
        add(generated, generated->names, upper(generated, category->name, type->name, NULL),
            "type '%s'", type->name, type->mark);
        for (size_t j = 0; j < type->implementation_count; j++) {
            add_symbol(generated, &type->implementations[j]);
            add_usual_symbol(generated, category, type, &type->implementations[j]);
        }
    }
}

/* ---- Of the registry ----------------------------------------------------------------------- */

static void add_fixed(struct generated *generated)
{
    static const char *const names[] = {"table", "rows", "builtin", "first_builtin"};
    static const char *const macros[] = {"CATEGORIES", "PLUGIN_DIRECTORY", "REGISTRY_H"};
    static const char *const tags[] = {"category", "rows"};
    static const char what[] = "a part of every registry";
    const struct mark nowhere = {0, 0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        add(generated, generated->names, lower(generated, names[i], NULL, NULL), what, "", nowhere);
    for (size_t i = 0; i < sizeof macros / sizeof *macros; i++)
        add(generated, generated->names, upper(generated, macros[i], NULL, NULL), what, "",
            nowhere);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        add(generated, generated->tags, lower(generated, tags[i], NULL, NULL), what, "", nowhere);
}

static size_t count_names(const struct model *model)
{
    size_t count = 0;
    for (size_t i = 0; i < model->category_count; i++) {
        const struct category *category = &model->categories[i];
        count += 32 + category->type_count;
        for (size_t j = 0; j < category->type_count; j++)
            count += category->types[j].implementation_count;
    }
    return count;
}

void check_generated_names(struct checker *checker, struct model *model)
{
    struct generated generated = {.checker = checker, .prefix = model->name};
    generated.tags = seen_create(checker->arena, model->category_count * 4);
    generated.names = seen_create(checker->arena, count_names(model));
    add_fixed(&generated);
    for (size_t i = 0; i < model->category_count; i++) {
        struct category *category = &model->categories[i];
        add(&generated, generated.names, upper(&generated, category->name, NULL, NULL),
            "category '%s'", category->name, category->mark);
        add_tags(&generated, category);
        add_functions(&generated, category);
        add_macros(&generated, category);
        generated.category = category->name;
        add_keys(&generated, category);
        add_types(&generated, category);
        generated.category = NULL;
    }
}
