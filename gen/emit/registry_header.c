#include "emit/registry_header.h"

#include "base/version.h"
#include "emit/emitter.h"
#include "emit/enums.h"

static void emit_version_check(const struct emitter *e)
{
    text_code(e->text, "#include <patchbay/patchbay.h>");
    text_code(e->text, "#if defined(PATCHBAY_PLUGIN)");
    text_code(e->text, "#include <patchbay/plugin.h>");
    text_code(e->text, "#elif defined(PATCHBAY_PLUGIN_MANIFEST)");
    text_code(e->text, "#error \"-DPATCHBAY_PLUGIN_MANIFEST without -DPATCHBAY_PLUGIN\"");
    text_code(e->text, "#endif");
    text_code(e->text, "#if PATCHBAY_VERSION_MAJOR != %d || PATCHBAY_VERSION_MINOR < %d",
              GEN_VERSION_MAJOR, GEN_VERSION_MINOR);
    text_code(e->text,
              "#error \"%s_registry.h needs the headers of Patchbay %d.%d or a later %d.x\"",
              e->prefix, GEN_VERSION_MAJOR, GEN_VERSION_MINOR, GEN_VERSION_MAJOR);
    text_code(e->text, "#endif");
}

static void emit_shared_includes(const struct emitter *e)
{
    static const char *const own[] = {"<stdbool.h>", "<stddef.h>", "<stdint.h>"};
    const struct strings *shared = &e->model->shared_includes;
    for (size_t i = 0; i < shared->count; i++)
        emit_include(e, shared->items[i]);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (!strings_contain(shared, own[i]))
            emit_include(e, own[i]);
    text_blank(e->text);
}

/* Without their descriptions: every header includes this. */
static void emit_category_enum(const struct emitter *e)
{
    text_open(e->text, "enum %s {", emit_name(e, GENERATED_ENUM_CATEGORY));
    for (size_t i = 0; i < e->model->category_count; i++)
        text_code(e->text, "%s,", emitter_of(e, &e->model->categories[i]).constant);
    text_code(e->text, "%s", emit_name(e, GENERATED_CATEGORIES));
    text_close(e->text, "};");
}

void emit_category_numbers(struct arena *arena, struct text *text, const struct model *model)
{
    const struct emitter e = emitter_create(arena, text, model);
    emit_header_begin(&e, GENERATED_CATEGORIES_GUARD, "category",
                      "what the headers of the categories share.");
    emit_version_check(&e);
    text_blank(text);
    emit_shared_includes(&e);
    emit_category_enum(&e);
    for (size_t i = 0; i < model->category_count; i++) {
        const struct emitter of = emitter_of(&e, &model->categories[i]);
        if (model->categories[i].shares_enums)
            emit_enums(&of, &model->categories[i]);
    }
    text_code(text, "#endif");
}

void emit_registry_header(struct arena *arena, struct text *text, const struct model *model)
{
    const struct emitter e = emitter_create(arena, text, model);
    emit_header_begin(&e, GENERATED_REGISTRY_GUARD, "registry",
                      *model->description ? model->description : "the registry of this program.");
    text_code(text, "#include \"%s_category.h\"", e.prefix);
    for (size_t i = 0; i < model->category_count; i++)
        text_code(text, "#include \"%s_%s.h\"", e.prefix, model->categories[i].name);
    text_blank(text);
    emit_c_begin(&e);
    text_comment(
        text,
        arena_printf(arena, "The registry, for patchbay_open(&%s_table, NULL, &error).", e.prefix));
    text_code(text, "extern const struct patchbay_table %s PATCHBAY_API;",
              emit_name(&e, GENERATED_TABLE));
    text_blank(text);
    emit_c_end(&e);
    text_code(text, "#endif");
}
