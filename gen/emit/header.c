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
    text_code(e->text, "#elif defined(PATCHBAY_PLUGIN_MANIFEST)");
    text_code(e->text, "#error \"-DPATCHBAY_PLUGIN_MANIFEST without -DPATCHBAY_PLUGIN\"");
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
    text_code(e->text, "enum %s {", emit_name(e, GENERATED_ENUM_CATEGORY));
    text_indent(e->text);
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        text_comment(e->text, category->description);
        text_code(e->text, "%s,", emitter_of(e, category).constant);
    }
    text_code(e->text, "%s", emit_name(e, GENERATED_CATEGORIES));
    text_outdent(e->text);
    text_code(e->text, "};");
    text_blank(e->text);
    text_comment(e->text,
                 arena_printf(e->arena, "The registry, for patchbay_open(&%s, NULL, &error).",
                              emit_name(e, GENERATED_TABLE)));
    text_code(e->text, "extern const struct patchbay_table %s PATCHBAY_API;",
              emit_name(e, GENERATED_TABLE));
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
    text_code(e->text, "enum %s {", emit_name_of_key(e, GENERATED_ENUM_KEY, key->name, NULL));
    text_indent(e->text);
    for (size_t i = 0; i < key->values.count; i++)
        text_code(e->text, "%s%s%s",
                  emit_name_of_key(e, GENERATED_VALUE, key->name, key->values.items[i]),
                  i ? "" : " = 1", i + 1 < key->values.count ? "," : "");
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
        text_code(e->text, "enum %s %s;", emit_name_of_key(e, GENERATED_ENUM_KEY, key->name, NULL),
                  key->name);
    else
        text_code(e->text, "%s%s;", kinds[key->kind].c_type, key->name);
}

static void emit_metadata(const struct emitter *e, const struct category *category)
{
    if (!category->key_count)
        return;
    text_comment(e->text, "Metadata of an implementation.");
    text_code(e->text, "struct %s {", emit_name(e, GENERATED_STRUCT_METADATA));
    text_indent(e->text);
    for (size_t i = 0; i < category->key_count; i++)
        emit_key_member(e, &category->keys[i]);
    text_outdent(e->text);
    text_code(e->text, "};");
    text_blank(e->text);
}

static void emit_types(const struct emitter *e, const struct category *category)
{
    text_code(e->text, "enum %s {", emit_name(e, GENERATED_ENUM_TYPE));
    text_indent(e->text);
    for (size_t i = 0; i < category->type_count; i++) {
        text_comment(e->text, category->types[i].description);
        text_code(e->text, "%s,", emit_name_of_type(e, GENERATED_TYPE, category->types[i].name));
    }
    text_code(e->text, "%s", emit_name(e, GENERATED_TYPES));
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

/* What macros paste type and identifier to: the name of the constant, or of a macro for it. */
static const char *pasted_constant(const struct emitter *e, const struct category *category)
{
    if (category->symbol && !has_own_symbols(category))
        return pasted(e->arena, category->symbol);
    return emit_name_of_implementation(e, GENERATED_CONSTANT, "##type##", "##identifier", NULL);
}

/* Only a declared name has a size: the macro fails for an implementation that is not among the
 * declarations that follow it. */
static void emit_builtin_define(const struct emitter *e, const struct category *category)
{
    const char *paste = pasted_constant(e, category);
    const char *define = emit_name(e, GENERATED_DEFINE);
    text_comment(e->text, arena_printf(e->arena,
                                       "Defines a builtin: %s(type, identifier) = {...};\n"
                                       "It does not compile unless %s lists the implementation.",
                                       define, e->model->file));
    text_code(e->text, "#define %s(type, identifier) \\", define);
    text_indent(e->text);
    text_code(e->text, "PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(%s); \\", paste);
    text_code(e->text, "PATCHBAY_STRICT_TYPES \\");
    text_code(e->text, "PATCHBAY_EXTERN const struct %s %s; \\", e->tag, paste);
    text_code(e->text, "const struct %s %s", e->tag, paste);
    text_outdent(e->text);
    text_blank(e->text);
    emit_program_macros(e, paste);
}

/* DEFINE finds a symbol that does not follow from type and identifier by the name that would. */
static void emit_own_symbols(const struct emitter *e, const struct category *category)
{
    if (!has_own_symbols(category))
        return;
    for (size_t i = 0; i < category->type_count; i++)
        for (size_t j = 0; j < category->types[i].implementation_count; j++) {
            const struct implementation *from = &category->types[i].implementations[j];
            const char *usual = emit_name_of_implementation(
                e, GENERATED_CONSTANT, category->types[i].name, from->identifier, NULL);
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

/* The enums of all categories stand before the interfaces: signatures use them, and C cannot
 * declare an enum before it is defined. */
static void emit_enums(const struct emitter *e, const struct category *category)
{
    emit_types(e, category);
    for (size_t i = 0; i < category->key_count; i++)
        if (category->keys[i].kind == PATCHBAY_KIND_ENUM)
            emit_key_enum(e, &category->keys[i]);
}

static void emit_category(const struct emitter *e, const struct category *category,
                          size_t first_slot)
{
    emit_heading(e);
    emit_interface(e, category);
    emit_metadata(e, category);
    emit_known_keys(e, category);
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

/* Builtins whose symbols the program chose can have the names of parameters, and in C++ functions
 * of the names of structs hide constructors. */
static void emit_begin(const struct emitter *e)
{
    text_code(e->text, "#ifdef __cplusplus");
    text_code(e->text, "extern \"C\" {");
    text_code(e->text, "#endif");
    text_code(e->text, "#pragma GCC diagnostic push");
    text_code(e->text, "#pragma GCC diagnostic ignored \"-Wshadow\"");
    text_blank(e->text);
}

static void emit_end(const struct emitter *e)
{
    text_code(e->text, "#pragma GCC diagnostic pop");
    text_code(e->text, "#ifdef __cplusplus");
    text_code(e->text, "}");
    text_code(e->text, "#endif");
    text_blank(e->text);
}

void emit_header(struct arena *arena, struct text *text, const struct model *model)
{
    struct emitter e = emitter_create(arena, text, model);
    emit_banner(arena, text, arena_printf(arena, "%s_registry.h", e.prefix),
                *model->description ? model->description : "the registry of this program.",
                model->file);
    text_code(text, "#ifndef %s", emit_name(&e, GENERATED_HEADER_GUARD));
    text_code(text, "#define %s", emit_name(&e, GENERATED_HEADER_GUARD));
    text_blank(text);
    emit_version_check(&e);
    text_blank(text);
    emit_includes(&e);
    text_blank(text);
    emit_begin(&e);
    emit_categories(&e);
    text_blank(text);
    for (size_t i = 0; i < model->category_count; i++) {
        const struct emitter of = emitter_of(&e, &model->categories[i]);
        emit_enums(&of, &model->categories[i]);
    }
    emit_forward_declarations(&e);
    size_t first_slot = 0;
    for (size_t i = 0; i < model->category_count; i++) {
        const struct emitter of = emitter_of(&e, &model->categories[i]);
        emit_category(&of, &model->categories[i], first_slot);
        first_slot += model->categories[i].type_count;
    }
    emit_end(&e);
    text_code(text, "#endif");
}
