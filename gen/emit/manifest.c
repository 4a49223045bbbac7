#include "emit/manifest.h"

#include "emit/emitter.h"
#include "names/names.h"
#include <string.h>

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
                      text_escaped(e->arena, properties[i].value));
    text_code(e->text, "              \"plugin=%s\", 0);", plugin->name);
}

/* `number` tells the notes of one implementation apart; `names` are the strings that each begins
 * with. */
static void emit_property(const struct emitter *e, const struct provided *provided, size_t number,
                          const char *names, const char *key, const struct strings *values)
{
    const char *note = emit_name_of_implementation(e, GENERATED_PROPERTY, provided->type,
                                                   provided->implementation.identifier,
                                                   arena_printf(e->arena, "%zu", number));
    const char *macro = values->count ? "PATCHBAY_PROPERTY_NOTE" : "PATCHBAY_EMPTY_LIST_NOTE";
    text_code(e->text, "%s(%s,", macro, note);
    text_code(e->text, "    %s", names);
    text_code(e->text, "    \"%s=%s%s", key,
              values->count ? text_escaped(e->arena, values->items[0]) : "",
              values->count > 1 ? "\\0\"" : "\");");
    for (size_t i = 1; i < values->count; i++)
        text_code(e->text, "    \"%s%s", text_escaped(e->arena, values->items[i]),
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
    case PROPERTY_NAME:
        return name_is_valid(from->identifier) ? NULL : from->identifier;
    case PROPERTY_DESCRIPTION:
        return *from->description ? from->description : NULL;
    case PROPERTY_DEPRECATED:
        return from->deprecated;
    case PROPERTY_PRIORITY:
        return from->priority ? arena_printf(arena, "%d", (int)from->priority) : NULL;
    case PROPERTY_OPT_IN:
        return from->opt_in ? "true" : NULL;
    case PROPERTY_ALIASES: /* several */
    case PROPERTIES:
        break;
    }
    return NULL;
}

static void emit_properties(const struct emitter *e, const struct provided *provided,
                            const char *names)
{
    const struct implementation *from = &provided->implementation;
    static const char *const keys[] = {
#define PATCHBAY_PROPERTY(constant, name, kind) name,
#include "patchbay/properties.def"
#undef PATCHBAY_PROPERTY
    };
    size_t number = 0;
    for (size_t i = 0; i < PROPERTIES; i++) {
        const char *text = property_text(e->arena, from, (enum property)i);
        if (text)
            emit_property(e, provided, number++, names, keys[i], &(struct strings){&text, 1});
    }
    if (from->aliases.count)
        emit_property(e, provided, number++, names, keys[PROPERTY_ALIASES], &from->aliases);
    for (size_t i = 0; i < from->value_count; i++)
        emit_property(e, provided, number++, names, from->values[i].key->name,
                      &from->values[i].items);
}

static void emit_implementation(const struct emitter *e, const struct provided *provided)
{
    const char *type = provided->type, *identifier = provided->implementation.identifier;
    const char *symbol = emit_name_of_implementation(e, GENERATED_CONSTANT, type, identifier, NULL);
    const char *note = emit_name_of_implementation(e, GENERATED_NOTE, type, identifier, NULL);
    const char *record = emit_name_of_implementation(e, GENERATED_RECORD, type, identifier, NULL);
    const char *names = arena_printf(e->arena, "\"%s\\0%s\\0%s\\0%s\\0\"", e->prefix, e->name,
                                     name_folded(e->arena, type),
                                     name_folded(e->arena, identifier));
    text_blank(e->text);
    text_comment(e->text, arena_printf(e->arena, "%s/%s: %s", e->name, type, identifier));
    text_code(e->text, "extern %s %s PATCHBAY_HIDDEN;", e->qualified, symbol);
    text_code(e->text, "PATCHBAY_NOTE(%s, PATCHBAY_NOTE_IMPLEMENTATION,", note);
    text_code(e->text, "              %s,", emit_name(e, GENERATED_COUNT_NUMBERS));
    text_code(e->text, "              %s", names);
    text_code(e->text, "              \"%s\\0\"", record);
    text_code(e->text, "              %s, %s);", emit_name(e, GENERATED_FINGERPRINT),
              emit_name(e, GENERATED_NUMBERS));
    text_code(e->text, "PATCHBAY_RECORD(%s, %s, %s);", record, note, symbol);
    text_code(e->text, "PATCHBAY_LISTED(%s);",
              emit_name_of_implementation(e, GENERATED_LISTED, type, identifier, NULL));
    emit_properties(e, provided, names);
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
