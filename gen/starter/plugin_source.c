#include "starter/plugin_source.h"

#include "base/strings.h"
#include "emit/emitter.h"
#include "keys/kinds.h"
#include "names/c_library.h"
#include "names/names.h"
#include "signature/declaration.h"
#include <string.h>

enum { LISTED = 12 };

/* What the small functions share. */
struct sketch {
    struct emitter e;
    const struct category *category;
    const char *type, *name;
    bool with_optional; /* functions; only where there are no others */
};

const char *starter_type(const struct category *category, const char *name)
{
    return category->flat || !category->type_count ? name : category->types[0].name;
}

/* ---- Properties --------------------------------------------------------------------------- */

static void emit_property(const struct sketch *s, const char *key, const char *value)
{
    text_code(s->e.text, "%s(%s, %s, %s, %s);", emit_name(&s->e, GENERATED_SET), s->type, s->name,
              key, value);
}

/* A value as C writes it. */
static const char *sample_of(struct arena *arena, const struct key *key)
{
    const char *sample = kinds[key->kind].sample;
    if (key->min || key->max || sample)
        return key->min ? key->min : key->max ? key->max : sample;
    const char *first = key->of && !key->of->type_count ? "todo"
                        : key->of                       ? key->of->types[0].name
                                                        : key->values.items[0];
    return key_has_list(key) ? arena_printf(arena, "\"%s\"", first) : first;
}

/* ", description, deprecated, ..." */
static const char own_properties[] =
#define PATCHBAY_PROPERTY(constant, name, kind) ", " name
#include "patchbay/properties.def"
#undef PATCHBAY_PROPERTY
    ;

static void emit_properties(const struct sketch *s)
{
    const struct category *category = s->category;
    const char *all = own_properties + 2;
    if (!category_type(category, s->type))
        text_code(s->e.text, "%s(%s);", emit_name(&s->e, GENERATED_NEW_TYPE), s->type);
    emit_property(s, "description", "\"TODO: describe it.\"");
    for (size_t i = 0; i < category->key_count; i++) {
        const struct key *key = &category->keys[i];
        all = arena_printf(s->e.arena, "%s, %s", all, key->name);
        if (key->required) {
            text_comment(s->e.text, key->description);
            emit_property(s, key->name, sample_of(s->e.arena, key));
        }
    }
    text_comment(s->e.text, arena_printf(s->e.arena, "All properties: %s.", all));
    text_blank(s->e.text);
}

/* ---- Functions ---------------------------------------------------------------------------- */

static bool has_parameter(const struct declared *function, const char *name)
{
    for (size_t i = 0; i < function->parameter_count; i++)
        if (strcmp(function->parameters[i].name, name) == 0)
            return true;
    return false;
}

/* A name for parameter `number`, from 1, that no other one has. */
static const char *free_name(struct arena *arena, const struct declared *function, size_t number)
{
    const char *name = arena_printf(arena, "unnamed_%zu", number);
    while (has_parameter(function, name))
        name = arena_printf(arena, "%s_", name);
    return name;
}

/* A definition names all parameters, which a signature need not do. */
static const struct declared *with_names(struct arena *arena, const struct declared *function)
{
    struct declared *named = arena_alloc(arena, 1, sizeof *named);
    *named = *function;
    named->parameters = arena_alloc(arena, function->parameter_count + 1,
                                    sizeof *named->parameters);
    for (size_t i = 0; i < function->parameter_count; i++) {
        named->parameters[i] = function->parameters[i];
        if (!*named->parameters[i].name)
            named->parameters[i].name = free_name(arena, function, i + 1);
    }
    return named;
}

static const char *function_name(const struct sketch *s, const struct member *member)
{
    char *name = arena_printf(s->e.arena, "%s_%s", s->name, member->name);
    for (char *dot = strchr(name, '.'); dot; dot = strchr(dot, '.'))
        *dot = '_';
    return c_library_has(name) ? arena_printf(s->e.arena, "%s_function", name) : name;
}

/* A compound literal of 0 is a value of every type that a function can return. */
static void emit_function(const struct sketch *s, const struct member *member)
{
    struct arena *arena = s->e.arena;
    const struct declared *function = with_names(arena, member->signature.type);
    const char *result = declaration_render(arena, function->to, "", RENDER_NORMAL);
    text_comment(s->e.text, member->description);
    text_code(s->e.text, "static %s",
              declaration_render(arena, function, function_name(s, member), RENDER_WRITTEN));
    text_open(s->e.text, "{");
    for (size_t i = 0; i < function->parameter_count; i++)
        text_code(s->e.text, "(void)%s;", function->parameters[i].name);
    if (strcmp(result, "void") != 0)
        text_code(s->e.text, "return (%s){0}; /* TODO */", result);
    text_close(s->e.text, "}");
}

static bool is_written(const struct sketch *s, const struct member *member)
{
    return !member->constant && (s->with_optional || !member->optional);
}

static void emit_functions(const struct sketch *s)
{
    for (size_t i = 0; i < s->category->member_count; i++)
        if (is_written(s, &s->category->members[i]))
            emit_function(s, &s->category->members[i]);
}

/* ---- The implementation ------------------------------------------------------------------- */

static void emit_rest(const struct sketch *s, const char *what, const struct strings *members)
{
    const char *list = "";
    for (size_t i = 0; i < members->count; i++)
        list = arena_printf(s->e.arena, "%s%s.%s", list, i ? ", " : "", members->items[i]);
    if (members->count)
        text_comment(s->e.text, arena_printf(s->e.arena, "%s: %s.", what, list));
}

static void emit_definition(const struct sketch *s)
{
    struct strings optional = {0}, constants = {0};
    size_t written = 0;
    text_open(s->e.text, "%s(%s, %s) = {", emit_name(&s->e, GENERATED_DEFINE), s->type, s->name);
    for (size_t i = 0; i < s->category->member_count; i++) {
        const struct member *member = &s->category->members[i];
        if (is_written(s, member)) {
            text_code(s->e.text, ".%s = %s,", member->name, function_name(s, member));
            written++;
        } else {
            strings_add(s->e.arena, member->constant ? &constants : &optional, member->name);
        }
    }
    emit_rest(s, "TODO: constants, 0 until they are set", &constants);
    emit_rest(s, "Optional", &optional);
    if (!written)
        text_code(s->e.text, "0");
    text_outdent(s->e.text);
    text_code(s->e.text, "};");
}

/* ---- Other categories --------------------------------------------------------------------- */

static const char *type_list(struct arena *arena, const struct category *category)
{
    const char *list = category->type_count ? "" : " no types yet";
    for (size_t i = 0; i < category->type_count && i < LISTED; i++)
        list = arena_printf(arena, "%s%s %s", list, i ? "," : "",
                            name_folded(arena, category->types[i].name));
    if (category->type_count > LISTED)
        list = arena_printf(arena, "%s and %zu more", list, category->type_count - LISTED);
    return list;
}

static void emit_other_categories(const struct sketch *s)
{
    struct arena *arena = s->e.arena;
    const struct model *model = s->e.model;
    const char *list = "";
    for (size_t i = 0; i < model->category_count && i < LISTED; i++)
        list = arena_printf(arena, "%s    %s_DEFINE_%s:%s\n", list, s->e.upper,
                            name_upper(arena, model->categories[i].name),
                            type_list(arena, &model->categories[i]));
    if (model->category_count > LISTED)
        list = arena_printf(arena, "%s    and %zu more categories\n", list,
                            model->category_count - LISTED);
    text_blank(s->e.text);
    text_comment(s->e.text,
                 arena_printf(arena,
                              "A plugin of %s can define any number of implementations of:\n%s"
                              "Declare a type that is not listed with %s(type).",
                              s->e.prefix, list, emit_name(&s->e, GENERATED_NEW_TYPE)));
}

static bool has_required_function(const struct category *category)
{
    for (size_t i = 0; i < category->member_count; i++)
        if (!category->members[i].optional && !category->members[i].constant)
            return true;
    return false;
}

void emit_starter(struct arena *arena, struct text *text, const struct model *model,
                  const struct category *category, const char *type, const char *name)
{
    const struct emitter e = emitter_create(arena, text, model);
    const struct sketch sketch = {
        .e = emitter_of(&e, category),
        .category = category,
        .type = name_folded(arena, type),
        .name = name,
        .with_optional = !has_required_function(category),
    };
    text_comment(text,
                 arena_printf(arena, "%s: a plugin of %s. README.md explains how to build it.",
                              name, model->name));
    text_code(text, "#include \"%s_registry.h\"", model->name);
    text_blank(text);
    emit_properties(&sketch);
    emit_functions(&sketch);
    emit_definition(&sketch);
    emit_other_categories(&sketch);
}
