#include "starter/plugin_source.h"

#include "emit/emitter.h"
#include "keys/kinds.h"
#include "names/names.h"
#include "signature/declaration.h"
#include <string.h>

enum { LISTED = 12 };

/* What the small functions share. */
struct sketch {
    struct emitter e;
    const struct category *category;
    const char *type, *name;
    bool with_optional; /* nothing else is there to be written */
};

const char *starter_type(const struct category *category, const char *name)
{
    return category->flat || !category->type_count ? name : category->types[0].name;
}

/* ---- Properties --------------------------------------------------------------------------- */

static bool is_listed(const struct category *category, const char *type)
{
    for (size_t i = 0; i < category->type_count; i++)
        if (strcmp(category->types[i].name, type) == 0)
            return true;
    return false;
}

static const char *placeholder(const struct key *key)
{
    return key->kind == PATCHBAY_KIND_ENUM ? key->values.items[0] : kinds[key->kind].sample;
}

static void emit_property(const struct sketch *s, const char *key, const char *value)
{
    text_line(s->e.text, "%s(%s, %s, %s, %s);", emit_macro(&s->e, "SET"), s->type, s->name, key,
              value);
}

static void emit_properties(const struct sketch *s)
{
    const struct category *category = s->category;
    const char *others = "";
    if (!is_listed(category, s->type))
        text_line(s->e.text, "%s_TYPE(%s);", emit_macro(&s->e, "NEW"), s->type);
    emit_property(s, "description", "\"TODO: describe it.\"");
    for (size_t i = 0; i < category->key_count; i++) {
        const struct key *key = &category->keys[i];
        if (key->required) {
            text_comment(s->e.text, key->description);
            emit_property(s, key->name, placeholder(key));
        } else {
            others = arena_printf(s->e.arena, "%s, %s", others, key->name);
        }
    }
    text_comment(
        s->e.text,
        arena_printf(s->e.arena, "Other properties: priority, opt_in, deprecated%s.", others));
    text_blank(s->e.text);
}

/* ---- Functions ---------------------------------------------------------------------------- */

/* The type of a function of the interface. Its text comes from a type that was read before, so it
 * has no fault. */
static const struct declared *parse_member(struct arena *arena, const struct member *member)
{
    const char *text = member->signature.member;
    const char *declarator = arena_printf(arena, "(*%s)", member->name);
    const char *before = strstr(text, declarator), *behind = before + strlen(declarator);
    struct node node = {.kind = NODE_SCALAR};
    node.text = arena_printf(arena, "%.*s%s", (int)(before - text), text, behind);
    struct strings tags = {0}, types = {0};
    struct parse parse = {.arena = arena, .node = &node, .tags = &tags, .types = &types};
    parse.faults = faults_create(arena, "", node.text, strlen(node.text));
    parse_words(&parse);
    return parse_function(&parse, parse_pointers(&parse, parse_specifiers(&parse)));
}

/* A definition needs names for all parameters, which a signature need not give. */
static const struct declared *with_names(struct arena *arena, const struct declared *function)
{
    struct declared *named = arena_alloc(arena, 1, sizeof *named);
    *named = *function;
    named->parameters = arena_alloc(arena, function->parameter_count + 1,
                                    sizeof *named->parameters);
    for (size_t i = 0; i < function->parameter_count; i++) {
        named->parameters[i] = function->parameters[i];
        if (!*named->parameters[i].name)
            named->parameters[i].name = arena_printf(arena, "unnamed_%zu", i + 1);
    }
    return named;
}

static bool is_among(const char *word, const char *const *list)
{
    while (*list && strcmp(*list, word) != 0)
        list++;
    return *list != NULL;
}

static bool is_signed(const char *type)
{
    static const char *const types[] = {
        "signed char", "short",   "int",     "long",     "long long", "ssize_t",   "int8_t",
        "int16_t",     "int32_t", "int64_t", "intptr_t", "intmax_t",  "ptrdiff_t", NULL};
    return is_among(type, types);
}

static bool is_number(const char *type)
{
    static const char *const types[] = {"char",
                                        "unsigned char",
                                        "unsigned short",
                                        "unsigned",
                                        "unsigned long",
                                        "float",
                                        "double",
                                        "long double",
                                        "size_t",
                                        "unsigned long long",
                                        "uint8_t",
                                        "uint16_t",
                                        "uint32_t",
                                        "uint64_t",
                                        "uintptr_t",
                                        "uintmax_t",
                                        NULL};
    return is_signed(type) || is_among(type, types);
}

/* A value of a type in normal form; NULL when only a header knows what the type is. */
static const char *value_of(struct arena *arena, const char *type, const char *number)
{
    if (strcmp(type, "bool") == 0)
        return "false";
    if (is_number(type))
        return number;
    if (strchr(type, '*'))
        return "NULL";
    return strncmp(type, "enum ", 5) == 0 ? arena_printf(arena, "(%s)0", type) : NULL;
}

static void emit_body(const struct sketch *s, const struct declared *function)
{
    const char *result = declaration_render(s->e.arena, function->to, "", RENDER_NORMAL);
    for (size_t i = 0; i < function->parameter_count; i++)
        text_line(s->e.text, "(void)%s;", function->parameters[i].name);
    if (strcmp(result, "void") == 0)
        return;
    const char *value = value_of(s->e.arena, result, is_signed(result) ? "-1" : "0");
    if (!value)
        text_line(s->e.text, "static const %s nothing;", result);
    text_line(s->e.text, "return %s;", value ? value : "nothing");
}

static const char *function_name(const struct sketch *s, const struct member *member)
{
    return arena_printf(s->e.arena, "%s_%s", s->name, member->name);
}

static void emit_function(const struct sketch *s, const struct member *member)
{
    const struct declared *function = with_names(s->e.arena, parse_member(s->e.arena, member));
    text_comment(s->e.text, member->description);
    text_line(s->e.text, "static %s",
              declaration_render(s->e.arena, function, function_name(s, member), RENDER_WRITTEN));
    text_line(s->e.text, "{");
    text_indent(s->e.text);
    emit_body(s, function);
    text_outdent(s->e.text);
    text_line(s->e.text, "}");
    text_blank(s->e.text);
}

static bool is_written(const struct sketch *s, const struct member *member)
{
    return s->with_optional || !member->optional;
}

static void emit_functions(const struct sketch *s)
{
    for (size_t i = 0; i < s->category->member_count; i++) {
        const struct member *member = &s->category->members[i];
        if (!member->constant && is_written(s, member))
            emit_function(s, member);
    }
}

/* ---- The implementation ------------------------------------------------------------------- */

/* Returns whether there was something to write. */
static bool emit_constant(const struct sketch *s, const struct member *member)
{
    const char *type = member->signature.normal;
    const char *value = strcmp(type, "const char *") == 0 ? "\"\""
                                                          : value_of(s->e.arena, type, "1");
    text_comment(s->e.text, member->description);
    if (value)
        text_line(s->e.text, ".%s = %s,", member->name, value);
    else
        text_comment(s->e.text, arena_printf(s->e.arena,
                                             "TODO: .%s, of type %s; it is zero as long as it is "
                                             "not set.",
                                             member->name, type));
    return value != NULL;
}

static void emit_definition(const struct sketch *s)
{
    const char *left_out = "";
    bool empty = true;
    text_line(s->e.text, "%s(%s, %s) = {", emit_macro(&s->e, "DEFINE"), s->type, s->name);
    text_indent(s->e.text);
    for (size_t i = 0; i < s->category->member_count; i++) {
        const struct member *member = &s->category->members[i];
        if (member->constant) {
            empty = !emit_constant(s, member) && empty;
        } else if (is_written(s, member)) {
            text_line(s->e.text, ".%s = %s,", member->name, function_name(s, member));
            empty = false;
        } else {
            left_out = arena_printf(s->e.arena, "%s%s .%s", left_out, *left_out ? "," : "",
                                    member->name);
        }
    }
    if (*left_out)
        text_comment(s->e.text, arena_printf(s->e.arena, "Optional:%s.", left_out));
    if (empty) /* braces with nothing inside are not C11 */
        text_line(s->e.text, ".%s = {0},", s->category->members[0].name);
    text_outdent(s->e.text);
    text_line(s->e.text, "};");
}

/* ---- What else there is ------------------------------------------------------------------- */

static const char *type_list(struct arena *arena, const struct category *category)
{
    const char *list = category->type_count ? "" : " no types yet";
    for (size_t i = 0; i < category->type_count && i < LISTED; i++)
        list = arena_printf(arena, "%s%s %s", list, i ? "," : "", category->types[i].name);
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
        list = arena_printf(arena, "%s    and %zu categories more\n", list,
                            model->category_count - LISTED);
    text_blank(s->e.text);
    text_comment(
        s->e.text,
        arena_printf(arena,
                     "All that a plugin of %s can define, as often as it likes:\n%s"
                     "A type of another name is declared first, by ..._NEW_..._TYPE(type);",
                     s->e.prefix, list));
}

static bool only_optional(const struct category *category)
{
    for (size_t i = 0; i < category->member_count; i++)
        if (!category->members[i].optional)
            return false;
    return true;
}

void emit_starter(struct arena *arena, struct text *text, const struct model *model,
                  const struct category *category, const char *type, const char *name)
{
    struct sketch sketch = {
        .e = emitter_create(arena, text, model),
        .category = category,
        .type = type,
        .name = name,
        .with_optional = only_optional(category),
    };
    sketch.e = emitter_of(&sketch.e, category);
    text_comment(text, arena_printf(arena, "%s: a plugin of %s. README.md says how to build it.",
                                    name, model->name));
    text_line(text, "#include \"%s_registry.h\"", model->name);
    text_blank(text);
    emit_properties(&sketch);
    emit_functions(&sketch);
    emit_definition(&sketch);
    emit_other_categories(&sketch);
}
