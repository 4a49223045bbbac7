#include "emit/emit.h"

#include "base/version.h"
#include "names/names.h"
#include <inttypes.h>
#include <string.h>

static void emit_prologue(const struct emitter *e)
{
    text_comment(e->text, arena_printf(e->arena, "%s_registry.c: the table of %s_registry.h.",
                                       e->prefix, e->prefix));
    text_comment(e->text, arena_printf(e->arena,
                                       "Generated from %s by patchbay-gen " GEN_VERSION
                                       ": edit that file, not this one.",
                                       e->model->file));
    text_line(e->text, "#include \"%s_registry.h\"", e->prefix);
    text_blank(e->text);
    text_line(e->text, "#include <patchbay/table.h>");
    text_line(e->text, "#include <stddef.h>");
    text_blank(e->text);
    text_comment(e->text, "Where plugins are installed; the build may say another place.");
    text_line(e->text, "#ifndef %s_PLUGIN_DIRECTORY", e->upper);
    text_line(e->text, "#define %s_PLUGIN_DIRECTORY \"$ORIGIN/../lib/%s/plugins\"", e->upper,
              e->prefix);
    text_line(e->text, "#endif");
    text_blank(e->text);
    text_line(e->text, "#if defined(__GNUC__)");
    text_line(e->text, "#pragma GCC diagnostic ignored \"-Woverlength-strings\"");
    text_line(e->text, "#endif");
    text_blank(e->text);
}

/* Does the compiler read the signatures as the generator did? */
static void emit_signature_checks(const struct emitter *e)
{
    text_comment(e->text, "The signatures, as fingerprints compare them.");
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        for (size_t j = 0; j < category->member_count; j++) {
            const struct member *member = &category->members[j];
            text_line(e->text, "_Static_assert(_Generic(%s((struct %s *)0)->%s,",
                      member->constant ? "&" : "", category->struct_tag, member->name);
            text_line(e->text, "                   %s: 1,", member->signature.pointer);
            text_line(e->text, "                   default: 0),");
            text_line(e->text, "               \"%s:%" PRIu32 ":%" PRIu32 "\");", e->model->file,
                      member->mark.line, member->mark.column);
        }
    }
    text_blank(e->text);
}

static void emit_span(const struct emitter *e, const char *name, size_t count)
{
    if (count)
        text_line(e->text, ".%s = {offsetof(struct %s_rows, %s), %zu},", name, e->prefix, name,
                  count);
}

static void emit_table(const struct emitter *e, const struct rows *rows)
{
    text_line(e->text, "const struct patchbay_table %s_table = {", e->prefix);
    text_indent(e->text);
    text_line(e->text, ".format = PATCHBAY_TABLE_FORMAT,");
    text_line(e->text, ".size = sizeof %s_rows,", e->prefix);
    text_line(e->text, ".registry = %u,", rows->registry);
    text_line(e->text, ".description = %u,", rows->description);
    text_line(e->text, ".inspector = %u,", rows->inspector);
    text_line(e->text, ".generator = %u, /* %s */", rows->generator, GEN_VERSION);
    text_line(e->text, ".seed = %u,", rows->hash.seed);
    text_line(e->text, ".plugin_directory = {offsetof(struct %s_rows, plugin_directory),",
              e->prefix);
    text_line(e->text, "                     sizeof %s_PLUGIN_DIRECTORY},", e->upper);
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
    text_line(e->text, ".rows = &%s_rows,", e->prefix);
    text_line(e->text, ".builtin = %s_builtin,", e->prefix);
    text_outdent(e->text);
    text_line(e->text, "};");
    text_blank(e->text);
}

void emit_source(struct arena *arena, struct text *text, const struct model *model,
                 const struct rows *rows)
{
    struct emitter e = {.arena = arena, .text = text, .model = model, .prefix = model->name};
    e.upper = name_upper(arena, model->name);
    emit_prologue(&e);
    emit_signature_checks(&e);
    emit_rows(&e, rows);
    emit_builtins(&e);
    emit_table(&e, rows);
    if (rows->implementation_count)
        emit_first_builtin(&e);
    emit_first_builtins(&e, rows);
}
