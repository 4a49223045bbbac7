#include "emit/plugin_macros.h"

#include "keys/kinds.h"
#include "names/names.h"
#include <string.h>

/* ---- Fingerprints -------------------------------------------------------------------------- */

static void emit_fingerprint_text(const struct emitter *e, const struct category *category)
{
    text_comment(e->text,
                 "What program and plugin compare before a plugin is loaded: name and "
                 "signature of each member ('?': optional, '=': constant), then type and "
                 "fields of each layout ('+': its size may grow; '*': the interface, which "
                 "the program may write to).");
    text_open(e->text, "#define %s \\", emit_name(e, GENERATED_FINGERPRINT));
    for (size_t i = 0; i < category->member_count; i++) {
        const struct member *member = &category->members[i];
        text_code(e->text, "\"%s%s\\0\" \"%s\\0\" \\",
                  member->constant   ? "="
                  : member->optional ? "?"
                                     : "",
                  member->name, member->signature.normal);
    }
    text_code(e->text, "\"\\0\" \\");
    if (category->mutable)
        text_code(e->text, "\"*\\0\" \"\\0\" \\");
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
    size_t count = 2 + 2 * category->member_count + category->mutable;
    for (size_t i = 0; i < category->layout_count; i++)
        count += 1 + 2 * category->layouts[i].fields.count;
    return count;
}

static void emit_fingerprint_numbers(const struct emitter *e, const struct category *category)
{
    text_comment(e->text,
                 "The numbers of the fingerprint: offset and size of each member; size of each "
                 "layout, offset and size of its fields; revision and size of the interface.");
    text_open(e->text, "#define %s \\", emit_name(e, GENERATED_NUMBERS));
    for (size_t i = 0; i < category->member_count; i++) {
        const char *name = category->members[i].name;
        text_code(e->text, "offsetof(%s, %s), \\", e->interface, name);
        text_code(e->text, "sizeof(PATCHBAY_CAST(%s *, PATCHBAY_NULL)->%s), \\", e->interface,
                  name);
    }
    if (category->mutable)
        text_code(e->text, "0u, \\");
    for (size_t i = 0; i < category->layout_count; i++) {
        const struct layout *layout = &category->layouts[i];
        text_code(e->text, "sizeof(%s), \\", layout->type);
        for (size_t j = 0; j < layout->fields.count; j++) {
            const char *field = layout->fields.items[j];
            text_code(e->text, "offsetof(%s, %s), \\", layout->type, field);
            text_code(e->text, "sizeof(PATCHBAY_CAST(%s *, PATCHBAY_NULL)->%s), \\", layout->type,
                      field);
        }
    }
    text_code(e->text, "%uu, sizeof(%s)", category->revision, e->interface);
    text_outdent(e->text);
    text_code(e->text, "#define %s %zu", emit_name(e, GENERATED_COUNT_NUMBERS),
              number_count(category));
    text_blank(e->text);
}

/* ---- Macros ------------------------------------------------------------------------------- */

void emit_known_keys(const struct emitter *e, const struct category *category)
{
    text_comment(e->text, arena_printf(e->arena, "Keys of %s.", emit_name(e, GENERATED_SET)));
    text_open(e->text, "enum {");
#define PATCHBAY_PROPERTY(constant, name, kind)                                                    \
    text_code(e->text, "%s,", emit_name_of_key(e, GENERATED_KNOWN_KEY, name, NULL));
#include "patchbay/properties.def"
#undef PATCHBAY_PROPERTY
    for (size_t i = 0; i < category->key_count; i++)
        text_code(e->text, "%s,",
                  emit_name_of_key(e, GENERATED_KNOWN_KEY, category->keys[i].name, NULL));
    text_close(e->text, "};");
}

static const char *pasted_name(const struct emitter *e, enum generated name, const char *key)
{
    return emit_name_of_implementation(e, name, "##type##", key ? "##identifier##" : "##identifier",
                                       key);
}

/* The declarations of the constant that a macro defines, up to its initializer. */
static void emit_constant(const struct emitter *e, const char *constant)
{
    text_code(e->text, "PATCHBAY_STRICT_TYPES \\");
    text_code(e->text, "%s %s", e->qualified, constant);
    text_outdent(e->text);
    text_blank(e->text);
}

/* Defines a macro of which the compiler prints why it cannot be used. */
static void emit_refusal(const struct emitter *e, enum generated macro, const char *parameters,
                         const char *reason)
{
    text_code(e->text, "#define %s(%s) %s", emit_name(e, macro), parameters, reason);
}

/* With a manifest, notes and records are in the file that is generated from it. */
static void emit_manifest_define(const struct emitter *e)
{
    const char *define = emit_name(e, GENERATED_DEFINE);
    const char *constant = pasted_name(e, GENERATED_CONSTANT, NULL);
    text_comment(e->text, arena_printf(e->arena,
                                       "Defines an implementation that plugin.yaml lists:\n"
                                       "%s(type, identifier) = {...};",
                                       define));
    text_open(e->text, "#define %s(type, identifier) \\", define);
    text_code(e->text, "PATCHBAY_NEEDS_LISTED(%s, \\",
              pasted_name(e, GENERATED_NEEDS_LISTED, NULL));
    text_code(e->text, "                      %s); \\", pasted_name(e, GENERATED_LISTED, NULL));
    text_code(e->text, "PATCHBAY_EXTERN %s %s PATCHBAY_HIDDEN; \\", e->qualified, constant);
    emit_constant(e, constant);
    emit_refusal(e, GENERATED_NEW_TYPE, "type", "PATCHBAY_IN_PLUGIN_YAML");
    emit_refusal(e, GENERATED_SET, "type, identifier, key, value", "PATCHBAY_IN_PLUGIN_YAML");
    text_blank(e->text);
}

/* A plugin's types are checked against these enumerators; a new type is one more. */
static void emit_type_names(const struct emitter *e, const struct category *category)
{
    const char *macro = emit_name(e, GENERATED_NEW_TYPE);
    text_comment(e->text, arena_printf(e->arena, "Declares a type that %s does not list: %s(name);",
                                       e->model->file, macro));
    text_code(e->text, "#define %s(type) enum { %s }", macro,
              emit_name_of_type(e, GENERATED_KNOWN_TYPE, "##type"));
    for (size_t i = 0; i < category->type_count; i++)
        text_code(e->text, "%s(%s);", macro, name_folded(e->arena, category->types[i].name));
    text_blank(e->text);
}

/* Turns the value of a key into text: a string is a literal already, macros in numbers are
 * expanded, words (true, the values of an enum) are taken as written. */
static void emit_property(const struct emitter *e, const char *key, enum patchbay_kind kind)
{
    text_code(e->text, "#define %s(value, text) \"%s=\" %s",
              emit_name_of_key(e, GENERATED_SET_KEY, key, NULL), key, kinds[kind].text);
}

/* A list of types is written like any other list. */
static enum patchbay_kind written_kind(const struct key *key)
{
    return key->several ? PATCHBAY_KIND_STRINGS : key->kind;
}

static void emit_set(const struct emitter *e, const struct category *category)
{
    const char *set = emit_name(e, GENERATED_SET);
    text_comment(e->text,
                 arena_printf(e->arena,
                              "Sets a property of an implementation:\n"
                              "%s(type, identifier, key, value);\n"
                              "Strings are literals; the elements of a list are separated by \\0.",
                              set));
    text_open(e->text, "#define %s(type, identifier, key, value) \\", set);
    text_code(e->text, "PATCHBAY_A_KEY(%s); \\",
              emit_name_of_key(e, GENERATED_KNOWN_KEY, "##key", NULL));
    text_code(e->text, "PATCHBAY_PROPERTY_NOTE(%s, \\",
              pasted_name(e, GENERATED_PROPERTY, "##key"));
    text_code(e->text, "    \"%s\\0%s\\0\" #type \"\\0\" #identifier \"\\0\" \\", e->prefix,
              e->name);
    text_code(e->text, "    %s(value, #value))",
              emit_name_of_key(e, GENERATED_SET_KEY, "##key", NULL));
    text_outdent(e->text);
#define PATCHBAY_PROPERTY(constant, name, kind) emit_property(e, name, PATCHBAY_KIND_##kind);
#include "patchbay/properties.def"
#undef PATCHBAY_PROPERTY
    for (size_t i = 0; i < category->key_count; i++)
        emit_property(e, category->keys[i].name, written_kind(&category->keys[i]));
    text_blank(e->text);
}

static void emit_plugin_define(const struct emitter *e)
{
    const char *define = emit_name(e, GENERATED_DEFINE);
    const char *constant = pasted_name(e, GENERATED_CONSTANT, NULL);
    const char *note = pasted_name(e, GENERATED_NOTE, NULL);
    const char *record = pasted_name(e, GENERATED_RECORD, NULL);
    text_comment(e->text, arena_printf(e->arena,
                                       "Defines an implementation of this plugin: "
                                       "%s(type, identifier) = {...};",
                                       define));
    text_open(e->text, "#define %s(type, identifier) \\", define);
    text_code(e->text, "PATCHBAY_ANNOUNCED_OR_DPATCHBAY_PLUGIN_MANIFEST(%s); \\",
              emit_name_of_type(e, GENERATED_KNOWN_TYPE, "##type"));
    text_code(e->text, "PATCHBAY_EXTERN %s %s PATCHBAY_HIDDEN; \\", e->qualified, constant);
    text_code(e->text, "PATCHBAY_NOTE(%s, PATCHBAY_NOTE_IMPLEMENTATION, \\", note);
    text_code(e->text, "              %s, \\", emit_name(e, GENERATED_COUNT_NUMBERS));
    text_code(e->text, "              \"%s\\0%s\\0\" #type \"\\0\" #identifier \"\\0\" \\",
              e->prefix, e->name);
    text_code(
        e->text, "              \"%s\\0\" \\",
        emit_name_of_implementation(e, GENERATED_RECORD, "\" #type \"", "\" #identifier \"", NULL));
    text_code(e->text, "              %s, %s); \\", emit_name(e, GENERATED_FINGERPRINT),
              emit_name(e, GENERATED_NUMBERS));
    text_code(e->text, "PATCHBAY_RECORD(%s, %s, %s); \\", record, note, constant);
    emit_constant(e, constant);
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

void emit_program_macros(const struct emitter *e, const char *listed)
{
    text_comment(e->text, "As in a plugin; in a program only the names are checked.");
    text_code(e->text, "#define %s(type, identifier, key, value) \\", emit_name(e, GENERATED_SET));
    text_code(e->text, "    PATCHBAY_LISTED_OR_DPATCHBAY_PLUGIN(%s); \\", listed);
    text_code(e->text, "    PATCHBAY_A_KEY(%s)",
              emit_name_of_key(e, GENERATED_KNOWN_KEY, "##key", NULL));
    emit_refusal(e, GENERATED_NEW_TYPE, "type", "PATCHBAY_ONLY_WITH_DPATCHBAY_PLUGIN");
    text_blank(e->text);
}
