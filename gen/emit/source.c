#include "emit/source.h"

#include "base/version.h"
#include "emit/builtins.h"
#include "emit/each.h"
#include "emit/start.h"
#include "emit/table.h"
#include "names/names.h"
#include "names/seen.h"
#include "patchbay/table.h"
#include <inttypes.h>
#include <string.h>

static void emit_includes_of_opaque(const struct emitter *e)
{
    struct seen *seen = seen_create(e->arena, e->model->category_count);
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        for (size_t j = 0; category_is_opaque(category) && j < category->includes.count; j++) {
            const char *file = category->includes.items[j];
            if (!seen_add(seen, &(struct sighting){.text = file}))
                emit_include(e, file);
        }
    }
}

static void emit_prologue(const struct emitter *e)
{
    emit_banner(e->arena, e->text, arena_printf(e->arena, "%s_registry.c", e->prefix),
                arena_printf(e->arena, "the table of %s_registry.h.", e->prefix), e->model->file);
    if (emit_builtins_by_switch(e->model)) {
        text_code(e->text, "#define PATCHBAY_BUILTINS_BY_SWITCH");
        text_blank(e->text);
    }
    if (e->model->config)
        emit_include(e, e->model->config);
    /* Before what declares constants, which may have the names of its parameters. */
    text_code(e->text, "#include <patchbay/table.h>");
    text_code(e->text, "#include <stddef.h>");
    text_blank(e->text);
    for (size_t i = 0; i < e->model->category_count; i++)
        text_code(e->text, "#include \"%s_%s_each.h\"", e->prefix, e->model->categories[i].name);
    text_code(e->text, "#include \"%s_registry.h\"", e->prefix);
    emit_includes_of_opaque(e);
    text_blank(e->text);
    text_code(e->text, "#if PATCHBAY_TABLE_FORMAT < %u || PATCHBAY_TABLE_FORMAT_OLDEST > %u",
              PATCHBAY_TABLE_FORMAT, PATCHBAY_TABLE_FORMAT);
    text_code(e->text,
              "#error \"%s_registry.c is for another version of Patchbay: generate it again\"",
              e->prefix);
    text_code(e->text, "#endif");
    text_blank(e->text);
    text_comment(e->text, "Installed plugin directory; the build system may override it.");
    text_code(e->text, "#ifndef %s", emit_name(e, GENERATED_PLUGIN_DIRECTORY));
    text_code(e->text, "#define %s \"$ORIGIN/../lib/%s/plugins\"",
              emit_name(e, GENERATED_PLUGIN_DIRECTORY), e->prefix);
    text_code(e->text, "#endif");
    text_blank(e->text);
    text_code(e->text, "#if defined(__GNUC__)");
    text_code(e->text, "#pragma GCC diagnostic ignored \"-Woverlength-strings\"");
    text_code(e->text, "#pragma GCC diagnostic ignored \"-Wshadow\"");
    text_code(e->text, "#endif");
    text_blank(e->text);
}

/* Asserts that the compiler reads the signatures as the generator did. A constant is compared by
 * its address, since its value would not show that it is an array; of one defined elsewhere,
 * qualifiers are not written. */
static void emit_signature_checks(const struct emitter *e)
{
    text_comment(e->text, "Each signature is the one that fingerprints compare.");
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        for (size_t j = 0; j < category->member_count; j++) {
            const struct member *member = &category->members[j];
            const char *any = member->constant && category->elsewhere ? "const volatile " : "";
            text_code(e->text, "_Static_assert(_Generic(%s((%s%s *)0)->%s,",
                      member->constant ? "&" : "", any, category->interface, member->name);
            if (*any)
                text_code(e->text, "                   const volatile __typeof__(%s) *: 1,",
                          member->signature.normal);
            else
                text_code(e->text, "                   %s: 1,", member->signature.pointer);
            text_code(e->text, "                   default: 0),");
            text_code(e->text, "               \"%s:%" PRIu32 ":%" PRIu32 "\");",
                      text_escaped(e->arena, e->model->file), member->mark.line,
                      member->mark.column);
        }
    }
    text_blank(e->text);
}

static void emit_each_checks(const struct emitter *e)
{
    text_code(e->text, "#define PATCHBAY_ELEMENT(type, identifier, name, description) 0,");
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct emitter of = emitter_of(e, &e->model->categories[i]);
        emit_each_check(&of, &e->model->categories[i]);
    }
    text_blank(e->text);
}

static void emit_span(const struct emitter *e, const char *name, size_t count)
{
    if (count)
        text_code(e->text, ".%s = {offsetof(struct %s, %s), %zu},", name,
                  emit_name(e, GENERATED_STRUCT_ROWS), name, count);
}

static void emit_table(const struct emitter *e, const struct rows *rows)
{
    text_open(e->text, "const struct patchbay_table %s = {", emit_name(e, GENERATED_TABLE));
    text_code(e->text, ".format = %u,", PATCHBAY_TABLE_FORMAT);
    text_code(e->text, ".size = sizeof %s,", emit_name(e, GENERATED_ROWS));
    text_code(e->text, ".registry = %u,", rows->registry);
    text_code(e->text, ".description = %u,", rows->description);
    text_code(e->text, ".inspector = %u,", rows->inspector);
    text_code(e->text, ".prefix = %u,", rows->prefix);
    if (rows->ignored_variables)
        text_code(e->text, ".ignored_variables = %u,", rows->ignored_variables);
    text_code(e->text, ".generator = %u, /* %s */", rows->generator, GEN_VERSION);
    text_code(e->text, ".seed = %u,", rows->hash.seed);
    text_code(e->text, ".plugin_directory = {offsetof(struct %s, plugin_directory),",
              emit_name(e, GENERATED_STRUCT_ROWS));
    text_code(e->text, "                     sizeof %s},",
              emit_name(e, GENERATED_PLUGIN_DIRECTORY));
    emit_span(e, "text", rows->text_size);
    emit_span(e, "categories", e->model->category_count);
    emit_span(e, "types", rows->type_count);
    emit_span(e, "implementations", rows->implementation_count);
    emit_span(e, "members", rows->member_count);
    emit_span(e, "keys", rows->key_count);
    emit_span(e, "layouts", rows->layout_count);
    emit_span(e, "fields", rows->field_count);
    emit_span(e, "names", rows->hash.slot_count);
    emit_span(e, "displacements", rows->hash.bucket_count);
    text_code(e->text, ".rows = &%s,", emit_name(e, GENERATED_ROWS));
    text_code(e->text, ".builtin = %s,", emit_name(e, GENERATED_BUILTIN_ROW));
    if (emit_has_start(e->model))
        text_code(e->text, ".start = %s,", emit_name(e, GENERATED_START));
    text_close(e->text, "};");
}

bool emit_source(struct arena *arena, struct text *text, const struct model *model)
{
    const struct emitter e = emitter_create(arena, text, model);
    const struct rows *rows = rows_lay_out(arena, model);
    if (!rows)
        return false;
    emit_prologue(&e);
    emit_signature_checks(&e);
    emit_each_checks(&e);
    emit_rows(&e, rows);
    emit_builtins(&e);
    emit_start(&e);
    emit_table(&e, rows);
    emit_first_builtins(&e, rows);
    return true;
}
