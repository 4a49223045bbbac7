#include "emit/manifest.h"

#include "emit/emitter.h"
#include <string.h>

/* The literal of strings that each end with \0. */
static const char *literal(struct arena *arena, const char *text)
{
    char *escaped = arena_alloc(arena, strlen(text) * 4 + 1, 1), *end = escaped;
    for (; *text; text++) {
        if (*text == '"' || *text == '\\' || *text == '?')
            *end++ = '\\';
        *end++ = *text;
    }
    return escaped;
}

static void emit_plugin_note(const struct emitter *e, const struct plugin_model *plugin)
{
    const struct {
        const char *key, *value;
    } properties[] = {{"version", plugin->version},
                      {"description", plugin->description},
                      {"license", plugin->license}};
    text_comment(e->text, "The plugin.");
    text_code(e->text, "PATCHBAY_NOTE(note_plugin, PATCHBAY_NOTE_PLUGIN, 1,");
    text_code(e->text, "              \"%s\\0\"", e->prefix);
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        if (properties[i].value)
            text_code(e->text, "              \"%s=%s\\0\"", properties[i].key,
                      literal(e->arena, properties[i].value));
    text_code(e->text, "              \"plugin=%s\", 0);", plugin->name);
}

/* `symbol` and `number` name the note, `names` are the strings that its text begins with. */
static void emit_property(const struct emitter *e, const char *symbol, size_t number,
                          const char *names, const char *key, const struct strings *values)
{
    const char *macro = values->count ? "PATCHBAY_PROPERTY_NOTE" : "PATCHBAY_EMPTY_LIST_NOTE";
    text_code(e->text, "%s(property_%s_%zu,", macro, symbol, number);
    text_code(e->text, "    %s", names);
    text_code(e->text, "    \"%s=%s%s", key,
              values->count ? literal(e->arena, values->items[0]) : "",
              values->count > 1 ? "\\0\"" : "\");");
    for (size_t i = 1; i < values->count; i++)
        text_code(e->text, "    \"%s%s", literal(e->arena, values->items[i]),
                  i + 1 < values->count ? "\\0\"" : "\");");
}

enum property {
#define PATCHBAY_PROPERTY(constant, name, kind) PROPERTY_##constant,
#include "patchbay/properties.def"
#undef PATCHBAY_PROPERTY
    PROPERTIES
};

/* The text of a property; NULL where it has its default. */
static const char *property_text(struct arena *arena, const struct implementation *from,
                                 enum property property)
{
    switch (property) {
    case PROPERTY_DESCRIPTION:
        return *from->description ? from->description : NULL;
    case PROPERTY_DEPRECATED:
        return from->deprecated;
    case PROPERTY_PRIORITY:
        return from->priority ? arena_printf(arena, "%d", (int)from->priority) : NULL;
    case PROPERTY_OPT_IN:
        return from->opt_in ? "true" : NULL;
    case PROPERTIES:
        break;
    }
    return NULL;
}

static void emit_properties(const struct emitter *e, const char *symbol, const char *names,
                            const struct implementation *from)
{
    static const char *const keys[] = {
#define PATCHBAY_PROPERTY(constant, name, kind) name,
#include "patchbay/properties.def"
#undef PATCHBAY_PROPERTY
    };
    size_t number = 0;
    for (size_t i = 0; i < PROPERTIES; i++) {
        const char *text = property_text(e->arena, from, (enum property)i);
        if (text)
            emit_property(e, symbol, number++, names, keys[i], &(struct strings){&text, 1});
    }
    for (size_t i = 0; i < from->value_count; i++)
        emit_property(e, symbol, number++, names, from->values[i].key->name,
                      &from->values[i].items);
}

static void emit_implementation(const struct emitter *e, const struct provided *provided)
{
    const char *type = provided->type, *identifier = provided->implementation.identifier;
    const char *symbol = arena_printf(e->arena, "%s_%s_%s_%s", e->prefix, e->name, type,
                                      identifier);
    const char *names = arena_printf(e->arena, "\"%s\\0%s\\0%s\\0%s\\0\"", e->prefix, e->name, type,
                                     identifier);
    text_blank(e->text);
    text_comment(e->text, arena_printf(e->arena, "%s/%s: %s", e->name, type, identifier));
    text_code(e->text, "extern const struct %s %s PATCHBAY_HIDDEN;", e->tag, symbol);
    text_code(e->text, "PATCHBAY_NOTE(note_%s, PATCHBAY_NOTE_IMPLEMENTATION,", symbol);
    text_code(e->text, "              %s,", emit_macro(e, "COUNT_NUMBERS"));
    text_code(e->text, "              %s", names);
    text_code(e->text, "              \"record_%s\\0\"", symbol);
    text_code(e->text, "              %s, %s);", emit_macro(e, "FINGERPRINT"),
              emit_macro(e, "NUMBERS"));
    text_code(e->text, "PATCHBAY_RECORD(record_%s, note_%s, %s);", symbol, symbol, symbol);
    emit_properties(e, symbol, names, &provided->implementation);
}

void emit_manifest(struct arena *arena, struct text *text, const struct model *registry,
                   const struct plugin_model *plugin)
{
    const struct emitter e = emitter_create(arena, text, registry);
    emit_banner(arena, text, arena_printf(arena, "%s_plugin.c", plugin->name),
                arena_printf(arena, "the notes and records of plugin '%s'.", plugin->name),
                plugin->file);
    text_code(text, "#ifndef PATCHBAY_PLUGIN");
    text_code(text, "#define PATCHBAY_PLUGIN");
    text_code(text, "#endif");
    text_code(text, "#include \"%s_registry.h\"", registry->name);
    text_blank(text);
    emit_plugin_note(&e, plugin);
    for (size_t i = 0; i < plugin->count; i++) {
        const struct emitter of = emitter_of(&e, plugin->provided[i].category);
        emit_implementation(&of, &plugin->provided[i]);
    }
}
