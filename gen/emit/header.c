#include "emit/header.h"

#include "base/strings.h"
#include "base/version.h"
#include "emit/accessors.h"
#include "emit/plugin_macros.h"
#include "keys/kinds.h"
#include "names/names.h"
#include <string.h>

static void emit_version_check(const struct emitter *e)
{
    text_code(e->text, "#include <patchbay/patchbay.h>");
    text_code(e->text, "#if defined(PATCHBAY_PLUGIN)");
    text_code(e->text, "#include <patchbay/plugin.h>");
    text_code(e->text, "#endif");
    text_code(e->text, "#if PATCHBAY_VERSION_MAJOR != %d || PATCHBAY_VERSION_MINOR < %d",
              GEN_VERSION_MAJOR, GEN_VERSION_MINOR);
    text_code(e->text,
              "#error \"%s_registry.h needs the headers of Patchbay %d.%d or a later %d.x\"",
              e->prefix, GEN_VERSION_MAJOR, GEN_VERSION_MINOR, GEN_VERSION_MAJOR);
    text_code(e->text, "#endif");
}

static void emit_include(const struct emitter *e, struct strings *seen, const char *file)
{
    const char *quote = file[0] == '<' ? "" : "\"";
    if (strings_contain(seen, file))
        return;
    strings_add(e->arena, seen, file);
    text_code(e->text, "#include %s%s%s", quote, file, quote);
}

/* The files that the categories ask for, then those that the generated text needs; each once. */
static void emit_includes(const struct emitter *e)
{
    static const char *const own[] = {"<stdbool.h>", "<stddef.h>", "<stdint.h>"};
    struct strings seen = {0};
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct strings *includes = &e->model->categories[i].includes;
        for (size_t j = 0; j < includes->count; j++)
            emit_include(e, &seen, includes->items[j]);
    }
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        emit_include(e, &seen, own[i]);
}

/* A tag that first appears inside a parameter list would be another type in C. */
static void emit_forward_declarations(const struct emitter *e)
{
    struct strings seen = {0};
    for (size_t i = 0; i < e->model->category_count; i++)
        for (size_t j = 0; j < e->model->categories[i].member_count; j++) {
            const struct strings *tags = &e->model->categories[i].members[j].signature.tags;
            for (size_t k = 0; k < tags->count; k++) {
                if (strings_contain(&seen, tags->items[k]))
                    continue;
                strings_add(e->arena, &seen, tags->items[k]);
                text_code(e->text, "%s;", tags->items[k]);
            }
        }
    if (seen.count)
        text_blank(e->text);
}

static void emit_categories(const struct emitter *e)
{
    text_code(e->text, "enum %s_category {", e->prefix);
    text_indent(e->text);
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        text_comment(e->text, category->description);
        text_code(e->text, "%s,", emitter_of(e, category).constant);
    }
    text_code(e->text, "%s_CATEGORIES", e->upper);
    text_outdent(e->text);
    text_code(e->text, "};");
    text_blank(e->text);
    text_comment(e->text,
                 arena_printf(e->arena, "The registry, for patchbay_open(&%s_table, NULL, &error).",
                              e->prefix));
    text_code(e->text, "extern const struct patchbay_table %s_table PATCHBAY_API;", e->prefix);
}

static void emit_heading(const struct emitter *e)
{
    static const char dashes[] = "------------------------------------------------------------";
    size_t length = strlen(e->name) < 50 ? strlen(e->name) : 50;
    text_code(e->text, "/* ---- %s %s */", e->name, dashes + length);
    text_blank(e->text);
}

static void emit_interface(const struct emitter *e, const struct category *category)
{
    text_comment(e->text, category->description);
    text_code(e->text, "struct %s {", e->tag);
    text_indent(e->text);
    for (size_t i = 0; i < category->member_count; i++) {
        const struct member *member = &category->members[i];
        const char *note = member->optional ? "Optional: may be NULL." : "";
        const char *space = *member->description && *note ? " " : "";
        text_comment(e->text, arena_printf(e->arena, "%s%s%s", member->description, space, note));
        text_code(e->text, "%s;", member->signature.member);
    }
    text_outdent(e->text);
    text_code(e->text, "};");
    text_blank(e->text);
}

static void emit_key_enum(const struct emitter *e, const struct key *key)
{
    text_comment(e->text,
                 arena_printf(e->arena, "Values of the metadata key `%s`; 0 when it is not given.",
                              key->name));
    text_code(e->text, "enum %s_%s_%s {", e->prefix, e->name, key->name);
    text_indent(e->text);
    for (size_t i = 0; i < key->values.count; i++)
        text_code(e->text, "%s_%s_%s%s%s", e->constant, name_upper(e->arena, key->name),
                  name_upper(e->arena, key->values.items[i]), i ? "" : " = 1",
                  i + 1 < key->values.count ? "," : "");
    text_outdent(e->text);
    text_code(e->text, "};");
    text_blank(e->text);
}

static void emit_key_member(const struct emitter *e, const struct key *key)
{
    const char *note = key->kind == PATCHBAY_KIND_STRINGS ? "Terminated by NULL." : "";
    const char *space = *note && *key->description ? " " : "";
    text_comment(e->text, arena_printf(e->arena, "%s%s%s", key->description, space, note));
    if (key->kind == PATCHBAY_KIND_ENUM)
        text_code(e->text, "enum %s_%s_%s %s;", e->prefix, e->name, key->name, key->name);
    else
        text_code(e->text, "%s%s;", kinds[key->kind].c_type, key->name);
}

static void emit_metadata(const struct emitter *e, const struct category *category)
{
    if (!category->key_count)
        return;
    for (size_t i = 0; i < category->key_count; i++)
        if (category->keys[i].kind == PATCHBAY_KIND_ENUM)
            emit_key_enum(e, &category->keys[i]);
    text_comment(e->text, "Metadata of an implementation.");
    text_code(e->text, "struct %s_%s_metadata {", e->prefix, e->name);
    text_indent(e->text);
    for (size_t i = 0; i < category->key_count; i++)
        emit_key_member(e, &category->keys[i]);
    text_outdent(e->text);
    text_code(e->text, "};");
    text_blank(e->text);
}

static void emit_types(const struct emitter *e, const struct category *category)
{
    text_code(e->text, "enum %s_%s_type {", e->prefix, e->name);
    text_indent(e->text);
    for (size_t i = 0; i < category->type_count; i++) {
        text_comment(e->text, category->types[i].description);
        text_code(e->text, "%s,", emit_type_constant(e, &category->types[i]));
    }
    text_code(e->text, "%s_TYPES", e->constant);
    text_outdent(e->text);
    text_code(e->text, "};");
    text_blank(e->text);
}

/* "my_{type}_{identifier}_x" as the operands of a macro: "my_##type##_##identifier##_x". */
static const char *pasted(struct arena *arena, const char *pattern)
{
    char *result = arena_alloc(arena, strlen(pattern) * 3 + 1, 1), *end = result;
    while (*pattern) {
        if (end != result)
            end = stpcpy(end, "##");
        if (*pattern == '{') {
            size_t length = strcspn(pattern, "}") - 1;
            end = stpncpy(end, pattern + 1, length);
            pattern += length + 2;
        } else {
            size_t length = strcspn(pattern, "{");
            end = stpncpy(end, pattern, length);
            pattern += length;
        }
    }
    return result;
}

static bool has_own_symbols(const struct category *category)
{
    for (size_t i = 0; i < category->type_count; i++)
        for (size_t j = 0; j < category->types[i].implementation_count; j++)
            if (category->types[i].implementations[j].own_symbol)
                return true;
    return false;
}

/* Only a declared name has a size: the macro fails for an implementation that is not among the
 * declarations that follow it. */
static void emit_builtin_define(const struct emitter *e, const struct category *category)
{
    const char *symbol = category->symbol && !has_own_symbols(category)
                             ? category->symbol
                             : arena_printf(e->arena, "%s_%s_{type}_{identifier}", e->prefix,
                                            e->name);
    const char *paste = pasted(e->arena, symbol);
    text_comment(e->text, arena_printf(e->arena,
                                       "Defines a builtin: %s(type, identifier) = {...};\n"
                                       "It does not compile unless %s lists the implementation.",
                                       emit_macro(e, "DEFINE"), e->model->file));
    text_code(e->text, "#define %s(type, identifier) \\", emit_macro(e, "DEFINE"));
    text_indent(e->text);
    text_code(e->text, "PATCHBAY_STATIC_ASSERT(sizeof %s > 0, \"\"); \\", paste);
    text_code(e->text, "const struct %s %s", e->tag, paste);
    text_outdent(e->text);
    text_blank(e->text);
}

/* DEFINE finds a symbol that does not follow from type and identifier by the name that would. */
static void emit_own_symbols(const struct emitter *e, const struct category *category)
{
    if (!has_own_symbols(category))
        return;
    for (size_t i = 0; i < category->type_count; i++)
        for (size_t j = 0; j < category->types[i].implementation_count; j++) {
            const struct implementation *from = &category->types[i].implementations[j];
            const char *usual = arena_printf(e->arena, "%s_%s_%s_%s", e->prefix, e->name,
                                             category->types[i].name, from->identifier);
            if (strcmp(usual, from->symbol) != 0)
                text_code(e->text, "#define %s %s", usual, from->symbol);
        }
    text_blank(e->text);
}

static void emit_builtin_declarations(const struct emitter *e, const struct category *category)
{
    size_t count = 0;
    for (size_t i = 0; i < category->type_count; i++)
        for (size_t j = 0; j < category->types[i].implementation_count; j++, count++)
            if (!category->types[i].implementations[j].shares_symbol)
                text_code(e->text, "extern const struct %s %s PATCHBAY_HIDDEN;", e->tag,
                          category->types[i].implementations[j].symbol);
    if (count)
        text_blank(e->text);
}

static void emit_category(const struct emitter *e, const struct category *category,
                          size_t first_slot)
{
    emit_heading(e);
    emit_interface(e, category);
    emit_metadata(e, category);
    emit_types(e, category);
    text_code(e->text, "#if defined(PATCHBAY_PLUGIN)");
    text_blank(e->text);
    emit_plugin_macros(e, category);
    text_code(e->text, "#else");
    text_blank(e->text);
    emit_builtin_define(e, category);
    emit_own_symbols(e, category);
    emit_builtin_declarations(e, category);
    text_code(e->text, "#endif");
    text_blank(e->text);
    emit_accessors(e, category, first_slot);
}

void emit_header(struct arena *arena, struct text *text, const struct model *model)
{
    struct emitter e = emitter_create(arena, text, model);
    emit_banner(arena, text, arena_printf(arena, "%s_registry.h", e.prefix),
                *model->description ? model->description : "the registry of this program.",
                model->file);
    text_code(text, "#ifndef %s_REGISTRY_H", e.upper);
    text_code(text, "#define %s_REGISTRY_H", e.upper);
    text_blank(text);
    emit_version_check(&e);
    text_blank(text);
    emit_includes(&e);
    text_blank(text);
    text_code(text, "#ifdef __cplusplus");
    text_code(text, "extern \"C\" {");
    text_code(text, "#endif");
    text_blank(text);
    emit_forward_declarations(&e);
    emit_categories(&e);
    text_blank(text);
    size_t first_slot = 0;
    for (size_t i = 0; i < model->category_count; i++) {
        const struct emitter of = emitter_of(&e, &model->categories[i]);
        emit_category(&of, &model->categories[i], first_slot);
        first_slot += model->categories[i].type_count;
    }
    text_code(text, "#ifdef __cplusplus");
    text_code(text, "}");
    text_code(text, "#endif");
    text_blank(text);
    text_code(text, "#endif");
}
