/* The constant rows of the generated source, array by array. */
#include "emit/table.h"

#include "keys/kinds.h"
#include <string.h>

/* A member of struct lapse_rows, left out when it would be empty. */
static void emit_rows_member(const struct emitter *e, const char *type, const char *name,
                             size_t count)
{
    if (count)
        text_code(e->text, "%s %s[%zu];", type, name, count);
}

static void emit_rows_struct(const struct emitter *e, const struct rows *rows)
{
    text_open(e->text, "struct %s {", emit_name(e, GENERATED_STRUCT_ROWS));
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
    text_code(e->text, "char plugin_directory[sizeof %s];",
              emit_name(e, GENERATED_PLUGIN_DIRECTORY));
    text_code(e->text, "char text[%u];", rows->text_size + 1);
    text_close(e->text, "};");
}

static void emit_array_head(const struct emitter *e, const char *name, const char *columns)
{
    text_open(e->text, ".%s = {", name);
    text_comment(e->text, columns);
}

static void emit_array_end(const struct emitter *e)
{
    text_outdent(e->text);
    text_code(e->text, "},");
}

/* A row and a comment: after it if that fits, else above. */
static void emit_row(const struct emitter *e, const char *row, const char *what)
{
    size_t length = strlen(row) + strlen(what) + strlen("{}, /*  */");
    if (text_margin(e->text) + length <= TEXT_COLUMNS) {
        text_code(e->text, "{%s}, /* %s */", row, what);
    } else {
        text_comment(e->text, what);
        text_code(e->text, "{%s},", row);
    }
}

/* A set of flags by their names. */
struct flag {
    bool is_set;
    const char *name;
};

static const char *flags(const struct emitter *e, size_t count, const struct flag *all)
{
    const char *text = "";
    for (size_t i = 0; i < count; i++)
        if (all[i].is_set)
            text = *text ? arena_printf(e->arena, "%s | %s", text, all[i].name) : all[i].name;
    return *text ? text : "0";
}

#define FLAGS(e, ...)                                                                              \
    flags(e, sizeof((const struct flag[]){__VA_ARGS__}) / sizeof(struct flag),                     \
          (const struct flag[]){__VA_ARGS__})

static void emit_category_row(const struct emitter *e, const struct category *category,
                              const struct patchbay_category_row *row)
{
    text_open(e->text, "{");
    text_code(e->text, ".name = %u, /* %s */", row->name, category->name);
    text_code(e->text, ".description = %u,", row->description);
    text_code(e->text, ".interface = %u,", row->interface);
    text_code(e->text, ".flags = %s,",
              FLAGS(e, {category->flat, "PATCHBAY_CATEGORY_FLAT"},
                    {category->next, "PATCHBAY_CATEGORY_NEXT"},
                    {category->warns, "PATCHBAY_CATEGORY_WARN"},
                    {category->elsewhere, "PATCHBAY_CATEGORY_ELSEWHERE"},
                    {category->grows, "PATCHBAY_CATEGORY_GROWS"},
                    {category->automatic, "PATCHBAY_CATEGORY_AUTOMATIC"},
                    {category->internal, "PATCHBAY_CATEGORY_INTERNAL"},
                    {category->mutable, "PATCHBAY_CATEGORY_MUTABLE"}));
    text_code(e->text, ".first_type = %u, .types = %u, .first_slot = %u,", row->first_type,
              row->types, row->first_slot);
    text_code(e->text, ".default_type = %s,",
              category->default_type
                  ? emit_name_of_type(e, GENERATED_TYPE, category->default_type->name)
                  : "PATCHBAY_NONE");
    text_code(e->text, ".first_member = %u, .members = %u,", row->first_member, row->members);
    if (category->start)
        text_code(e->text, ".start = %u, /* %s */", row->start, category->start->name);
    else
        text_code(e->text, ".start = PATCHBAY_NONE,");
    text_code(e->text, ".interface_size = sizeof(%s),", e->interface);
    text_code(e->text, ".first_key = %u, .keys = %u, .defaults = %u,", row->first_key, row->keys,
              row->defaults);
    if (category->key_count)
        text_code(e->text, ".metadata_size = sizeof(struct %s),",
                  emit_name(e, GENERATED_STRUCT_METADATA));
    text_code(e->text, ".first_layout = %u, .layouts = %u,", row->first_layout, row->layouts);
    text_code(e->text, ".revision = %u,", row->revision);
    if (row->variables)
        text_code(e->text, ".variables = %u, .separator = '%c',", row->variables,
                  (char)row->separator);
    text_outdent(e->text);
    text_code(e->text, "},");
}

static void emit_category_rows(const struct emitter *e, const struct rows *rows)
{
    emit_array_head(e, "categories", "");
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct emitter of = emitter_of(e, &e->model->categories[i]);
        emit_category_row(&of, &e->model->categories[i], &rows->categories[i]);
    }
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
            emit_row(e,
                     arena_printf(e->arena, "%u, %u, %u, %u, %u", row->name, row->description,
                                  row->aliases, row->first_implementation, row->implementations),
                     arena_printf(e->arena, "%s/%s", e->model->categories[i].name,
                                  e->model->categories[i].types[j].name));
    emit_array_end(e);
}

static void emit_implementation_row(const struct emitter *e, const char *name,
                                    const struct implementation *from,
                                    const struct patchbay_implementation_row *row)
{
    const char *columns = arena_printf(e->arena, "%u, %u, %u, %u, %u, %u, %d", row->identifier,
                                       row->description, row->symbol, row->when, row->deprecated,
                                       row->metadata, (int)from->priority);
    for (int built = 1; built >= (from->when ? 0 : 1); built--) {
        if (from->when)
            text_code(e->text, built ? "#if %s" : "#else", from->when);
        emit_row(e,
                 arena_printf(e->arena, "%s, %s", columns,
                              FLAGS(e, {from->aliases.count, "PATCHBAY_IMPLEMENTATION_ALIASES"},
                                    {from->opt_in, "PATCHBAY_IMPLEMENTATION_OPT_IN"},
                                    {from->weak, "PATCHBAY_IMPLEMENTATION_WEAK"},
                                    {!built, "PATCHBAY_IMPLEMENTATION_NOT_BUILT"})),
                 name);
    }
    if (from->when)
        text_code(e->text, "#endif");
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
        const char *interface = category->interface;
        for (size_t j = 0; j < category->member_count; j++, row++) {
            const struct member *member = &category->members[j];
            text_code(e->text, "{%u, %u, %u, offsetof(%s, %s), sizeof(((%s *)0)->%s), %s},",
                      row->name, row->description, row->signature, interface, member->name,
                      interface, member->name,
                      FLAGS(e, {member->optional, "PATCHBAY_MEMBER_OPTIONAL"},
                            {member->constant, "PATCHBAY_MEMBER_CONSTANT"}));
        }
    }
    emit_array_end(e);
}

static void emit_key_rows(const struct emitter *e, const struct rows *rows)
{
    if (!rows->key_count)
        return;
    emit_array_head(e, "keys",
                    "name, description, kind, flags, values, min, max, offset, size, presence");
    const struct patchbay_key_row *row = rows->keys;
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct category *category = &e->model->categories[i];
        const struct emitter of = emitter_of(e, category);
        const char *tag = emit_name(&of, GENERATED_STRUCT_METADATA);
        for (size_t j = 0; j < category->key_count; j++, row++) {
            const struct key *key = &category->keys[j];
            const char *presence = key_presence(e->arena, key);
            text_code(e->text,
                      "{%u, %u, %s, %s, %u, %u, %u, offsetof(struct %s, %s), "
                      "sizeof(%s((struct %s *)0)->%s), %s},",
                      row->name, row->description, kinds[key->kind].constant,
                      FLAGS(e, {key->required, "PATCHBAY_KEY_REQUIRED"},
                            {key->several, "PATCHBAY_KEY_SEVERAL"}),
                      row->values, row->min, row->max, tag, key->name, key->several ? "*" : "", tag,
                      key->name,
                      presence ? arena_printf(e->arena, "offsetof(struct %s, %s)", tag, presence)
                               : "PATCHBAY_NONE");
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
        for (size_t j = 0; j < e->model->categories[i].layout_count; j++, row++) {
            const struct layout *layout = &e->model->categories[i].layouts[j];
            text_code(e->text, "{%u, %s, sizeof(%s), %u, %u},", row->name,
                      FLAGS(e, {layout->grows, "PATCHBAY_LAYOUT_GROWS"}), layout->type,
                      row->first_field, row->fields);
        }
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
                text_code(e->text, "{%u, offsetof(%s, %s), sizeof(((%s *)0)->%s)},", row->name,
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
                    "the slots of a perfect hash: two words of the name, type, length, category");
    for (size_t i = 0; i < rows->hash.slot_count; i++) {
        const struct patchbay_name_row *row = &rows->names[i];
        if (row->length)
            text_code(e->text, "{0x%08x%08x, 0x%08x%08x, %u, %u, %u}, /* %s */",
                      (uint32_t)(row->first >> 32), (uint32_t)row->first,
                      (uint32_t)(row->last >> 32), (uint32_t)row->last, row->type, row->length,
                      row->category, rows->hash.slots[i]->folded);
        else
            text_code(e->text, "{0, 0, 0, 0, 0},");
    }
    emit_array_end(e);
    emit_array_head(e, "displacements", "");
    emit_numbers(e, rows->hash.displacements, rows->hash.bucket_count);
    emit_array_end(e);
}

/* Comments give the offsets that the rows refer to. */
static void emit_text(const struct emitter *e, const struct rows *rows)
{
    text_open(e->text, ".text =");
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
    text_open(e->text, "static const struct %s %s = {", emit_name(e, GENERATED_STRUCT_ROWS),
              emit_name(e, GENERATED_ROWS));
    emit_category_rows(e, rows);
    emit_type_rows(e, rows);
    emit_implementation_rows(e, rows);
    emit_member_rows(e, rows);
    emit_key_rows(e, rows);
    emit_layout_rows(e, rows);
    emit_field_rows(e, rows);
    emit_name_rows(e, rows);
    text_code(e->text, ".plugin_directory = %s,", emit_name(e, GENERATED_PLUGIN_DIRECTORY));
    emit_text(e, rows);
    text_close(e->text, "};");
}
