/* The constant rows of the generated source, array by array. */
#include "emit/emit.h"

/* A member of struct lapse_rows, left out when it would be empty. */
static void emit_rows_member(const struct emitter *e, const char *type, const char *name,
                             size_t count)
{
    if (count)
        text_line(e->text, "%s %s[%zu];", type, name, count);
}

static void emit_rows_struct(const struct emitter *e, const struct rows *rows)
{
    text_line(e->text, "struct %s_rows {", e->prefix);
    text_indent(e->text);
    emit_rows_member(e, "struct patchbay_category_row", "categories", e->model->category_count);
    emit_rows_member(e, "struct patchbay_type_row", "types", rows->type_count);
    emit_rows_member(e, "struct patchbay_implementation_row", "implementations",
                     rows->implementation_count);
    emit_rows_member(e, "struct patchbay_member_row", "members", rows->member_count);
    emit_rows_member(e, "struct patchbay_key_row", "keys", rows->key_count);
    emit_rows_member(e, "struct patchbay_layout_row", "layouts", rows->layout_count);
    emit_rows_member(e, "struct patchbay_field_row", "fields", rows->field_count);
    emit_rows_member(e, "struct patchbay_name_row", "names", rows->hash.slot_count);
    emit_rows_member(e, "uint16_t", "displacements", rows->hash.bucket_count);
    text_line(e->text, "char plugin_directory[sizeof %s_PLUGIN_DIRECTORY];", e->upper);
    text_line(e->text, "char text[%u];", rows->text_size + 1);
    text_outdent(e->text);
    text_line(e->text, "};");
    text_blank(e->text);
}

static void emit_array_head(const struct emitter *e, const char *name, const char *columns)
{
    text_line(e->text, ".%s = {", name);
    text_indent(e->text);
    text_comment(e->text, columns);
}

static void emit_array_end(const struct emitter *e)
{
    text_outdent(e->text);
    text_line(e->text, "},");
}

static void emit_category_row(const struct emitter *e, const struct category *category,
                              const struct patchbay_category_row *row)
{
    text_line(e->text, "{");
    text_indent(e->text);
    text_line(e->text, ".name = %u, /* %s */", row->name, category->name);
    text_line(e->text, ".description = %u,", row->description);
    text_line(e->text, ".struct_tag = %u,", row->struct_tag);
    if (row->flags)
        text_line(e->text, ".flags = %s%s%s,", category->flat ? "PATCHBAY_CATEGORY_FLAT" : "",
                  category->flat && category->next ? " | " : "",
                  category->next ? "PATCHBAY_CATEGORY_NEXT" : "");
    text_line(e->text, ".first_type = %u, .types = %u,", row->first_type, row->types);
    if (category->default_type)
        text_line(e->text, ".default_type = %u, /* %s */", row->default_type,
                  category->default_type->name);
    else
        text_line(e->text, ".default_type = PATCHBAY_NONE,");
    text_line(e->text, ".first_member = %u, .members = %u,", row->first_member, row->members);
    if (category->start)
        text_line(e->text, ".start = %u, /* %s */", row->start, category->start->name);
    else
        text_line(e->text, ".start = PATCHBAY_NONE,");
    text_line(e->text, ".interface_size = sizeof(struct %s),", category->struct_tag);
    text_line(e->text, ".first_key = %u, .keys = %u, .defaults = %u,", row->first_key, row->keys,
              row->defaults);
    if (category->key_count)
        text_line(e->text, ".metadata_size = sizeof(struct %s_%s_metadata),", e->prefix,
                  category->name);
    text_line(e->text, ".first_layout = %u, .layouts = %u,", row->first_layout, row->layouts);
    text_line(e->text, ".revision = %u,", row->revision);
    text_outdent(e->text);
    text_line(e->text, "},");
}

static void emit_category_rows(const struct emitter *e, const struct rows *rows)
{
    emit_array_head(e, "categories", "");
    for (size_t i = 0; i < e->model->category_count; i++)
        emit_category_row(e, &e->model->categories[i], &rows->categories[i]);
    emit_array_end(e);
}

static void emit_type_rows(const struct emitter *e, const struct rows *rows)
{
    if (!rows->type_count)
        return;
    emit_array_head(e, "types",
                    "name, description, aliases, first_implementation, implementations");
    const struct patchbay_type_row *row = rows->types;
    for (size_t i = 0; i < e->model->category_count; i++)
        for (size_t j = 0; j < e->model->categories[i].type_count; j++, row++)
            text_line(e->text, "{%u, %u, %u, %u, %u}, /* %s/%s */", row->name, row->description,
                      row->aliases, row->first_implementation, row->implementations,
                      e->model->categories[i].name, e->model->categories[i].types[j].name);
    emit_array_end(e);
}

static void emit_implementation_row(const struct emitter *e, const char *name,
                                    const struct implementation *from,
                                    const struct patchbay_implementation_row *row)
{
    const char *built = arena_printf(e->arena, "%u, %u, %u, %u, %u, %u, %d, %u", row->identifier,
                                     row->description, row->symbol, row->when, row->deprecated,
                                     row->metadata, row->priority, row->flags);
    if (from->when)
        text_line(e->text, "#if %s", from->when);
    text_line(e->text, "{%s}, /* %s */", built, name);
    if (!from->when)
        return;
    text_line(e->text, "#else");
    text_line(e->text, "{%s | PATCHBAY_IMPLEMENTATION_NOT_BUILT}, /* %s */", built, name);
    text_line(e->text, "#endif");
}

static void emit_implementation_rows(const struct emitter *e, const struct rows *rows)
{
    if (!rows->implementation_count)
        return;
    emit_array_head(e, "implementations",
                    "identifier, description, symbol, when, deprecated, metadata, priority, flags");
    const struct patchbay_implementation_row *row = rows->implementations;
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        for (size_t j = 0; j < category->type_count; j++)
            for (size_t k = 0; k < category->types[j].implementation_count; k++, row++) {
                const struct type *type = &category->types[j];
                const struct implementation *from = &type->implementations[k];
                const char *name = arena_printf(e->arena, "%s/%s: %s", category->name, type->name,
                                                from->identifier);
                emit_implementation_row(e, name, from, row);
            }
    }
    emit_array_end(e);
}

static void emit_member_rows(const struct emitter *e, const struct rows *rows)
{
    emit_array_head(e, "members", "name, description, signature, offset, size, flags");
    const struct patchbay_member_row *row = rows->members;
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        for (size_t j = 0; j < category->member_count; j++, row++) {
            const char *tag = category->struct_tag, *name = category->members[j].name;
            text_line(e->text, "{%u, %u, %u, offsetof(struct %s, %s),", row->name, row->description,
                      row->signature, tag, name);
            text_line(e->text, " sizeof(((struct %s *)0)->%s), %u},", tag, name, row->flags);
        }
    }
    emit_array_end(e);
}

static void emit_key_rows(const struct emitter *e, const struct rows *rows)
{
    if (!rows->key_count)
        return;
    emit_array_head(e, "keys", "name, description, kind, flags, values, offset, size");
    const struct patchbay_key_row *row = rows->keys;
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        const char *tag = arena_printf(e->arena, "%s_%s_metadata", e->prefix, category->name);
        for (size_t j = 0; j < category->key_count; j++, row++) {
            const char *name = category->keys[j].name;
            text_line(e->text, "{%u, %u, %u, %u, %u, offsetof(struct %s, %s),", row->name,
                      row->description, row->kind, row->flags, row->values, tag, name);
            text_line(e->text, " sizeof(((struct %s *)0)->%s)},", tag, name);
        }
    }
    emit_array_end(e);
}

static void emit_layout_rows(const struct emitter *e, const struct rows *rows)
{
    if (!rows->layout_count)
        return;
    emit_array_head(e, "layouts", "name, flags, size, first_field, fields");
    const struct patchbay_layout_row *row = rows->layouts;
    for (size_t i = 0; i < e->model->category_count; i++)
        for (size_t j = 0; j < e->model->categories[i].layout_count; j++, row++)
            text_line(e->text, "{%u, %u, sizeof(%s), %u, %u},", row->name, row->flags,
                      e->model->categories[i].layouts[j].type, row->first_field, row->fields);
    emit_array_end(e);
}

static void emit_field_rows(const struct emitter *e, const struct rows *rows)
{
    if (!rows->field_count)
        return;
    emit_array_head(e, "fields", "name, offset, size");
    const struct patchbay_field_row *row = rows->fields;
    for (size_t i = 0; i < e->model->category_count; i++)
        for (size_t j = 0; j < e->model->categories[i].layout_count; j++) {
            const struct layout *layout = &e->model->categories[i].layouts[j];
            for (size_t k = 0; k < layout->fields.count; k++, row++)
                text_line(e->text, "{%u, offsetof(%s, %s), sizeof(((%s *)0)->%s)},", row->name,
                          layout->type, layout->fields.items[k], layout->type,
                          layout->fields.items[k]);
        }
    emit_array_end(e);
}

static void emit_name_rows(const struct emitter *e, const struct rows *rows)
{
    if (!rows->hash.slot_count)
        return;
    emit_array_head(e, "names",
                    "its two words, type, length, category; the slots of a perfect hash");
    for (size_t i = 0; i < rows->hash.slot_count; i++) {
        const struct patchbay_name_row *row = &rows->names[i];
        if (row->length)
            text_line(e->text, "{0x%08x%08x, 0x%08x%08x, %u, %u, %u}, /* %s */",
                      (uint32_t)(row->first >> 32), (uint32_t)row->first,
                      (uint32_t)(row->last >> 32), (uint32_t)row->last, row->type, row->length,
                      row->category, rows->hash.slots[i]->folded);
        else
            text_line(e->text, "{0, 0, 0, 0, 0},");
    }
    emit_array_end(e);
    emit_array_head(e, "displacements", "");
    const char *line = "";
    for (size_t i = 0; i < rows->hash.bucket_count; i++) {
        line = arena_printf(e->arena, "%s%u,%s", line, rows->hash.displacements[i],
                            i % 16 < 15 && i + 1 < rows->hash.bucket_count ? " " : "");
        if (i % 16 == 15 || i + 1 == rows->hash.bucket_count) {
            text_line(e->text, "%s", line);
            line = "";
        }
    }
    emit_array_end(e);
}

/* Comments give the offset that the rows refer to. */
static void emit_text(const struct emitter *e, const struct rows *rows)
{
    text_line(e->text, ".text =");
    text_indent(e->text);
    for (size_t i = 0; i < rows->piece_count; i++) {
        const struct piece *piece = &rows->pieces[i];
        text_literal(e->text, arena_printf(e->arena, "/* %u */ ", piece->offset), piece->bytes,
                     piece->size);
    }
    text_outdent(e->text);
}

void emit_rows(const struct emitter *e, const struct rows *rows)
{
    emit_rows_struct(e, rows);
    text_line(e->text, "static const struct %s_rows %s_rows = {", e->prefix, e->prefix);
    text_indent(e->text);
    emit_category_rows(e, rows);
    emit_type_rows(e, rows);
    emit_implementation_rows(e, rows);
    emit_member_rows(e, rows);
    emit_key_rows(e, rows);
    emit_layout_rows(e, rows);
    emit_field_rows(e, rows);
    emit_name_rows(e, rows);
    text_line(e->text, ".plugin_directory = %s_PLUGIN_DIRECTORY,", e->upper);
    emit_text(e, rows);
    text_outdent(e->text);
    text_line(e->text, "};");
    text_blank(e->text);
}
