#include "emit/enums.h"

static void emit_types(const struct emitter *e, const struct category *category)
{
    text_open(e->text, "enum %s {", emit_name(e, GENERATED_ENUM_TYPE));
    for (size_t i = 0; i < category->type_count; i++)
        text_code(e->text, "%s,", emit_name_of_type(e, GENERATED_TYPE, category->types[i].name));
    text_code(e->text, "%s", emit_name(e, GENERATED_TYPES));
    text_close(e->text, "};");
}

static void emit_key_enum(const struct emitter *e, const struct key *key)
{
    bool is_set = key->kind == PATCHBAY_KIND_FLAGS;
    text_comment(e->text,
                 arena_printf(e->arena,
                              is_set ? "Flags of the metadata key `%s`."
                                     : "Values of the metadata key `%s`; 0 when it is not given.",
                              key->name));
    text_open(e->text, "enum %s {", emit_name_of_key(e, GENERATED_ENUM_KEY, key->name, NULL));
    for (size_t i = 0; i < key->values.count; i++)
        text_code(e->text, "%s%s%s",
                  emit_name_of_key(e, GENERATED_VALUE, key->name, key->values.items[i]),
                  is_set ? arena_printf(e->arena, " = 1 << %zu", i)
                  : i    ? ""
                         : " = 1",
                  i + 1 < key->values.count ? "," : "");
    text_close(e->text, "};");
}

void emit_enums(const struct emitter *e, const struct category *category)
{
    emit_types(e, category);
    for (size_t i = 0; i < category->key_count; i++)
        if (key_has_values(&category->keys[i]))
            emit_key_enum(e, &category->keys[i]);
}
