/* The second half of a category in the catalogue: what there is to choose from. */
#include "catalogue/catalogue.h"

#include "catalogue/markdown.h"
#include "catalogue/markdown_table.h"
#include "keys/kinds.h"
#include "names/names.h"

/* ---- Metadata ------------------------------------------------------------------------------ */

static const char *shown_values(const struct page *page, const struct key *key,
                                const struct strings *items)
{
    const char *list = "";
    for (size_t i = 0; i < items->count; i++) {
        const char *text = items->items[i];
        list = catalogue_joined(page, list, ", ",
                                markdown_code(page->arena, *text ? text : "\"\""));
    }
    return !items->count && key->kind == PATCHBAY_KIND_STRINGS ? "`[]`" : list;
}

static const char *shown_kind(const struct page *page, const struct key *key)
{
    if (key->kind != PATCHBAY_KIND_ENUM)
        return kinds[key->kind].words;
    return arena_printf(page->arena, "%s %s", kinds[key->kind].words,
                        shown_values(page, key, &key->values));
}

static void print_keys(const struct page *page, const struct category *category)
{
    static const char *const headings[] = {"Key", "Kind", "Default", "Meaning", NULL};
    struct markdown_table *table = markdown_table_create(page->arena, headings);
    for (size_t i = 0; i < category->key_count; i++) {
        const struct key *key = &category->keys[i];
        markdown_table_row(table);
        markdown_table_cell(table, markdown_code(page->arena, key->name));
        markdown_table_cell(table, shown_kind(page, key));
        markdown_table_cell(table, key->required ? "must be given"
                                   : key->has_default
                                       ? shown_values(page, key, &key->default_values)
                                       : "");
        markdown_table_cell(table, markdown_words(page->arena, key->description));
    }
    if (!category->key_count)
        return;
    catalogue_paragraph(page, "### Metadata");
    catalogue_paragraph(page,
                        "What an implementation says of itself. A program reads it by "
                        "`%s_%s_metadata()`.",
                        page->model->name, category->name);
    markdown_table_print(table, page->text);
}

static const char *shown_metadata(const struct page *page, const struct implementation *from)
{
    const char *list = "";
    for (size_t i = 0; i < from->value_count; i++) {
        const struct value *value = &from->values[i];
        list = catalogue_joined(page, list, "; ",
                                arena_printf(page->arena, "%s: %s",
                                             markdown_words(page->arena, value->key->name),
                                             shown_values(page, value->key, &value->items)));
    }
    return list;
}

/* ---- Types --------------------------------------------------------------------------------- */

static const char *constant_of(const struct page *page, const struct category *category,
                               const struct type *type)
{
    const char *name = arena_printf(page->arena, "%s_%s_%s", page->model->name, category->name,
                                    type->name);
    return markdown_code(page->arena, name_upper(page->arena, name));
}

static const char *words_about_type(const struct page *page, const struct category *category,
                                    const struct type *type)
{
    const char *aliases = "", *words = markdown_words(page->arena, type->description);
    for (size_t i = 0; i < type->aliases.count; i++)
        aliases = catalogue_joined(page, aliases, ", ",
                                   markdown_code(page->arena, type->aliases.items[i]));
    if (type == category->default_type)
        words = catalogue_joined(page, words, " ", "**The default.**");
    if (*aliases)
        words = catalogue_joined(page, words, " ", arena_printf(page->arena, "Also %s.", aliases));
    return words;
}

static void print_types(const struct page *page, const struct category *category)
{
    static const char *const headings[] = {"Type", "In C", "Description", NULL};
    struct markdown_table *table = markdown_table_create(page->arena, headings);
    for (size_t i = 0; i < category->type_count; i++) {
        const struct type *type = &category->types[i];
        markdown_table_row(table);
        markdown_table_cell(table, markdown_code(page->arena, type->name));
        markdown_table_cell(table, constant_of(page, category, type));
        markdown_table_cell(table, words_about_type(page, category, type));
    }
    markdown_table_print(table, page->text);
}

/* ---- Implementations ----------------------------------------------------------------------- */

/* What an implementation needs and how it is meant, beside its description. */
static const char *remarks_on(const struct page *page, const struct implementation *from)
{
    const char *words = "";
    if (from->opt_in)
        words = catalogue_joined(page, words, " ", "**Opt-in:** used only when named.");
    if (from->deprecated)
        words = catalogue_joined(page, words, " ",
                                 arena_printf(page->arena, "**Deprecated:** use %s.",
                                              markdown_words(page->arena, from->deprecated)));
    if (from->when)
        words = catalogue_joined(
            page, words, " ",
            arena_printf(page->arena, "Built when %s.", markdown_code(page->arena, from->when)));
    if (from->weak)
        words = catalogue_joined(page, words, " ", "May be absent from the link.");
    return words;
}

/* The cells that say the same of a flat type and of an implementation of another; `words` are its
 * description. */
static void add_properties(const struct page *page, struct markdown_table *table,
                           const struct implementation *from, const char *words)
{
    markdown_table_cell(table, catalogue_joined(page, words, " ", remarks_on(page, from)));
    markdown_table_cell(table,
                        from->priority ? arena_printf(page->arena, "%d", (int)from->priority) : "");
    markdown_table_cell(table, shown_metadata(page, from));
}

static void add_implementation(const struct page *page, struct markdown_table *table,
                               const char *type, const struct implementation *from)
{
    markdown_table_row(table);
    markdown_table_cell(table, type);
    markdown_table_cell(table, markdown_code(page->arena, from->identifier));
    add_properties(page, table, from, markdown_words(page->arena, from->description));
}

/* A type's name stands in the first of its rows only. */
static void print_implementations(const struct page *page, const struct category *category)
{
    static const char *const headings[] = {"Type",     "Implementation", "Description",
                                           "Priority", "Metadata",       NULL};
    struct markdown_table *table = markdown_table_create(page->arena, headings);
    for (size_t i = 0; i < category->type_count; i++) {
        const struct type *type = &category->types[i];
        const char *name = markdown_code(page->arena, type->name);
        for (size_t j = 0; j < type->implementation_count; j++)
            add_implementation(page, table, j ? "" : name, &type->implementations[j]);
        if (!type->implementation_count) {
            markdown_table_row(table);
            markdown_table_cell(table, name);
            markdown_table_cell(table, "none: plugins serve it");
        }
    }
    catalogue_paragraph(page, "### Implementations");
    catalogue_paragraph(page, "Those of a type are candidates in this order; plugins come first.");
    markdown_table_print(table, page->text);
}

/* Types that are implementations themselves. */
static void print_flat(const struct page *page, const struct category *category)
{
    static const char *const headings[] = {"Type",     "In C",     "Description",
                                           "Priority", "Metadata", NULL};
    struct markdown_table *table = markdown_table_create(page->arena, headings);
    for (size_t i = 0; i < category->type_count; i++) {
        const struct type *type = &category->types[i];
        markdown_table_row(table);
        markdown_table_cell(table, markdown_code(page->arena, type->name));
        markdown_table_cell(table, constant_of(page, category, type));
        add_properties(page, table, &type->implementations[0],
                       words_about_type(page, category, type));
    }
    markdown_table_print(table, page->text);
}

void catalogue_choices(const struct page *page, const struct category *category)
{
    print_keys(page, category);
    catalogue_paragraph(page, "### Types");
    if (!category->type_count) {
        catalogue_paragraph(page, "None comes with the program: plugins bring them.");
        return;
    }
    catalogue_paragraph(page, category->flat ? "What a program asks for: each is an implementation "
                                               "of that name. Plugins may bring more."
                                             : "What a program asks for. Plugins may bring more.");
    if (category->flat) {
        print_flat(page, category);
        return;
    }
    print_types(page, category);
    print_implementations(page, category);
}
