/* The part of the generated source that reaches builtins: code, not data, so that the table needs
 * no relocation for them. */
#include "emit/builtins.h"

#include <string.h>

/* Cases of one switch. Much larger and much smaller ones compile more slowly. */
enum { CASES = 512 };

static bool has_weak(const struct category *category)
{
    for (size_t i = 0; i < category->type_count; i++)
        for (size_t j = 0; j < category->types[i].implementation_count; j++)
            if (category->types[i].implementations[j].weak)
                return true;
    return false;
}

/* A weak builtin is an alias of its category's stub, which the real constant replaces in the link.
 * A weak *undefined* symbol would be read differently by different linkers. */
static void emit_weak_builtins(const struct emitter *e)
{
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        if (!has_weak(category))
            continue;
        text_comment(e->text, "The address of weak builtins that are not linked.");
        const struct emitter of = emitter_of(e, category);
        const char *absent = emit_name(&of, GENERATED_ABSENT);
        text_code(e->text, "static %s %s __attribute__((used));", of.qualified, absent);
        for (size_t j = 0; j < category->type_count; j++)
            for (size_t k = 0; k < category->types[j].implementation_count; k++) {
                const struct implementation *from = &category->types[j].implementations[k];
                if (!from->weak || from->shares_symbol)
                    continue;
                text_code(e->text, "extern %s %s", of.qualified, from->symbol);
                text_code(e->text,
                          "    __attribute__((weak, visibility(\"hidden\"), alias(\"%s\")));",
                          absent);
            }
        text_blank(e->text);
    }
}

/* Of a struct that is defined elsewhere the definitions may be visible, and declared by the
 * program's own headers. */
void emit_builtin_declarations(const struct emitter *e, const struct category *category)
{
    size_t count = 0;
    for (size_t i = 0; i < category->type_count; i++)
        for (size_t j = 0; j < category->types[i].implementation_count; j++) {
            const struct implementation *from = &category->types[i].implementations[j];
            if (from->shares_symbol || (category->elsewhere && from->weak))
                continue;
            text_code(e->text, "extern %s %s%s;", e->qualified, from->symbol,
                      category->elsewhere ? "" : " PATCHBAY_HIDDEN");
            count++;
        }
    if (count)
        text_blank(e->text);
}

/* Other categories have them in the header, where DEFINE needs them. */
static void emit_declarations_elsewhere(const struct emitter *e)
{
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct emitter of = emitter_of(e, &e->model->categories[i]);
        if (e->model->categories[i].elsewhere)
            emit_builtin_declarations(&of, &e->model->categories[i]);
    }
}

/* The expression that a builtin is returned by. */
static const char *builtin_value(const struct emitter *e, const struct category *category,
                                 const struct implementation *from)
{
    if (!from->weak)
        return arena_printf(e->arena, "&%s", from->symbol);
    const struct emitter of = emitter_of(e, category);
    return arena_printf(e->arena, "&%s == &%s ? NULL : &%s", from->symbol,
                        emit_name(&of, GENERATED_ABSENT), from->symbol);
}

static void emit_builtin_case(const struct emitter *e, const struct category *category,
                              const struct implementation *from, size_t row)
{
    if (from->when)
        text_code(e->text, "#if %s", from->when);
    text_code(e->text, "case %zu:", row);
    text_code(e->text, "    return %s;", builtin_value(e, category, from));
    if (from->when)
        text_code(e->text, "#endif");
}

static const char *switch_name(const struct emitter *e, size_t number)
{
    return emit_name_of_key(e, GENERATED_SOME_BUILTINS, NULL,
                            arena_printf(e->arena, "%zu", number));
}

static void emit_switch_head(const struct emitter *e, size_t number)
{
    text_code(e->text, "PATCHBAY_AS_WRITTEN static const void *%s(uint32_t index)",
              switch_name(e, number));
    text_code(e->text, "{");
    text_indent(e->text);
    text_code(e->text, "switch (index) {");
}

static void emit_switch_end(const struct emitter *e)
{
    text_code(e->text, "default:");
    text_code(e->text, "    return NULL;");
    text_code(e->text, "}");
    text_outdent(e->text);
    text_code(e->text, "}");
    text_blank(e->text);
}

/* All implementations, a function for every CASES of them. Returns how many functions. */
static size_t emit_switches(const struct emitter *e)
{
    size_t row = 0;
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        for (size_t j = 0; j < category->type_count; j++)
            for (size_t k = 0; k < category->types[j].implementation_count; k++, row++) {
                if (row % CASES == 0) {
                    if (row)
                        emit_switch_end(e);
                    emit_switch_head(e, row / CASES);
                }
                emit_builtin_case(e, category, &category->types[j].implementations[k], row);
            }
    }
    if (row)
        emit_switch_end(e);
    return (row + CASES - 1) / CASES;
}

void emit_builtins(const struct emitter *e)
{
    emit_declarations_elsewhere(e);
    emit_weak_builtins(e);
    text_comment(e->text,
                 "Returns the constant of a row of `implementations`; NULL if it was not built "
                 "or linked.");
    size_t switches = emit_switches(e);
    text_code(e->text, "static const void *%s(uint32_t index)",
              emit_name(e, GENERATED_BUILTIN_ROW));
    text_code(e->text, "{");
    text_indent(e->text);
    text_code(e->text, "switch (index / %d) {", CASES);
    for (size_t i = 0; i < switches; i++) {
        text_code(e->text, "case %zu:", i);
        text_code(e->text, "    return %s(index);", switch_name(e, i));
    }
    emit_switch_end(e);
}

static void emit_first_builtin(const struct emitter *e)
{
    text_comment(e->text, "Returns the first builtin of a row of `types` that is not opt_in.");
    text_code(e->text, "static const void *%s(uint32_t type)",
              emit_name(e, GENERATED_FIRST_BUILTIN));
    text_code(e->text, "{");
    text_indent(e->text);
    const char *rows = emit_name(e, GENERATED_ROWS);
    text_code(e->text, "uint32_t row = %s.types[type].first_implementation;", rows);
    text_code(e->text, "uint32_t end = row + %s.types[type].implementations;", rows);
    text_code(e->text, "const void *builtin = NULL;");
    text_code(e->text, "for (; row < end && !builtin; row++)");
    text_code(e->text, "    if (!(%s.implementations[row].flags & PATCHBAY_IMPLEMENTATION_OPT_IN))",
              rows);
    text_code(e->text, "        builtin = %s(row);", emit_name(e, GENERATED_BUILTIN_ROW));
    text_code(e->text, "return builtin;");
    text_outdent(e->text);
    text_code(e->text, "}");
    text_blank(e->text);
}

/* The candidates of a type are in order: the first one that is there is returned. */
static void emit_first_builtin_of(const struct emitter *e, const struct category *category,
                                  const struct rows *rows, uint32_t first_type)
{
    text_code(e->text, "%s *%s(enum %s type)", e->qualified, emit_name(e, GENERATED_BUILTIN),
              emit_name(e, GENERATED_ENUM_TYPE));
    text_code(e->text, "{");
    text_indent(e->text);
    const char *cast = category->mutable
                           ? arena_printf(e->arena, "%s(%s *, ", e->cast, e->qualified)
                           : "";
    if (category->type_count && rows->implementation_count)
        text_code(e->text, "return %s(unsigned)type < %s ? %s(%s(uint32_t)type) : NULL%s;", cast,
                  emit_name(e, GENERATED_TYPES), emit_name(e, GENERATED_FIRST_BUILTIN),
                  first_type ? arena_printf(e->arena, "%u + ", first_type) : "", *cast ? ")" : "");
    else
        text_code(e->text, "return (void)type, NULL;");
    text_outdent(e->text);
    text_code(e->text, "}");
}

void emit_first_builtins(const struct emitter *e, const struct rows *rows)
{
    if (rows->implementation_count)
        emit_first_builtin(e);
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct emitter of = emitter_of(e, &e->model->categories[i]);
        if (i)
            text_blank(e->text);
        emit_first_builtin_of(&of, &e->model->categories[i], rows, rows->categories[i].first_type);
    }
}
