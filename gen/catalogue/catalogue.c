#include "catalogue/catalogue.h"

#include "base/version.h"
#include "catalogue/choices.h"
#include "catalogue/interface.h"
#include "catalogue/markdown.h"
#include "catalogue/markdown_table.h"
#include "catalogue/page.h"
#include "catalogue/selection.h"
#include "patchbay/table.h"
#include <string.h>

/* Each line is a paragraph. */
static void print_description(const struct page *page, const char *text)
{
    for (size_t length; *text; text += length + (text[length] == '\n')) {
        length = strcspn(text, "\n");
        page_paragraph(page, "%s",
                       markdown_words(page->arena, arena_copy(page->arena, text, length)));
    }
}

static void print_title(const struct page *page)
{
    const struct model *model = page->model;
    page_paragraph(page, "# %s", markdown_words(page->arena, model->name));
    print_description(page, model->description);
    page_paragraph(page,
                   "This page lists its **categories**, each an interface; their **types**, which "
                   "the program asks for; and the **implementations** of the types that are "
                   "built in. Plugins add others, and [variables](#variables) select among "
                   "them.");
    if (model->inspector)
        page_paragraph(page, "%s lists what is installed on a machine, plugins included.",
                       markdown_code(page->arena,
                                     arena_printf(page->arena, "%s list --all", model->inspector)));
}

static void print_contents(const struct page *page)
{
    static const char *const headings[] = {"Category", "Description", "Types", "Default", NULL};
    struct markdown_table *table = markdown_table_create(page->arena, headings);
    for (size_t i = 0; i < page->model->category_count; i++) {
        const struct category *category = &page->model->categories[i];
        markdown_table_row(table);
        markdown_table_cell(table, page_link(page, category));
        const char *summary = arena_copy(page->arena, category->description,
                                         patchbay_first_sentence(category->description));
        markdown_table_cell(table, markdown_words(page->arena, summary));
        markdown_table_cell(table, arena_printf(page->arena, "%zu", category->type_count));
        markdown_table_cell(table, category->default_type
                                       ? markdown_code(page->arena, category->default_type->name)
                                       : "");
    }
    page_paragraph(page, "## Contents");
    markdown_table_print(table, page->text);
    page_paragraph(page, "See also [which implementation is selected]"
                         "(#which-implementation-is-selected) and [variables](#variables).");
}

static void print_category(const struct page *page, const struct category *category)
{
    page_paragraph(page, "## Category `%s`", category->name);
    print_description(page, category->description);
    catalogue_interface(page, category);
    catalogue_choices(page, category);
}

/* The model without its internal categories. */
static const struct model *listed_part(struct arena *arena, const struct model *model)
{
    struct model *part = arena_alloc(arena, 1, sizeof *part);
    *part = *model;
    part->categories = arena_alloc(arena, model->category_count, sizeof *part->categories);
    part->category_count = 0;
    for (size_t i = 0; i < model->category_count; i++)
        if (!model->categories[i].internal)
            part->categories[part->category_count++] = model->categories[i];
    return part->category_count ? part : model;
}

void catalogue_print(struct arena *arena, struct text *text, const struct model *model, bool all)
{
    model = all ? model : listed_part(arena, model);
    struct page page = {arena, text, model, model->prefix};
    print_title(&page);
    if (model->category_count > 1)
        print_contents(&page);
    for (size_t i = 0; i < model->category_count; i++)
        print_category(&page, &model->categories[i]);
    catalogue_selection(&page);
    text_line(text, "*Generated from %s by patchbay-gen " GEN_VERSION ": edit that file.*",
              markdown_code(arena, model->file));
}
