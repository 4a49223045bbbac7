#include "emit/each.h"

#include "emit/emitter.h"
#include "names/names.h"
#include <string.h>

/* A string literal, which lines of code can break between two words. */
static const char *literal(struct arena *arena, const char *text)
{
    const size_t most = TEXT_COLUMNS / 2;
    const char *escaped = text_escaped(arena, text), *result = "\"";
    for (size_t length; (length = strlen(escaped)) > most; escaped += length) {
        length = most + strcspn(escaped + most, " ");
        length += escaped[length] == ' ';
        result = arena_printf(arena, "%s%.*s%s", result, (int)length, escaped,
                              escaped[length] ? "\" \"" : "");
    }
    return arena_printf(arena, "%s%s\"", result, escaped);
}

static void emit_entry(const struct emitter *e, const struct type *type,
                       const struct implementation *from)
{
    const char *summary = arena_copy(e->arena, from->description,
                                     patchbay_first_sentence(from->description));
    text_code(e->text, "X(%s, %s, \"%s\", %s) \\", name_folded(e->arena, type->name),
              name_folded(e->arena, from->identifier), from->identifier,
              literal(e->arena, summary));
}

/* A macro cannot contain a condition: an entry that has one is a macro of its own. */
static const char *conditional_entry(const struct emitter *e, const struct type *type,
                                     const struct implementation *from)
{
    return emit_name_of_implementation(e, GENERATED_EACH_ONE, type->name, from->identifier, NULL);
}

static void emit_conditional_entries(const struct emitter *e, const struct type *type)
{
    for (size_t i = 0; i < type->implementation_count; i++) {
        const struct implementation *from = &type->implementations[i];
        if (!from->when)
            continue;
        const char *macro = conditional_entry(e, type, from);
        text_code(e->text, "#if %s", from->when);
        text_open(e->text, "#define %s(X) \\", macro);
        emit_entry(e, type, from);
        text_blank(e->text);
        text_outdent(e->text);
        text_code(e->text, "#else");
        text_code(e->text, "#define %s(X)", macro);
        text_code(e->text, "#endif");
        text_blank(e->text);
    }
}

/* An empty line ends the macro. */
static void emit_list(const struct emitter *e, const struct category *category)
{
    text_comment(e->text, "X(type, identifier, \"identifier as written\", \"description\") for "
                          "each builtin whose condition holds.");
    text_open(e->text, "#define %s(X) \\", emit_name(e, GENERATED_EACH));
    for (size_t i = 0; i < category->type_count; i++)
        for (size_t j = 0; j < category->types[i].implementation_count; j++) {
            const struct type *type = &category->types[i];
            const struct implementation *from = &type->implementations[j];
            if (from->when)
                text_code(e->text, "%s(X) \\", conditional_entry(e, type, from));
            else
                emit_entry(e, type, from);
        }
    text_outdent(e->text);
    text_blank(e->text);
}

void emit_each_header(struct arena *arena, struct text *text, const struct model *model,
                      const struct category *category)
{
    const struct emitter registry = emitter_create(arena, text, model);
    const struct emitter e = emitter_of(&registry, category);
    emit_header_begin(&e, GENERATED_EACH_GUARD, arena_printf(arena, "%s_each", e.name),
                      arena_printf(arena, "the builtins of category '%s'.", e.name));
    if (model->config)
        emit_include(&e, model->config);
    text_code(text, "#include \"%s_%s.h\"", e.prefix, e.name);
    text_blank(text);
    for (size_t i = 0; i < category->type_count; i++)
        emit_conditional_entries(&e, &category->types[i]);
    emit_list(&e, category);
    text_code(text, "#endif");
}

/* The header is included before those of later categories. The lengths of arrays are compared:
 * compilers read long lists faster than deep expressions. */
void emit_each_check(const struct emitter *e, const struct category *category)
{
    size_t always = 0;
    text_code(e->text, "_Static_assert(sizeof(char[]){%s(PATCHBAY_ELEMENT) 0} ==",
              emit_name(e, GENERATED_EACH));
    text_code(e->text, "                   sizeof(char[]){");
    for (size_t i = 0; i < category->type_count; i++)
        for (size_t j = 0; j < category->types[i].implementation_count; j++) {
            const struct implementation *from = &category->types[i].implementations[j];
            always += !from->when;
            if (!from->when)
                continue;
            text_code(e->text, "#if %s", from->when);
            text_code(e->text, "                       0,");
            text_code(e->text, "#endif");
        }
    text_code(e->text, "                       0} + %zu,", always);
    text_code(e->text,
              "               \"%s: a condition depends on the includes of another category\");",
              e->name);
}
