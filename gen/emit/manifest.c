/* The source that goes with a plugin's own: the notes and records that its plugin.yaml asks for. */
#include "emit/manifest.h"

#include "base/version.h"
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

static void emit_plugin_note(struct arena *arena, struct text *text, const struct model *registry,
                             const struct plugin_model *plugin)
{
    const struct {
        const char *key, *value;
    } facts[] = {{"version", plugin->version},
                 {"description", plugin->description},
                 {"license", plugin->license}};
    text_comment(text, "The plugin.");
    text_line(text, "PATCHBAY_NOTE(note_plugin, PATCHBAY_NOTE_PLUGIN, 1,");
    text_line(text, "              \"%s\\0\"", registry->name);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (facts[i].value)
            text_line(text, "              \"%s=%s\\0\"", facts[i].key,
                      literal(arena, facts[i].value));
    text_line(text, "              \"plugin=%s\", 0);", plugin->name);
    text_blank(text);
}

static void emit_property_note(struct arena *arena, struct text *text, const char *names,
                               const char *key, const struct strings *values, size_t number)
{
    text_line(text, "PATCHBAY_NOTE(property_%zu, PATCHBAY_NOTE_PROPERTY, 1, %s", number, names);
    text_line(text, "              \"%s=%s%s", key,
              values->count ? literal(arena, values->items[0]) : "",
              values->count > 1 ? "\\0\"" : "\", 0);");
    for (size_t i = 1; i < values->count; i++)
        text_line(text, "              \"%s%s", literal(arena, values->items[i]),
                  i + 1 < values->count ? "\\0\"" : "\", 0);");
}

static void emit_properties(struct arena *arena, struct text *text, const char *names,
                            const struct implementation *from, size_t *number)
{
    const char *priority = arena_printf(arena, "%d", (int)from->priority);
    const struct {
        const char *key, *value;
    } own[] = {{"description", *from->description ? from->description : NULL},
               {"deprecated", from->deprecated},
               {"priority", from->priority ? priority : NULL},
               {"opt_in", from->opt_in ? "true" : NULL}};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (own[i].value)
            emit_property_note(arena, text, names, own[i].key,
                               &(struct strings){(const char *[]){own[i].value}, 1}, (*number)++);
    for (size_t i = 0; i < from->value_count; i++)
        emit_property_note(arena, text, names, from->values[i].key->name, &from->values[i].items,
                           (*number)++);
}

static void emit_implementation(struct arena *arena, struct text *text,
                                const struct model *registry, const struct brought *brought,
                                size_t *number)
{
    const char *category = brought->category->name, *type = brought->type;
    const char *identifier = brought->implementation.identifier;
    const char *constant = emit_category_constant(arena, registry, brought->category);
    const char *symbol = arena_printf(arena, "%s_%s_%s_%s", registry->name, category, type,
                                      identifier);
    const char *names = arena_printf(arena, "\"%s\\0%s\\0%s\\0%s\\0\"", registry->name, category,
                                     type, identifier);
    text_comment(text, arena_printf(arena, "%s/%s: %s", category, type, identifier));
    text_line(text, "extern const struct %s %s PATCHBAY_HIDDEN;", brought->category->struct_tag,
              symbol);
    text_line(text, "PATCHBAY_NOTE(note_%s, PATCHBAY_NOTE_IMPLEMENTATION,", symbol);
    text_line(text, "              %s_NUMBERS_COUNT, %s", constant, names);
    text_line(text, "              \"record_%s\\0\" %s_FINGERPRINT,", symbol, constant);
    text_line(text, "              %s_NUMBERS);", constant);
    text_line(text, "PATCHBAY_RECORD(record_%s, note_%s, %s);", symbol, symbol, symbol);
    emit_properties(arena, text, names, &brought->implementation, number);
    text_blank(text);
}

void emit_manifest(struct arena *arena, struct text *text, const struct model *registry,
                   const struct plugin_model *plugin)
{
    size_t number = 0;
    text_comment(text, arena_printf(arena, "%s_plugin.c: what plugin '%s' says of itself.",
                                    plugin->name, plugin->name));
    text_comment(text, arena_printf(arena,
                                    "Generated from %s by patchbay-gen " GEN_VERSION
                                    ": edit that file, not this one.",
                                    plugin->file));
    text_line(text, "#ifndef PATCHBAY_PLUGIN");
    text_line(text, "#define PATCHBAY_PLUGIN");
    text_line(text, "#endif");
    text_line(text, "#include \"%s_registry.h\"", registry->name);
    text_blank(text);
    emit_plugin_note(arena, text, registry, plugin);
    for (size_t i = 0; i < plugin->count; i++)
        emit_implementation(arena, text, registry, &plugin->brought[i], &number);
}
