/* The part of the generated source that reaches builtins, without a relocation: see
 * patchbay/builtins.h. */
#include "emit/builtins.h"

#include <string.h>

enum {
    CASES = 512,  /* of one function: much larger and much smaller switches compile more slowly */
    TOGETHER = 16 /* see patchbay/builtins.h */
};

static bool is_any(const struct model *model,
                   bool (*is)(const struct category *category, const struct implementation *from))
{
    for (size_t i = 0; i < model->category_count; i++)
        for (size_t j = 0; j < model->categories[i].type_count; j++)
            for (size_t k = 0; k < model->categories[i].types[j].implementation_count; k++)
                if (is(&model->categories[i], &model->categories[i].types[j].implementations[k]))
                    return true;
    return false;
}

static bool may_be_absent(const struct category *category, const struct implementation *from)
{
    (void)category;
    return from->when || from->weak;
}

/* A constant that the program names may be visible, or named as a register. */
static bool is_named_by_program(const struct category *category, const struct implementation *from)
{
    return category->elsewhere || from->own_symbol;
}

/* The only implementation of a type of a flat category is selected by the name of the type. */
static bool is_skipped(const struct category *category, const struct implementation *from)
{
    return from->opt_in && !category->flat;
}

/* A weak builtin is an alias of the stub, which the real constant replaces in the link. A weak
 * *undefined* symbol would be read differently by different linkers. */
static void emit_weak_builtins(const struct emitter *e, const struct category *category)
{
    for (size_t j = 0; j < category->type_count; j++)
        for (size_t k = 0; k < category->types[j].implementation_count; k++) {
            const struct implementation *from = &category->types[j].implementations[k];
            if (!from->weak || from->shares_symbol)
                continue;
            text_code(e->text, "extern %s %s", e->qualified, from->symbol);
            text_code(e->text, "    __attribute__((weak, visibility(\"hidden\"), alias(\"%s\")));",
                      emit_name(e, GENERATED_ABSENT));
        }
}

static void emit_absent(const struct emitter *e)
{
    if (!is_any(e->model, may_be_absent))
        return;
    text_comment(e->text, "Stands for builtins that are not built or not linked.");
    text_code(e->text, "static const char %s __attribute__((used));",
              emit_name(e, GENERATED_ABSENT));
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct emitter of = emitter_of(e, &e->model->categories[i]);
        emit_weak_builtins(&of, &e->model->categories[i]);
    }
    text_blank(e->text);
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
            if (!count++ && category->elsewhere)
                text_comment(e->text,
                             arena_printf(e->arena,
                                          "If a header declares these %s, %s "
                                          "'mutable: true' in %s.",
                                          category->mutable ? "const" : "without const",
                                          category->mutable ? "remove" : "add", e->model->file));
            text_code(e->text, "extern %s %s%s;", e->qualified, from->symbol,
                      category->elsewhere ? "" : " PATCHBAY_HIDDEN");
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

/* ---- The builtin of a row ----------------------------------------------------------------- */

static const char *builtins_name(const struct emitter *e, size_t number)
{
    return emit_name_of_key(e, GENERATED_SOME_BUILTINS, NULL,
                            arena_printf(e->arena, "%zu", number));
}

/* Rows that are emitted together: those of one function, and the last of these that wait for
 * enough others. */
struct builtins {
    const struct emitter *e;
    size_t count; /* of all rows */
    const char *waiting[TOGETHER];
    size_t waiting_count;
};

static void emit_waiting(struct builtins *builtins)
{
    struct text *text = builtins->e->text;
    size_t first = (builtins->count - builtins->waiting_count) % CASES;
    if (builtins->waiting_count == TOGETHER) {
        text_code(text, "PATCHBAY_BUILTINS(%zu,", first);
        for (size_t i = 0; i < TOGETHER; i++)
            text_code(text, "                  &%s%s", builtins->waiting[i],
                      i + 1 < TOGETHER ? "," : ")");
    } else {
        for (size_t i = 0; i < builtins->waiting_count; i++)
            text_code(text, "PATCHBAY_BUILTIN(%zu, &%s)", first + i, builtins->waiting[i]);
    }
    builtins->waiting_count = 0;
}

static void begin_function(const struct builtins *builtins)
{
    const struct emitter *e = builtins->e;
    const char *name = builtins_name(e, builtins->count / CASES);
    text_code(e->text, "PATCHBAY_AS_WRITTEN static const void *%s(uint32_t index)", name);
    text_open(e->text, "{");
    text_code(e->text, "PATCHBAY_BUILTINS_BEGIN(\"%s\", index)", name);
}

static void end_function(struct builtins *builtins)
{
    const struct emitter *e = builtins->e;
    size_t last = builtins->count - 1;
    emit_waiting(builtins);
    text_code(e->text, "PATCHBAY_BUILTINS_END(\"%s\", %zu)", builtins_name(e, last / CASES),
              last % CASES + 1);
    text_close(e->text, "}");
}

static void add_builtin(struct builtins *builtins, const struct implementation *from)
{
    const struct emitter *e = builtins->e;
    if (builtins->count % CASES == 0) {
        if (builtins->count)
            end_function(builtins);
        begin_function(builtins);
    }
    if (from->when) {
        size_t number = builtins->count % CASES;
        emit_waiting(builtins);
        text_code(e->text, "#if %s", from->when);
        text_code(e->text, "PATCHBAY_BUILTIN(%zu, &%s)", number, from->symbol);
        text_code(e->text, "#else");
        text_code(e->text, "PATCHBAY_BUILTIN(%zu, &%s)", number, emit_name(e, GENERATED_ABSENT));
        text_code(e->text, "#endif");
    } else {
        if (builtins->waiting_count == TOGETHER)
            emit_waiting(builtins);
        builtins->waiting[builtins->waiting_count++] = from->symbol;
    }
    builtins->count++;
}

/* Returns how many functions there are, each for CASES rows. */
static size_t emit_functions(const struct emitter *e)
{
    struct builtins builtins = {.e = e};
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        for (size_t j = 0; j < category->type_count; j++)
            for (size_t k = 0; k < category->types[j].implementation_count; k++)
                add_builtin(&builtins, &category->types[j].implementations[k]);
    }
    if (builtins.count)
        end_function(&builtins);
    return (builtins.count + CASES - 1) / CASES;
}

bool emit_builtins_by_switch(const struct model *model)
{
    return is_any(model, is_named_by_program);
}

void emit_builtins(const struct emitter *e)
{
    emit_declarations_elsewhere(e);
    emit_absent(e);
    size_t functions = emit_functions(e);
    text_comment(e->text, "Returns the constant of a row of `implementations`; NULL if it was not "
                          "built or linked.");
    text_code(e->text, "static const void *%s(uint32_t index)",
              emit_name(e, GENERATED_BUILTIN_ROW));
    text_open(e->text, "{");
    text_code(e->text, "const void *builtin = NULL;");
    text_code(e->text, "switch (index / %d) {", CASES);
    for (size_t i = 0; i < functions; i++) {
        text_code(e->text, "case %zu:", i);
        text_code(e->text, "    builtin = %s(index %% %d);", builtins_name(e, i), CASES);
        text_code(e->text, "    break;");
    }
    text_code(e->text, "}");
    if (is_any(e->model, may_be_absent))
        text_code(e->text, "return builtin == &%s ? NULL : builtin;",
                  emit_name(e, GENERATED_ABSENT));
    else
        text_code(e->text, "return builtin;");
    text_close(e->text, "}");
}

/* ---- The first builtin of a type ---------------------------------------------------------- */

/* The rows of a type are those from its first to that of the next type. */
static void emit_first_rows(const struct emitter *e, const struct rows *rows)
{
    text_comment(e->text, "The first row of `implementations` of each row of `types`.");
    text_open(e->text, "static const uint%d_t %s[] = {",
              rows->implementation_count > UINT16_MAX ? 32 : 16,
              emit_name(e, GENERATED_FIRST_ROWS));
    uint32_t *first = arena_alloc(e->arena, rows->type_count + 1, sizeof *first);
    for (size_t i = 0; i < rows->type_count; i++)
        first[i] = rows->types[i].first_implementation;
    first[rows->type_count] = (uint32_t)rows->implementation_count;
    emit_numbers(e, first, rows->type_count + 1);
    text_close(e->text, "};");
}

static void emit_is_opt_in(const struct emitter *e)
{
    size_t row = 0;
    text_code(e->text, "static int %s(uint32_t row)", emit_name(e, GENERATED_IS_OPT_IN));
    text_open(e->text, "{");
    text_code(e->text, "switch (row) {");
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        for (size_t j = 0; j < category->type_count; j++)
            for (size_t k = 0; k < category->types[j].implementation_count; k++, row++)
                if (is_skipped(category, &category->types[j].implementations[k]))
                    text_code(e->text, "case %zu:", row);
    }
    text_code(e->text, "    return 1;");
    text_code(e->text, "}");
    text_code(e->text, "return 0;");
    text_close(e->text, "}");
}

static void emit_first_builtin(const struct emitter *e, const struct rows *rows)
{
    bool some_skipped = is_any(e->model, is_skipped);
    emit_first_rows(e, rows);
    if (some_skipped)
        emit_is_opt_in(e);
    text_comment(e->text, "Returns the first builtin of a row of `types` that is not opt_in.");
    text_code(e->text, "static const void *%s(uint32_t type)",
              emit_name(e, GENERATED_FIRST_BUILTIN));
    text_open(e->text, "{");
    const char *first = emit_name(e, GENERATED_FIRST_ROWS);
    text_code(e->text, "const void *builtin = NULL;");
    text_code(e->text, "for (uint32_t row = %s[type]; row < %s[type + 1] && !builtin; row++)",
              first, first);
    if (some_skipped)
        text_code(e->text, "    if (!%s(row))", emit_name(e, GENERATED_IS_OPT_IN));
    text_code(e->text, "%sbuiltin = %s(row);", some_skipped ? "        " : "    ",
              emit_name(e, GENERATED_BUILTIN_ROW));
    text_code(e->text, "return builtin;");
    text_close(e->text, "}");
}

/* The candidates of a type are in order: the first one that is there is returned. */
static void emit_first_builtin_of(const struct emitter *e, const struct category *category,
                                  const struct rows *rows, uint32_t first_type)
{
    text_code(e->text, "%s *%s(enum %s type)", e->qualified, emit_name(e, GENERATED_BUILTIN),
              emit_name(e, GENERATED_ENUM_TYPE));
    text_open(e->text, "{");
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
        emit_first_builtin(e, rows);
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct emitter of = emitter_of(e, &e->model->categories[i]);
        if (i)
            text_blank(e->text);
        emit_first_builtin_of(&of, &e->model->categories[i], rows, rows->categories[i].first_type);
    }
}
