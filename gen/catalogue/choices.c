/* The second half of a category in the catalogue: what there is to choose from. */
#include "catalogue/choices.h"

#include "catalogue/markdown.h"
#include "catalogue/markdown_table.h"
#include "keys/kinds.h"
#include "names/generated.h"
#include "names/names.h"

/* ---- Metadata ------------------------------------------------------------------------------ */

static const char *shown_values(const struct page *page, const struct key *key,
                                const struct strings *items)
{
    bool is_empty_list = !items->count && key_has_list(key);
    return is_empty_list ? "`[]`" : page_code_list(page, items);
}

static const char *shown_kind(const struct page *page, const struct key *key)
{
    const char *range = key_range(page->arena, key);
    if (range)
        return arena_printf(page->arena, "%s, %s", kinds[key->kind].words, range);
    if (key->of)
        return arena_printf(page->arena, "%s%s %s", key->several ? "list of " : "",
                            kinds[key->kind].words, markdown_code(page->arena, key->of->name));
    if (!key_has_values(key))
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
        markdown_table_cell(table, key->required ? "required"
                                   : key->has_default
                                       ? shown_values(page, key, &key->default_values)
                                       : "");
        markdown_table_cell(table, markdown_words(page->arena, key->description));
    }
    if (!category->key_count)
        return;
    page_paragraph(page, "### Metadata");
    page_paragraph(page, "Describes an implementation. Programs read it with `%s_%s_metadata()`.",
                   page->model->name, category->name);
    markdown_table_print(table, page->text);
}

static const char *shown_metadata(const struct page *page, const struct implementation *from)
{
    struct strings list = {0};
    for (size_t i = 0; i < from->value_count; i++) {
        const struct value *value = &from->values[i];
        strings_add(page->arena, &list,
                    arena_printf(page->arena, "%s: %s",
                                 markdown_words(page->arena, value->key->name),
                                 shown_values(page, value->key, &value->items)));
    }
    return strings_join(page->arena, &list, "; ");
}

/* ---- Types --------------------------------------------------------------------------------- */

static const char *constant_of(const struct page *page, const struct category *category,
                               const struct type *type)
{
    const struct generated_words words = {
        .prefix = page->model->name, .category = category->name, .type = type->name};
    return markdown_code(page->arena, generated_name(page->arena, GENERATED_TYPE, &words));
}

static const char *with_aliases(const struct page *page, const char *words,
                                const struct strings *aliases)
{
    if (!aliases->count)
        return words;
    return page_joined(page, words, " ",
                       arena_printf(page->arena, "Also %s.", page_code_list(page, aliases)));
}

static const char *words_about_type(const struct page *page, const struct category *category,
                                    const struct type *type)
{
    const char *words = markdown_words(page->arena, type->description);
    if (type == category->default_type)
        words = page_joined(page, words, " ", "**Default.**");
    return with_aliases(page, words, &type->aliases);
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

/* The conditions of an implementation, beside its description. */
static const char *remarks_on(const struct page *page, const struct implementation *from)
{
    const char *words = "";
    if (from->opt_in)
        words = page_joined(page, words, " ", "**Opt-in:** selected only when named.");
    if (from->deprecated)
        words = page_joined(page, words, " ",
                            arena_printf(page->arena, "**Deprecated:** use %s.",
                                         markdown_words(page->arena, from->deprecated)));
    if (from->when)
        words = page_joined(
            page, words, " ",
            arena_printf(page->arena, "Built when %s.", markdown_code(page->arena, from->when)));
    if (from->weak)
        words = page_joined(page, words, " ", "May be left out of the link.");
    return words;
}

/* The cells that a flat type and an implementation of another type share; `words` are its
 * description. */
static void add_properties(const struct page *page, struct markdown_table *table,
                           const struct implementation *from, const char *words)
{
    markdown_table_cell(table, page_joined(page, words, " ", remarks_on(page, from)));
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
    const char *words = markdown_words(page->arena, from->description);
    add_properties(page, table, from, with_aliases(page, words, &from->aliases));
}

/* The name of a type is in the first of its rows only. */
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
            markdown_table_cell(table, "none built in");
        }
    }
    page_paragraph(page, "### Implementations");
    page_paragraph(page,
                   "The candidates of a type are listed in their order; plugins precede them.");
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
    page_paragraph(page, "### Types");
    if (!category->type_count) {
        page_paragraph(page, "None is built in; plugins may add some.");
        return;
    }
    page_paragraph(page, category->flat ? "What a program asks for: each is an implementation "
                                          "of that name. Plugins may add more."
                                        : "What a program asks for. Plugins may add more.");
    if (category->flat) {
        print_flat(page, category);
        return;
    }
    print_types(page, category);
    print_implementations(page, category);
}
