#include "catalogue/catalogue.h"

#include "base/version.h"
#include "catalogue/markdown.h"
#include "catalogue/markdown_table.h"
#include "names/names.h"
#include <stdarg.h>

void catalogue_paragraph(const struct page *page, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    text_line(page->text, "%s", arena_vprintf(page->arena, format, list));
    va_end(list);
    text_blank(page->text);
}

const char *catalogue_joined(const struct page *page, const char *list, const char *separator,
                             const char *piece)
{
    return arena_printf(page->arena, "%s%s%s", list, *list && *piece ? separator : "", piece);
}

const char *catalogue_link(const struct page *page, const struct category *category)
{
    return arena_printf(page->arena, "[%s](#category-%s)",
                        markdown_words(page->arena, category->name), category->name);
}

static void print_title(const struct page *page)
{
    const struct model *model = page->model;
    catalogue_paragraph(page, "# %s", markdown_words(page->arena, model->name));
    if (*model->description)
        catalogue_paragraph(page, "%s", markdown_words(page->arena, model->description));
    catalogue_paragraph(page,
                        "This page lists what can be exchanged in it: **categories**, each an "
                        "interface; **types**, which the program asks for; **implementations** of "
                        "them that come with the program. Plugins bring others, and "
                        "[variables](#variables) choose among all.");
    if (model->inspector)
        catalogue_paragraph(page, "%s shows what there is on a machine, plugins included.",
                            markdown_code(page->arena, arena_printf(page->arena, "%s list --all",
                                                                    model->inspector)));
}

static void print_contents(const struct page *page)
{
    static const char *const headings[] = {"Category", "Description", "Types", "Default", NULL};
    struct markdown_table *table = markdown_table_create(page->arena, headings);
    for (size_t i = 0; i < page->model->category_count; i++) {
        const struct category *category = &page->model->categories[i];
        markdown_table_row(table);
        markdown_table_cell(table, catalogue_link(page, category));
        markdown_table_cell(table, markdown_words(page->arena, category->description));
        markdown_table_cell(table, arena_printf(page->arena, "%zu", category->type_count));
        markdown_table_cell(table, category->default_type
                                       ? markdown_code(page->arena, category->default_type->name)
                                       : "");
    }
    catalogue_paragraph(page, "## Contents");
    markdown_table_print(table, page->text);
    catalogue_paragraph(page, "Then: [which implementation is selected]"
                              "(#which-implementation-is-selected), [variables](#variables).");
}

static void print_category(const struct page *page, const struct category *category)
{
    catalogue_paragraph(page, "## Category `%s`", category->name);
    if (*category->description)
        catalogue_paragraph(page, "%s", markdown_words(page->arena, category->description));
    catalogue_interface(page, category);
    catalogue_choices(page, category);
}

void catalogue_print(struct arena *arena, struct text *text, const struct model *model)
{
    struct page page = {arena, text, model, name_upper(arena, model->name)};
    print_title(&page);
    if (model->category_count > 1)
        print_contents(&page);
    for (size_t i = 0; i < model->category_count; i++)
        print_category(&page, &model->categories[i]);
    catalogue_selection(&page);
    text_line(text, "*Generated from %s by patchbay-gen " GEN_VERSION ": edit that file.*",
              markdown_code(arena, model->file));
}
