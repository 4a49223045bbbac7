#include "emit/header.h"

#include "base/strings.h"
#include "emit/accessors.h"
#include "emit/builtins.h"
#include "emit/enums.h"
#include "emit/plugin_macros.h"
#include "keys/kinds.h"
#include "names/names.h"
#include "names/seen.h"
#include "signature/standard_types.h"
#include <string.h>

/* Callers need no member of a struct that is defined elsewhere; plugins compare them. */
static void emit_includes(const struct emitter *e, const struct category *category)
{
    bool of_plugins = category_is_opaque(category);
    text_code(e->text, "#include \"%s_category.h\"", e->prefix);
    if (of_plugins)
        text_code(e->text, "#if defined(PATCHBAY_PLUGIN)");
    for (size_t i = 0; i < category->includes.count; i++)
        if (!seen_find(e->model->shared_names, category->includes.items[i]))
            emit_include(e, category->includes.items[i]);
    if (of_plugins)
        text_code(e->text, "#endif");
    text_blank(e->text);
}

/* A tag that first appears inside a parameter list would be another type in C. */
static void emit_forward_declarations(const struct emitter *e, const struct category *category)
{
    struct seen *seen = seen_create(e->arena, category->member_count);
    bool any = false;
    for (size_t i = 0; i < category->member_count; i++) {
        const struct strings *tags = &category->members[i].signature.tags;
        for (size_t j = 0; j < tags->count; j++) {
            if (seen_add(seen, &(struct sighting){.text = tags->items[j]}))
                continue;
            any = true;
            text_code(e->text, "%s;", tags->items[j]);
        }
    }
    if (any)
        text_blank(e->text);
}

static bool is_generated(const struct emitter *e, const char *type)
{
    const char *tag = strchr(type, ' ') + 1;
    return strncmp(tag, e->prefix, strlen(e->prefix)) == 0 && tag[strlen(e->prefix)] == '_';
}

static bool needs_include(const struct emitter *e, const struct signature *signature)
{
    for (size_t i = 0; i < signature->enums.count; i++)
        if (!is_generated(e, signature->enums.items[i]))
            return true;
    for (size_t i = 0; i < signature->types.count; i++)
        if (!is_standard_type(signature->types.items[i]))
            return true;
    return false;
}

/* C has no declaration of an enum or a typedef without its definition: where the includes lack it,
 * the compiler reports the line of the member, which therefore names its place in the file. */
static const char *place_of(const struct emitter *e, const struct member *member)
{
    if (!needs_include(e, &member->signature))
        return "";
    return arena_printf(e->arena, " /* %s:%u */", e->model->file, (unsigned)member->mark.line);
}

static void emit_interface(const struct emitter *e, const struct category *category)
{
    text_comment(e->text, category->description);
    if (category->elsewhere) {
        if (category->struct_tag)
            text_code(e->text, "%s;", e->interface);
        text_blank(e->text);
        return;
    }
    text_open(e->text, "%s {", e->interface);
    for (size_t i = 0; i < category->member_count; i++) {
        const struct member *member = &category->members[i];
        const char *note = member->optional ? "Optional: may be NULL." : "";
        const char *space = *member->description && *note ? " " : "";
        text_comment(e->text, arena_printf(e->arena, "%s%s%s", member->description, space, note));
        text_code(e->text, "%s;%s", member->signature.member, place_of(e, member));
    }
    text_close(e->text, "};");
}

static void emit_key_member(const struct emitter *e, const struct key *key)
{
    const struct emitter of = key->of ? emitter_of(e, key->of) : *e;
    const char *own = key->of ? emit_name(&of, GENERATED_ENUM_TYPE)
                              : emit_name_of_key(e, GENERATED_ENUM_KEY, key->name, NULL);
    const char *note = key->kind == PATCHBAY_KIND_STRINGS ? "Terminated by NULL."
                       : key->kind == PATCHBAY_KIND_FLAGS
                           ? arena_printf(e->arena, "Of enum %s.", own)
                           : "";
    const char *space = *note && *key->description ? " " : "";
    text_comment(e->text, arena_printf(e->arena, "%s%s%s", key->description, space, note));
    if (kinds[key->kind].c_type)
        text_code(e->text, "%s%s;", kinds[key->kind].c_type, key->name);
    else
        text_code(e->text, "%senum %s %s%s;", key->several ? "const " : "", own,
                  key->several ? "*" : "", key->name);
    const char *presence = key_presence(e->arena, key);
    if (presence && key->several)
        text_code(e->text, "size_t %s;", presence);
    else if (presence)
        text_code(e->text, "bool %s; /* false: not given%s */", presence,
                  key->of ? ", or not a type of this program" : "");
}

static void emit_metadata(const struct emitter *e, const struct category *category)
{
    if (!category->key_count)
        return;
    text_comment(e->text, "Metadata of an implementation.");
    text_open(e->text, "struct %s {", emit_name(e, GENERATED_STRUCT_METADATA));
    for (size_t i = 0; i < category->key_count; i++)
        emit_key_member(e, &category->keys[i]);
    text_close(e->text, "};");
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

/* What has a size only if the implementation is among the declarations that follow. */
static const char *declared_if_listed(const struct emitter *e, const struct category *category,
                                      const char *paste)
{
    return category->elsewhere ? emit_name_of_implementation(e, GENERATED_KNOWN_IMPLEMENTATION,
                                                             "##type##", "##identifier", NULL)
                               : paste;
}

static void emit_builtin_define(const struct emitter *e, const struct category *category)
{
    const char *paste = pasted_constant(e, category),
               *listed = declared_if_listed(e, category, paste);
    const char *define = emit_name(e, GENERATED_DEFINE);
    text_comment(e->text, arena_printf(e->arena,
                                       "Defines a builtin: %s(type, identifier) = {...};\n"
                                       "It does not compile unless %s lists the implementation.",
                                       define, e->model->file));
    text_open(e->text, "#define %s(type, identifier) \\", define);
    text_code(e->text, "PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(%s); \\", listed);
    text_code(e->text, "PATCHBAY_STRICT_TYPES \\");
    text_code(e->text, "PATCHBAY_EXTERN %s %s; \\", e->qualified, paste);
    text_code(e->text, "%s %s", e->qualified, paste);
    text_outdent(e->text);
    text_blank(e->text);
    emit_program_macros(e, listed);
}

/* The source alone declares constants whose struct is defined elsewhere. */
static void emit_known_implementations(const struct emitter *e, const struct category *category)
{
    for (size_t i = 0; i < category->type_count; i++)
        for (size_t j = 0; j < category->types[i].implementation_count; j++)
            text_code(e->text, "enum { %s };",
                      emit_name_of_implementation(
                          e, GENERATED_KNOWN_IMPLEMENTATION, category->types[i].name,
                          category->types[i].implementations[j].identifier, NULL));
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
            const char *usual = emit_name_of_implementation(
                e, GENERATED_CONSTANT, category->types[i].name, from->identifier, NULL);
            if (strcmp(usual, from->symbol) != 0)
                text_code(e->text, "#define %s %s", usual, from->symbol);
        }
    text_blank(e->text);
}

void emit_category_header(struct arena *arena, struct text *text, const struct model *model,
                          const struct category *category)
{
    const struct emitter registry = emitter_create(arena, text, model);
    const struct emitter of = emitter_of(&registry, category), *e = &of;
    emit_header_begin(e, GENERATED_GUARD, e->name, arena_printf(arena, "category '%s'.", e->name));
    emit_includes(e, category);
    emit_c_begin(e);
    if (!category->shares_enums)
        emit_enums(e, category);
    if (!category->elsewhere)
        emit_forward_declarations(e, category);
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
    if (category->elsewhere)
        emit_known_implementations(e, category);
    else
        emit_builtin_declarations(e, category);
    text_code(e->text, "#endif");
    text_blank(e->text);
    emit_accessors(e, category);
    emit_c_end(e);
    text_code(text, "#endif");
}
