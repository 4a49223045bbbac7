#define _XOPEN_SOURCE 700 /* newlocale */
#include "table/metadata.h"

#include "patchbay/table.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "table/name.h"
#include "table/rows.h"
#include "table/type_names.h"
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

/* The value if `pair` is "key=value" with this key, else NULL. */
static const char *value_of(const char *pair, const char *key)
{
    size_t length = strlen(key);
    return strncmp(pair, key, length) == 0 && pair[length] == '=' ? pair + length + 1 : NULL;
}

bool pb_metadata_sets(const char *text, const char *key)
{
    for (const char *pair = list_first(text); pair; pair = list_next(pair))
        if (strcmp(pair, key) == 0 || value_of(pair, key))
            return true;
    return false;
}

/* The first value of a key in a metadata text; NULL without one. */
static const char *find_value(const char *text, const char *key)
{
    for (const char *pair = list_first(text); pair; pair = list_next(pair))
        if (value_of(pair, key))
            return value_of(pair, key);
    return NULL;
}

bool pb_metadata_is_list(const struct patchbay_key_row *key)
{
    return key->kind == PATCHBAY_KIND_STRINGS || key->kind == PATCHBAY_KIND_FLAGS ||
           (key->flags & PATCHBAY_KEY_SEVERAL);
}

double pb_metadata_number(const char *text)
{
#ifdef _WIN32
    _locale_t c_locale = _create_locale(LC_ALL, "C");
    double number = _strtod_l(text, NULL, c_locale);
    _free_locale(c_locale);
#else
    /* All of the C locale exists in every process: nothing is allocated. */
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    locale_t before = uselocale(c_locale);
    double number = strtod(text, NULL);
    uselocale(before);
    freelocale(c_locale);
#endif
    return number;
}

/* The constants of a generated enum count from 1; 0 means that the value is unknown. */
static int enum_constant(const char *values, const char *value)
{
    int constant = 1;
    for (const char *item = list_first(values); item; item = list_next(item), constant++)
        if (strcmp(item, value) == 0)
            return constant;
    return 0;
}

/* All values of a key, terminated by NULL; NULL when memory is short. */
static const char *const *all_values(struct registry *registry, const char *text, const char *key)
{
    size_t count = 0;
    for (const char *pair = list_first(text); pair; pair = list_next(pair))
        count += value_of(pair, key) != NULL;
    const char **values = pb_alloc(registry, (count + 1) * sizeof *values), **end = values;
    for (const char *pair = list_first(text); values && pair; pair = list_next(pair))
        if (value_of(pair, key))
            *end++ = value_of(pair, key);
    return (const char *const *)values;
}

/* The bits of all values of a key. */
static unsigned all_flags(const struct patchbay_table *table, const struct patchbay_key_row *key,
                          const char *text)
{
    unsigned set = 0;
    for (const char *pair = list_first(text); pair; pair = list_next(pair)) {
        const char *value = value_of(pair, row_text(table, key->name));
        int constant = value ? enum_constant(row_text(table, key->values), value) : 0;
        set |= constant ? 1u << (constant - 1) : 0;
    }
    return set;
}

/* ---- Types of a category ------------------------------------------------------------------ */

/* Enums are of the compiler's size. */
static void store_enum(void *member, size_t size, int constant)
{
    memcpy(member, &constant, size < sizeof constant ? size : sizeof constant);
}

/* Plugins may bring the type. */
static int find_type(struct registry *registry, const struct patchbay_key_row *key,
                     const char *name)
{
    int type = pb_types_find(registry, key->values, name);
    if (type < 0 && !registry->discovered)
        pb_discover_once(registry);
    return type < 0 ? pb_types_find(registry, key->values, name) : type;
}

/* The types that exist, and their number. A list that is given is not NULL. */
static void decode_types(struct registry *registry, const struct patchbay_key_row *key,
                         const char *text, char *metadata)
{
    const char *name = row_text(registry->table, key->name);
    const char *const *values = all_values(registry, text, name);
    size_t count = 0;
    for (; values && values[count];)
        count++;
    char *types = values ? pb_alloc(registry, (count + 1) * key->size) : NULL;
    for (size_t i = count = 0; types && values[i]; i++) {
        int type = find_type(registry, key, values[i]);
        if (type >= 0)
            store_enum(types + count++ * key->size, key->size, type);
    }
    memcpy(metadata + key->offset, &types, sizeof types);
    memcpy(metadata + key->presence, &count, sizeof count);
}

static void decode_type(struct registry *registry, const struct patchbay_key_row *key,
                        const char *text, char *metadata)
{
    const char *value = find_value(text, row_text(registry->table, key->name));
    int type = value ? find_type(registry, key, value) : -1;
    bool exists = type >= 0;
    if (exists)
        store_enum(metadata + key->offset, key->size, type);
    memcpy(metadata + key->presence, &exists, sizeof exists);
}

/* ---- The struct --------------------------------------------------------------------------- */

static void decode_value(struct registry *registry, const struct patchbay_key_row *key,
                         const char *text, void *member)
{
    const char *name = row_text(registry->table, key->name);
    const char *value = find_value(text, name);
    if (!pb_metadata_sets(text, name))
        return; /* the member is zeroed, which means "not given" */
    if (key->kind == PATCHBAY_KIND_STRINGS) {
        const char *const *values = all_values(registry, text, name);
        memcpy(member, &values, sizeof values);
    } else if (!value) {
        return;
    } else if (key->kind == PATCHBAY_KIND_STRING) {
        memcpy(member, &value, sizeof value);
    } else if (key->kind == PATCHBAY_KIND_BOOL) {
        bool flag = value[0] == 't';
        memcpy(member, &flag, sizeof flag);
    } else if (key->kind == PATCHBAY_KIND_INT) {
        int64_t integer = strtoll(value, NULL, 10);
        memcpy(member, &integer, sizeof integer);
    } else if (key->kind == PATCHBAY_KIND_NUMBER) {
        double number = pb_metadata_number(value);
        memcpy(member, &number, sizeof number);
    } else if (key->kind == PATCHBAY_KIND_FLAGS) {
        unsigned set = all_flags(registry->table, key, text);
        memcpy(member, &set, sizeof set);
    } else {
        int constant = enum_constant(row_text(registry->table, key->values), value);
        store_enum(member, key->size, constant);
    }
}

const void *pb_metadata_decode(struct registry *registry, unsigned category, const char *text)
{
    const struct patchbay_category_row *row = row_category(registry->table, category);
    const struct patchbay_key_row *keys = row_keys(registry->table, category);
    const char *defaults = row_text(registry->table, row->defaults);
    registry->transient = 0;
    char *metadata = row->metadata_size ? pb_alloc(registry, row->metadata_size) : NULL;
    for (uint32_t i = 0; metadata && i < row->keys; i++) {
        bool given = pb_metadata_sets(text, row_text(registry->table, keys[i].name));
        const char *from = given ? text : defaults;
        if (keys[i].kind == PATCHBAY_KIND_TYPE) {
            if (!(keys[i].flags & PATCHBAY_KEY_SEVERAL))
                decode_type(registry, &keys[i], from, metadata);
            else if (pb_metadata_sets(from, row_text(registry->table, keys[i].name)))
                decode_types(registry, &keys[i], from, metadata);
            continue;
        }
        decode_value(registry, &keys[i], from, metadata + keys[i].offset);
        if (given && keys[i].presence != PATCHBAY_NONE)
            memcpy(metadata + keys[i].presence, &given, sizeof given);
    }
    return registry->transient ? NULL : metadata;
}

/* ---- Checking ----------------------------------------------------------------------------- */

/* Whether the whole value is a decimal number, as in the C locale. */
static bool is_number(const char *value)
{
    const char *at = value + (*value == '-' || *value == '+');
    size_t integer = strspn(at, "0123456789"), fraction = 0;
    at += integer;
    if (*at == '.')
        at += 1 + (fraction = strspn(at + 1, "0123456789"));
    if (integer + fraction && (*at == 'e' || *at == 'E')) {
        at += 1 + (at[1] == '-' || at[1] == '+');
        size_t exponent = strspn(at, "0123456789");
        return exponent && !at[exponent];
    }
    return integer + fraction && !*at;
}

const char *pb_metadata_range(const struct patchbay_table *table,
                              const struct patchbay_key_row *key, char *text, size_t size)
{
    const char *min = row_text(table, key->min), *max = row_text(table, key->max);
    if (*min && *max)
        snprintf(text, size, "%s to %s", min, max);
    else
        snprintf(text, size, "%s%s%s", *min ? "at least " : *max ? "at most " : "", min, max);
    return text;
}

static bool is_less(const struct patchbay_key_row *key, const char *left, const char *right)
{
    return key->kind == PATCHBAY_KIND_INT ? strtoll(left, NULL, 10) < strtoll(right, NULL, 10)
                                          : pb_metadata_number(left) < pb_metadata_number(right);
}

static bool is_in_range(const struct patchbay_table *table, const struct patchbay_key_row *key,
                        const char *value)
{
    return (!key->min || !is_less(key, value, row_text(table, key->min))) &&
           (!key->max || !is_less(key, row_text(table, key->max), value));
}

bool pb_metadata_value_fits(const struct patchbay_table *table, const struct patchbay_key_row *key,
                            const char *value)
{
    char *end;
    switch (key->kind) {
    case PATCHBAY_KIND_BOOL:
        return strcmp(value, "true") == 0 || strcmp(value, "false") == 0;
    case PATCHBAY_KIND_INT:
        errno = 0;
        strtoll(value, &end, 10);
        return end != value && !*end && errno == 0 && is_in_range(table, key, value);
    case PATCHBAY_KIND_NUMBER:
        return is_number(value) && is_in_range(table, key, value);
    case PATCHBAY_KIND_ENUM:
    case PATCHBAY_KIND_FLAGS:
        return enum_constant(row_text(table, key->values), value) > 0;
    case PATCHBAY_KIND_TYPE: /* of a plugin, perhaps */
        return pb_is_type_or_alias(value);
    default:
        return true;
    }
}

/* The key that a pair sets; NULL if the category has none of this name, or if the pair has no value
 * and is not an empty list. */
static const struct patchbay_key_row *key_of(const struct patchbay_table *table, unsigned category,
                                             const char *pair)
{
    const struct patchbay_key_row *keys = row_keys(table, category);
    for (uint32_t i = 0; i < row_category(table, category)->keys; i++)
        if (value_of(pair, row_text(table, keys[i].name)) ||
            (pb_metadata_is_list(&keys[i]) && strcmp(pair, row_text(table, keys[i].name)) == 0))
            return &keys[i];
    return NULL;
}

const char *pb_metadata_kind_name(uint32_t kind)
{
    static const char names[][8] = {
#define PATCHBAY_KIND(constant, name, c_type, words, text, sample) name,
#include "patchbay/kinds.def"
#undef PATCHBAY_KIND
    };
    return names[kind];
}

bool pb_metadata_fits(const struct patchbay_table *table, unsigned category, const char *text,
                      char *why, size_t size)
{
    const struct patchbay_key_row *keys = row_keys(table, category);
    for (const char *pair = list_first(text); pair; pair = list_next(pair)) {
        const struct patchbay_key_row *key = key_of(table, category, pair);
        if (!key) {
            snprintf(why, size, "category '%s' has no metadata key '%.*s'",
                     row_text(table, row_category(table, category)->name), (int)strcspn(pair, "="),
                     pair);
            return false;
        }
        const char *equals = strchr(pair, '=');
        if (equals && !pb_metadata_value_fits(table, key, equals + 1)) {
            char range[RANGE_SIZE];
            pb_metadata_range(table, key, range, sizeof range);
            snprintf(why, size, "metadata '%s': expected a value of kind %s%s%s", pair,
                     pb_metadata_kind_name(key->kind), *range ? ", " : "", range);
            return false;
        }
        const char *name = row_text(table, key->name);
        if (!pb_metadata_is_list(key) && pb_metadata_sets(list_next(pair), name)) {
            snprintf(why, size, "metadata key '%s' is given twice", name);
            return false;
        }
    }
    for (uint32_t i = 0; i < row_category(table, category)->keys; i++) {
        const char *name = row_text(table, keys[i].name);
        if ((keys[i].flags & PATCHBAY_KEY_REQUIRED) && !pb_metadata_sets(text, name)) {
            snprintf(why, size, "metadata key '%s' is required", name);
            return false;
        }
    }
    return true;
}
