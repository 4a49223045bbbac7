#include "emit/emitter.h"

#include "base/version.h"
#include "names/names.h"
#include <inttypes.h>
#include <stdio.h>

struct emitter emitter_create(struct arena *arena, struct text *text, const struct model *model)
{
    return (struct emitter){.arena = arena,
                            .text = text,
                            .model = model,
                            .prefix = model->name,
                            .upper = name_upper(arena, model->name)};
}

struct emitter emitter_of(const struct emitter *e, const struct category *category)
{
    struct emitter of = *e;
    of.name = category->name;
    of.constant = emit_name(&of, GENERATED_CATEGORY);
    of.interface = category->interface;
    of.qualified = arena_printf(e->arena, "%s%s", category->mutable ? "" : "const ",
                                category->interface);
    of.cast = category->mutable ? "PATCHBAY_CAST_MUTABLE" : "PATCHBAY_CAST";
    return of;
}

void emit_banner(struct arena *arena, struct text *text, const char *file, const char *what,
                 const char *from)
{
    text_comment(text, arena_printf(arena,
                                    "%s: %s\nGenerated from %s by patchbay-gen " GEN_VERSION
                                    ": edit that file, not this one.",
                                    file, what, from));
}

static const char *name_of(const struct emitter *e, enum generated name,
                           struct generated_words words)
{
    words.prefix = e->prefix;
    words.category = e->name;
    return generated_name(e->arena, name, &words);
}

const char *emit_name(const struct emitter *e, enum generated name)
{
    return name_of(e, name, (struct generated_words){0});
}

const char *emit_name_of_type(const struct emitter *e, enum generated name, const char *type)
{
    return name_of(e, name, (struct generated_words){.type = type});
}

const char *emit_name_of_key(const struct emitter *e, enum generated name, const char *key,
                             const char *value)
{
    return name_of(e, name, (struct generated_words){.key = key, .value = value});
}

const char *emit_name_of_implementation(const struct emitter *e, enum generated name,
                                        const char *type, const char *identifier, const char *key)
{
    return name_of(e, name,
                   (struct generated_words){.type = type, .identifier = identifier, .key = key});
}

void emit_header_begin(const struct emitter *e, enum generated guard, const char *subject,
                       const char *what)
{
    emit_banner(e->arena, e->text, arena_printf(e->arena, "%s_%s.h", e->prefix, subject), what,
                e->model->file);
    text_code(e->text, "#ifndef %s", emit_name(e, guard));
    text_code(e->text, "#define %s", emit_name(e, guard));
    text_blank(e->text);
}

void emit_include(const struct emitter *e, const char *file)
{
    const char *quote = file[0] == '<' ? "" : "\"";
    text_code(e->text, "#include %s%s%s", quote, file, quote);
}

/* Builtins whose symbols the program chose can have the names of parameters, and in C++ functions
 * of the names of structs hide constructors. */
void emit_c_begin(const struct emitter *e)
{
    text_code(e->text, "#ifdef __cplusplus");
    text_code(e->text, "extern \"C\" {");
    text_code(e->text, "#endif");
    text_code(e->text, "#pragma GCC diagnostic push");
    text_code(e->text, "#pragma GCC diagnostic ignored \"-Wshadow\"");
    text_blank(e->text);
}

void emit_c_end(const struct emitter *e)
{
    text_code(e->text, "#pragma GCC diagnostic pop");
    text_code(e->text, "#ifdef __cplusplus");
    text_code(e->text, "}");
    text_code(e->text, "#endif");
    text_blank(e->text);
}

void emit_numbers(const struct emitter *e, const uint32_t *numbers, size_t count)
{
    char line[16 * sizeof "4294967295, "];
    for (size_t i = 0; i < count;) {
        size_t length = 0;
        for (size_t end = i + 16; i < end && i < count; i++)
            length += (size_t)sprintf(line + length, "%s%" PRIu32 ",", length ? " " : "",
                                      numbers[i]);
        text_code(e->text, "%s", line);
    }
}
