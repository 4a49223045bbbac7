#include "emit/plugin_macros.h"

#include "keys/kinds.h"
#include <string.h>

/* ---- Fingerprints -------------------------------------------------------------------------- */

static void emit_fingerprint_text(const struct emitter *e, const struct category *category)
{
    text_comment(e->text, "What program and plugin compare before a plugin is loaded: name and "
                          "signature of each member ('?': optional, '=': constant), then type and "
                          "fields of each layout ('+': its size may grow).");
    text_code(e->text, "#define %s \\", emit_macro(e, "FINGERPRINT"));
    text_indent(e->text);
    for (size_t i = 0; i < category->member_count; i++) {
        const struct member *member = &category->members[i];
        text_code(e->text, "\"%s%s\\0\" \"%s\\0\" \\",
                  member->constant   ? "="
                  : member->optional ? "?"
                                     : "",
                  member->name, member->signature.normal);
    }
    text_code(e->text, "\"\\0\" \\");
    for (size_t i = 0; i < category->layout_count; i++) {
        const struct layout *layout = &category->layouts[i];
        text_code(e->text, "\"%s%s\\0\" \\", layout->grows ? "+" : "", layout->type);
        for (size_t j = 0; j < layout->fields.count; j++)
            text_code(e->text, "\"%s\\0\" \\", layout->fields.items[j]);
        text_code(e->text, "\"\\0\" \\");
    }
    text_code(e->text, "\"\\0\"");
    text_outdent(e->text);
    text_blank(e->text);
}

/* How many numbers the next function writes. */
static size_t number_count(const struct category *category)
{
    size_t count = 2 + 2 * category->member_count;
    for (size_t i = 0; i < category->layout_count; i++)
        count += 1 + 2 * category->layouts[i].fields.count;
    return count;
}

static void emit_fingerprint_numbers(const struct emitter *e, const struct category *category)
{
    text_comment(e->text,
                 "The numbers of the fingerprint: offset and size of each member; size of each "
                 "layout, offset and size of its fields; revision and size of the interface.");
    text_code(e->text, "#define %s \\", emit_macro(e, "NUMBERS"));
    text_indent(e->text);
    for (size_t i = 0; i < category->member_count; i++) {
        const char *name = category->members[i].name;
        text_code(e->text, "(uint32_t)offsetof(struct %s, %s), \\", e->tag, name);
        text_code(e->text, "(uint32_t)sizeof(((struct %s *)0)->%s), \\", e->tag, name);
    }
    for (size_t i = 0; i < category->layout_count; i++) {
        const struct layout *layout = &category->layouts[i];
        text_code(e->text, "(uint32_t)sizeof(%s), \\", layout->type);
        for (size_t j = 0; j < layout->fields.count; j++) {
            const char *field = layout->fields.items[j];
            text_code(e->text, "(uint32_t)offsetof(%s, %s), \\", layout->type, field);
            text_code(e->text, "(uint32_t)sizeof(((%s *)0)->%s), \\", layout->type, field);
        }
    }
    text_code(e->text, "%uu, (uint32_t)sizeof(struct %s)", category->revision, e->tag);
    text_outdent(e->text);
    text_code(e->text, "#define %s %zu", emit_macro(e, "COUNT_NUMBERS"), number_count(category));
    text_blank(e->text);
}

/* ---- Macros ------------------------------------------------------------------------------- */

/* With a manifest, notes and records are in the file that is generated from it. */
static void emit_manifest_define(const struct emitter *e)
{
    text_comment(e->text, arena_printf(e->arena,
                                       "Defines an implementation that plugin.yaml lists:\n"
                                       "%s(type, identifier) = {...};",
                                       emit_macro(e, "DEFINE")));
    text_code(e->text, "#define %s(type, identifier) \\", emit_macro(e, "DEFINE"));
    text_code(e->text, "    extern const struct %s %s_%s_##type##_##identifier PATCHBAY_HIDDEN; \\",
              e->tag, e->prefix, e->name);
    text_code(e->text, "    const struct %s %s_%s_##type##_##identifier", e->tag, e->prefix,
              e->name);
    text_blank(e->text);
}

/* A plugin's types are checked against these enumerators; a new type is one more. */
static void emit_type_names(const struct emitter *e, const struct category *category)
{
    text_comment(e->text,
                 arena_printf(e->arena, "Declares a type that %s does not list: %s_TYPE(name);",
                              e->model->file, emit_macro(e, "NEW")));
    text_code(e->text, "#define %s_TYPE(type) enum { %s_%s_type_##type }", emit_macro(e, "NEW"),
              e->prefix, e->name);
    for (size_t i = 0; i < category->type_count; i++)
        text_code(e->text, "%s_TYPE(%s);", emit_macro(e, "NEW"), category->types[i].name);
    text_blank(e->text);
}

/* Turns the value of a key into text: a string is a literal already, macros in numbers are
 * expanded, words (true, the values of an enum) are taken as written. */
static void emit_property(const struct emitter *e, const char *key, enum patchbay_kind kind)
{
    text_code(e->text, "#define %s_%s(value, text) \"%s=\" %s", emit_macro(e, "SET"), key, key,
              kinds[kind].text);
}

static void emit_set(const struct emitter *e, const struct category *category)
{
    text_comment(e->text,
                 arena_printf(e->arena,
                              "Sets a property of an implementation:\n"
                              "%s(type, identifier, key, value);\n"
                              "Strings are literals; the elements of a list are separated by \\0.",
                              emit_macro(e, "SET")));
    text_code(e->text, "#define %s(type, identifier, key, value) \\", emit_macro(e, "SET"));
    text_indent(e->text);
    text_code(e->text, "PATCHBAY_PROPERTY_NOTE(property_%s_%s_##type##_##identifier##_##key, \\",
              e->prefix, e->name);
    text_code(e->text, "    \"%s\\0%s\\0\" #type \"\\0\" #identifier \"\\0\" \\", e->prefix,
              e->name);
    text_code(e->text, "    %s_##key(value, #value))", emit_macro(e, "SET"));
    text_outdent(e->text);
#define PATCHBAY_PROPERTY(constant, name, kind) emit_property(e, name, PATCHBAY_KIND_##kind);
#include "patchbay/properties.def"
#undef PATCHBAY_PROPERTY
    for (size_t i = 0; i < category->key_count; i++)
        emit_property(e, category->keys[i].name, category->keys[i].kind);
    text_blank(e->text);
}

static void emit_plugin_define(const struct emitter *e)
{
    const char *names = arena_printf(e->arena, "%s_%s_##type##_##identifier", e->prefix, e->name);
    text_comment(e->text, arena_printf(e->arena,
                                       "Defines an implementation of this plugin: "
                                       "%s(type, identifier) = {...};",
                                       emit_macro(e, "DEFINE")));
    text_code(e->text, "#define %s(type, identifier) \\", emit_macro(e, "DEFINE"));
    text_indent(e->text);
    text_code(e->text, "PATCHBAY_STATIC_ASSERT((int)%s_%s_type_##type >= 0, \"\"); \\", e->prefix,
              e->name);
    text_code(e->text, "extern const struct %s %s PATCHBAY_HIDDEN; \\", e->tag, names);
    text_code(e->text, "PATCHBAY_NOTE(note_%s, PATCHBAY_NOTE_IMPLEMENTATION, \\", names);
    text_code(e->text, "              %s, \\", emit_macro(e, "COUNT_NUMBERS"));
    text_code(e->text, "              \"%s\\0%s\\0\" #type \"\\0\" #identifier \"\\0\" \\",
              e->prefix, e->name);
    text_code(e->text, "              \"record_%s_%s_\" #type \"_\" #identifier \"\\0\" \\",
              e->prefix, e->name);
    text_code(e->text, "              %s, %s); \\", emit_macro(e, "FINGERPRINT"),
              emit_macro(e, "NUMBERS"));
    text_code(e->text, "PATCHBAY_RECORD(record_%s, note_%s, %s); \\", names, names, names);
    text_code(e->text, "const struct %s %s", e->tag, names);
    text_outdent(e->text);
    text_blank(e->text);
}

void emit_plugin_macros(const struct emitter *e, const struct category *category)
{
    emit_fingerprint_text(e, category);
    emit_fingerprint_numbers(e, category);
    text_code(e->text, "#if defined(PATCHBAY_PLUGIN_MANIFEST)");
    text_blank(e->text);
    emit_manifest_define(e);
    text_code(e->text, "#else");
    text_blank(e->text);
    emit_type_names(e, category);
    emit_set(e, category);
    emit_plugin_define(e);
    text_code(e->text, "#endif");
    text_blank(e->text);
}
