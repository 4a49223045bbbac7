#include "inspector/commands/interface.h"

#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "inspector/arguments.h"
#include "inspector/commands/implementations.h"
#include "inspector/commands/metadata.h"
#include "registry/category.h"
#include "registry/registry.h"
#include "table/metadata.h"
#include "table/rows.h"

/* Adds "int (const char *)" as a C declaration, with the name before the parameters. */
static void add_declaration(struct value *parent, const char *name, const char *signature)
{
    size_t type = strcspn(signature, "(");
    if (signature[type])
        pb_answer_print(parent, "declaration", "%.*s%s%s", (int)type, signature, name,
                        signature + type);
    else
        pb_answer_print(parent, "declaration", "%s%s%s", signature,
                        type && signature[type - 1] == '*' ? "" : " ", name);
}

/* Adds each element of a string list of the table. */
static void add_strings(struct value *parent, const char *key, const char *list)
{
    struct value *strings = pb_answer_list(parent, key);
    for (const char *item = list_first(list); item; item = list_next(item))
        pb_answer_text(strings, NULL, item);
}

static void add_members(const struct category_state *category, struct value *parent)
{
    const struct patchbay_table *table = category->registry->table;
    const struct patchbay_member_row *members = row_members(table, category->number);
    struct value *list = pb_answer_list(parent, "members");
    for (uint32_t i = 0; i < category->row->members; i++) {
        struct value *member = pb_answer_object(list, NULL);
        const char *name = row_text(table, members[i].name);
        bool constant = members[i].flags & PATCHBAY_MEMBER_CONSTANT;
        pb_answer_text(member, "name", name);
        pb_answer_text(member, "kind", constant ? "constant" : "function");
        pb_answer_text(member, "signature", row_text(table, members[i].signature));
        add_declaration(member, name, row_text(table, members[i].signature));
        pb_answer_bool(member, "optional", members[i].flags & PATCHBAY_MEMBER_OPTIONAL);
        pb_answer_bool(member, "start", category->row->start == i);
        pb_answer_text(member, "description", row_text(table, members[i].description));
    }
}

static void add_keys(const struct category_state *category, struct value *parent)
{
    const struct patchbay_table *table = category->registry->table;
    const struct patchbay_key_row *keys = row_keys(table, category->number);
    struct value *list = pb_answer_list(parent, "metadata");
    for (uint32_t i = 0; i < category->row->keys; i++) {
        struct value *key = pb_answer_object(list, NULL);
        bool required = keys[i].flags & PATCHBAY_KEY_REQUIRED;
        pb_answer_text(key, "key", row_text(table, keys[i].name));
        pb_answer_text(key, "kind", pb_metadata_kind_name(keys[i].kind));
        bool is_type = keys[i].kind == PATCHBAY_KIND_TYPE;
        const char *of = is_type ? row_text(table, row_category(table, keys[i].values)->name) : "";
        pb_answer_text(key, "need", required ? "required" : "");
        pb_add_metadata_value(key, "default", table, &keys[i],
                              row_text(table, category->row->defaults));
        pb_answer_text(key, "of", of);
        pb_answer_bool(key, "several", keys[i].flags & PATCHBAY_KEY_SEVERAL);
        add_strings(key, "values", is_type ? "" : row_text(table, keys[i].values));
        char range[RANGE_SIZE];
        pb_answer_text(key, "range", pb_metadata_range(table, &keys[i], range, sizeof range));
        pb_add_description(key, row_text(table, keys[i].description));
    }
}

/* Of a type that a plugin brought, only the name is known. */
static void add_types(struct category_state *category, struct value *parent)
{
    const struct patchbay_table *table = category->registry->table;
    struct patchbay *handle = pb_registry_handle(category->registry);
    struct value *list = pb_answer_list(parent, "types");
    int default_type = pb_default_type(category, NULL);
    for (unsigned i = 0; i < patchbay_types(handle, category->number); i++) {
        struct value *type = pb_answer_object(list, NULL);
        const struct patchbay_type_row *row = i < category->row->types
                                                  ? row_type(table, category->number, i)
                                                  : NULL;
        pb_answer_bool(type, "default", (int)i == default_type);
        pb_answer_text(type, "type", patchbay_type_name(handle, category->number, i));
        add_strings(type, "aliases", row ? row_text(table, row->aliases) : "");
        pb_add_description(type, row ? row_text(table, row->description) : "(defined by a plugin)");
    }
}

void pb_add_interface(struct category_state *category, struct value *root)
{
    const struct patchbay_table *table = category->registry->table;
    const struct patchbay_category_row *row = category->row;
    pb_answer_text(root, "category", category->name);
    pb_answer_text(root, "description", row_text(table, row->description));
    pb_answer_text(root, "interface", row_text(table, row->interface));
    pb_answer_integer(root, "revision", row->revision);
    pb_answer_text(root, "on_failure", row->flags & PATCHBAY_CATEGORY_NEXT ? "next" : "error");
    add_members(category, root);
    add_keys(category, root);
    add_types(category, root);
}

/* ---- Printing ----------------------------------------------------------------------------- */

static void print_members(const struct style *style, const struct value *list)
{
    static const struct column plain[] = {{"kind", NULL},      {"name", NULL},
                                          {"signature", NULL}, {"optional", NULL},
                                          {"start", NULL},     {"description", NULL}};
    if (style->plain) {
        pb_print_rows(style, list, "member", COLUMNS(plain), 0);
        return;
    }
    for (const struct value *member = list->first; member; member = member->next) {
        pb_print_words(style, pb_answer_get(member, "declaration"), 2);
        if (pb_answer_is(member, "start"))
            pb_print_words(style, "called once, before the first use", 6);
        if (pb_answer_is(member, "optional"))
            pb_print_words(style, "optional: may be NULL", 6);
        pb_print_words(style, pb_answer_get(member, "description"), 6);
    }
}

void pb_print_interface(const struct style *style, const struct value *root)
{
    static const struct column facts[] = {{"description", "description"},
                                          {"interface", "interface"},
                                          {"revision", "revision"},
                                          {"on_failure", "on_failure"}};
    static const struct column key[] = {{"key", "KEY"},
                                        {"kind", "KIND"},
                                        {"need", ""},
                                        {"default", "DEFAULT"},
                                        {"values", "VALUES"},
                                        {"range", "RANGE"},
                                        {"summary", "DESCRIPTION"},
                                        {"of", "OF CATEGORY"}};
    static const struct column type[] = {
        {"default", NULL}, {"type", NULL}, {"aliases", NULL}, {"summary", NULL}};
    static const struct table metadata = {"Metadata:", "metadata", "key", COLUMNS(key), 2};
    static const struct table types = {"Types (* is the default):", "types", "type", COLUMNS(type),
                                       2};
    pb_print_heading(style, "%s", pb_answer_get(root, "category"));
    pb_print_facts(style, root, COLUMNS(facts), 2);
    pb_print_heading(style, "Members of %s:", pb_answer_get(root, "interface"));
    print_members(style, pb_answer_find(root, "members"));
    pb_print_table(style, root, &metadata);
    pb_print_table(style, root, &types);
}
