#include "emit/table_layout.h"

#include "base/version.h"
#include "names/names.h"
#include "patchbay/names.h"
#include <stdlib.h>

/* The text while it grows: equal strings are stored once, found by hash. */
struct interner {
    struct arena *arena;
    const struct model *model;
    struct rows *rows;
    size_t room;
    uint32_t *table;   /* piece number + 1; 0: empty */
    size_t table_size; /* a power of two, at most half full */
};

static uint32_t *find_piece(struct interner *interner, const char *bytes, size_t size)
{
    size_t at = (size_t)bytes_hash(bytes, size);
    for (;; at++) {
        uint32_t *number = &interner->table[at & (interner->table_size - 1)];
        if (!*number)
            return number;
        const struct piece *piece = &interner->rows->pieces[*number - 1];
        if (piece->size == size && memcmp(piece->bytes, bytes, size) == 0)
            return number;
    }
}

static void grow(struct interner *interner)
{
    struct rows *rows = interner->rows;
    size_t room = interner->room ? interner->room * 2 : 256;
    struct piece *pieces = arena_alloc(interner->arena, room, sizeof *pieces);
    if (rows->piece_count)
        memcpy(pieces, rows->pieces, rows->piece_count * sizeof *pieces);
    rows->pieces = pieces;
    interner->room = room;
    interner->table_size = room * 2;
    interner->table = arena_alloc(interner->arena, interner->table_size, sizeof(uint32_t));
    for (size_t i = 0; i < rows->piece_count; i++)
        *find_piece(interner, pieces[i].bytes, pieces[i].size) = (uint32_t)i + 1;
}

/* Offset of `size` bytes, the NULs that end them included. */
static uint32_t intern_bytes(struct interner *interner, const char *bytes, size_t size)
{
    struct rows *rows = interner->rows;
    if (rows->piece_count == interner->room)
        grow(interner);
    uint32_t *number = find_piece(interner, bytes, size);
    if (!*number) {
        rows->pieces[rows->piece_count++] = (struct piece){bytes, rows->text_size, (uint32_t)size};
        rows->text_size += (uint32_t)size;
        *number = (uint32_t)rows->piece_count;
    }
    return rows->pieces[*number - 1].offset;
}

/* NULL is stored as the empty string, at offset 0. */
static uint32_t intern(struct interner *interner, const char *text)
{
    return intern_bytes(interner, text ? text : "", text ? strlen(text) + 1 : 1);
}

/* A string list: each string with its NUL, then an empty one. An empty list is offset 0. */
static uint32_t intern_list(struct interner *interner, const struct strings *list)
{
    if (!list->count)
        return 0;
    size_t size = 1;
    for (size_t i = 0; i < list->count; i++)
        size += strlen(list->items[i]) + 1;
    char *bytes = arena_alloc(interner->arena, size, 1), *end = bytes;
    for (size_t i = 0; i < list->count; i++)
        end = stpcpy(end, list->items[i]) + 1;
    return intern_bytes(interner, bytes, size);
}

/* A list without elements is its key alone. */
static void add_pairs(struct arena *arena, struct strings *pairs, const struct key *key,
                      const struct strings *items)
{
    if (!items->count) {
        strings_add(arena, pairs, key->name);
        return;
    }
    for (size_t i = 0; i < items->count; i++)
        strings_add(arena, pairs, arena_printf(arena, "%s=%s", key->name, items->items[i]));
}

static uint32_t intern_values(struct interner *interner, const struct implementation *from)
{
    struct strings pairs = {0};
    for (size_t i = 0; i < from->value_count; i++)
        add_pairs(interner->arena, &pairs, from->values[i].key, &from->values[i].items);
    return intern_list(interner, &pairs);
}

static uint32_t intern_defaults(struct interner *interner, const struct category *category)
{
    struct strings pairs = {0};
    for (size_t i = 0; i < category->key_count; i++)
        if (category->keys[i].has_default)
            add_pairs(interner->arena, &pairs, &category->keys[i],
                      &category->keys[i].default_values);
    return intern_list(interner, &pairs);
}

static uint32_t intern_identifier(struct interner *interner, const struct implementation *from)
{
    struct strings names = {0};
    if (!from->aliases.count)
        return intern(interner, from->identifier);
    strings_add(interner->arena, &names, from->identifier);
    for (size_t i = 0; i < from->aliases.count; i++)
        strings_add(interner->arena, &names, from->aliases.items[i]);
    return intern_list(interner, &names);
}

static void lay_out_implementation(struct interner *interner, const struct implementation *from)
{
    struct rows *rows = interner->rows;
    rows->implementations[rows->implementation_count++] = (struct patchbay_implementation_row){
        .identifier = intern_identifier(interner, from),
        .description = intern(interner, from->description),
        .symbol = intern(interner, from->weak ? from->symbol : NULL),
        .when = intern(interner, from->when),
        .deprecated = intern(interner, from->deprecated),
        .metadata = intern_values(interner, from),
    };
}

static void lay_out_types(struct interner *interner, const struct category *from)
{
    struct rows *rows = interner->rows;
    for (size_t i = 0; i < from->type_count; i++) {
        const struct type *type = &from->types[i];
        rows->types[rows->type_count++] = (struct patchbay_type_row){
            .name = intern(interner, type->name),
            .description = intern(interner, type->description),
            .aliases = intern_list(interner, &type->aliases),
            .first_implementation = (uint32_t)rows->implementation_count,
            .implementations = (uint32_t)type->implementation_count,
        };
        for (size_t j = 0; j < type->implementation_count; j++)
            lay_out_implementation(interner, &type->implementations[j]);
    }
}

static void lay_out_interface(struct interner *interner, const struct category *from)
{
    struct rows *rows = interner->rows;
    for (size_t i = 0; i < from->member_count; i++)
        rows->members[rows->member_count++] = (struct patchbay_member_row){
            .name = intern(interner, from->members[i].name),
            .description = intern(interner, from->members[i].description),
            .signature = intern(interner, from->members[i].signature.normal),
        };
    for (size_t i = 0; i < from->layout_count; i++) {
        const struct layout *layout = &from->layouts[i];
        rows->layouts[rows->layout_count++] = (struct patchbay_layout_row){
            .name = intern(interner, layout->type),
            .first_field = (uint32_t)rows->field_count,
            .fields = (uint32_t)layout->fields.count,
        };
        for (size_t j = 0; j < layout->fields.count; j++)
            rows->fields[rows->field_count++].name = intern(interner, layout->fields.items[j]);
    }
}

static void lay_out_keys(struct interner *interner, const struct category *from)
{
    struct rows *rows = interner->rows;
    for (size_t i = 0; i < from->key_count; i++)
        rows->keys[rows->key_count++] = (struct patchbay_key_row){
            .name = intern(interner, from->keys[i].name),
            .description = intern(interner, from->keys[i].description),
            .values = from->keys[i].of ? (uint32_t)(from->keys[i].of - interner->model->categories)
                                       : intern_list(interner, &from->keys[i].values),
            .min = intern(interner, from->keys[i].min),
            .max = intern(interner, from->keys[i].max),
        };
}

static void lay_out_category(struct interner *interner, const struct category *from,
                             struct patchbay_category_row *row)
{
    struct rows *rows = interner->rows;
    *row = (struct patchbay_category_row){
        .name = intern(interner, from->name),
        .description = intern(interner, from->description),
        .interface = intern(interner, from->interface),
        .first_type = (uint32_t)rows->type_count,
        .types = (uint32_t)from->type_count,
        .first_slot = (uint32_t)from->first_slot,
        .first_member = (uint32_t)rows->member_count,
        .members = (uint32_t)from->member_count,
        .start = from->start ? (uint32_t)(from->start - from->members) : PATCHBAY_NONE,
        .first_key = (uint32_t)rows->key_count,
        .keys = (uint32_t)from->key_count,
        .defaults = intern_defaults(interner, from),
        .first_layout = (uint32_t)rows->layout_count,
        .layouts = (uint32_t)from->layout_count,
        .revision = from->revision,
        .variables = intern_list(interner, &from->variables),
        .separator = (unsigned char)from->separator,
    };
    lay_out_interface(interner, from);
    lay_out_keys(interner, from);
    lay_out_types(interner, from);
}

static void take_rows(struct arena *arena, const struct model *model, struct rows *rows)
{
    size_t types = 0, implementations = 0, members = 0, keys = 0, layouts = 0, fields = 0;
    for (size_t i = 0; i < model->category_count; i++) {
        const struct category *category = &model->categories[i];
        types += category->type_count;
        members += category->member_count;
        keys += category->key_count;
        layouts += category->layout_count;
        for (size_t j = 0; j < category->type_count; j++)
            implementations += category->types[j].implementation_count;
        for (size_t j = 0; j < category->layout_count; j++)
            fields += category->layouts[j].fields.count;
    }
    rows->categories = arena_alloc(arena, model->category_count, sizeof *rows->categories);
    rows->types = arena_alloc(arena, types, sizeof *rows->types);
    rows->implementations = arena_alloc(arena, implementations, sizeof *rows->implementations);
    rows->members = arena_alloc(arena, members, sizeof *rows->members);
    rows->keys = arena_alloc(arena, keys, sizeof *rows->keys);
    rows->layouts = arena_alloc(arena, layouts, sizeof *rows->layouts);
    rows->fields = arena_alloc(arena, fields, sizeof *rows->fields);
}

/* All names and aliases of all types, hashed. */
static bool lay_out_names(struct interner *interner, const struct model *model)
{
    struct rows *rows = interner->rows;
    size_t count = 0;
    for (size_t i = 0; i < model->category_count; i++)
        for (size_t j = 0; j < model->categories[i].type_count; j++)
            count += 1 + model->categories[i].types[j].aliases.count;
    struct hashed_name *names = arena_alloc(interner->arena, count, sizeof *names), *end = names;
    for (size_t i = 0; i < model->category_count; i++)
        for (size_t j = 0; j < model->categories[i].type_count; j++) {
            const struct type *type = &model->categories[i].types[j];
            *end++ = (struct hashed_name){name_folded(interner->arena, type->name), (uint16_t)i,
                                          (uint32_t)j};
            for (size_t k = 0; k < type->aliases.count; k++)
                *end++ = (struct hashed_name){name_folded(interner->arena, type->aliases.items[k]),
                                              (uint16_t)i, (uint32_t)j};
        }
    if (!names_hash_build(interner->arena, names, count, &rows->hash))
        return false;
    rows->names = arena_alloc(interner->arena, rows->hash.slot_count, sizeof *rows->names);
    for (size_t i = 0; i < rows->hash.slot_count; i++) {
        const struct hashed_name *name = rows->hash.slots[i];
        if (!name)
            continue;
        size_t length = strlen(name->folded);
        bool is_short = patchbay_is_short(length);
        rows->names[i] = (struct patchbay_name_row){
            .first = is_short ? patchbay_first_word(name->folded, length)
                              : names_hash_of(rows->hash.seed, name),
            .last = is_short ? patchbay_last_word(name->folded, length)
                             : intern(interner, name->folded),
            .length = (uint16_t)length,
            .category = name->category,
            .type = name->type,
        };
    }
    return true;
}

const struct rows *rows_lay_out(struct arena *arena, const struct model *model)
{
    struct rows *rows = arena_alloc(arena, 1, sizeof *rows);
    struct interner interner = {.arena = arena, .model = model, .rows = rows};
    intern(&interner, ""); /* at offset 0 */
    take_rows(arena, model, rows);
    rows->registry = intern(&interner, model->name);
    rows->description = intern(&interner, model->description);
    rows->inspector = intern(&interner, model->inspector);
    rows->prefix = intern(&interner, model->prefix);
    rows->ignored_variables = intern_list(&interner, &model->ignored_variables);
    rows->generator = intern(&interner, GEN_VERSION);
    for (size_t i = 0; i < model->category_count; i++)
        lay_out_category(&interner, &model->categories[i], &rows->categories[i]);
    return lay_out_names(&interner, model) ? rows : NULL;
}
