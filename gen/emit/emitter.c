#include "emit/emitter.h"

#include "base/version.h"
#include "names/names.h"

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
    of.constant = arena_printf(e->arena, "%s_%s", e->upper, name_upper(e->arena, category->name));
    of.tag = category->struct_tag;
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

const char *emit_macro(const struct emitter *e, const char *verb)
{
    return arena_printf(e->arena, "%s_%s_%s", e->upper, verb, name_upper(e->arena, e->name));
}

const char *emit_type_constant(const struct emitter *e, const struct type *type)
{
    return arena_printf(e->arena, "%s_%s", e->constant, name_upper(e->arena, type->name));
}
