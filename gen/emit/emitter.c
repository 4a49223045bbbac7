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
    of.constant = emit_name(&of, GENERATED_CATEGORY);
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
