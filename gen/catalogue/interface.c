/* The first half of a category in the catalogue: its interface. */
#include "catalogue/interface.h"

#include "catalogue/markdown.h"
#include "catalogue/markdown_table.h"
#include <string.h>

enum { LINE_MOST = 88 };

/* The declaration of `name`, in two lines where one would be too long to be read. */
static void print_declaration(const struct page *page, const char *name, const char *declaration)
{
    const char *parameters = strstr(declaration, arena_printf(page->arena, "%s(", name));
    if (!parameters || strlen(declaration) <= LINE_MOST) {
        text_line(page->text, "%s;", declaration);
        return;
    }
    parameters += strlen(name) + 1;
    text_line(page->text, "%.*s", (int)(parameters - declaration), declaration);
    text_line(page->text, "    %s;", parameters);
}

/* A function as C declares it: the member without its pointer. */
static const char *declaration_of(const struct page *page, const struct member *member)
{
    const char *written = member->signature.member;
    const char *pointer = arena_printf(page->arena, "(*%s)", member->name);
    const char *at = strstr(written, pointer);
    if (member->constant || !at)
        return written;
    return arena_printf(page->arena, "%.*s%s%s", (int)(at - written), written, member->name,
                        at + strlen(pointer));
}

static const char *start_result(const struct category *category)
{
    static const char *const results[] = {"NULL, or the reason why", "false if",
                                          "another number than 0 if"};
    return results[category->start_returns];
}

static void print_member(const struct page *page, const struct category *category,
                         const struct member *member)
{
    const char *words = markdown_words(page->arena, member->description);
    if (member->optional)
        words = page_joined(page, words, " ", "**Optional:** may be NULL.");
    if (member == category->start)
        words = page_joined(
            page, words, " ",
            arena_printf(page->arena,
                         "**Start:** called once, before the first use; returns %s the "
                         "implementation cannot be used.%s",
                         start_result(category),
                         category->automatic ? " One that is the only choice is used nevertheless."
                                             : ""));
    text_line(page->text, "```c");
    print_declaration(page, member->name, declaration_of(page, member));
    text_line(page->text, "```");
    text_blank(page->text);
    if (*words)
        page_paragraph(page, "%s", words);
}

static void print_members(const struct page *page, const struct category *category, bool constants)
{
    bool first = true;
    for (size_t i = 0; i < category->member_count; i++) {
        if (category->members[i].constant != constants)
            continue;
        if (first)
            page_paragraph(page, constants ? "### Constants" : "### Functions");
        first = false;
        print_member(page, category, &category->members[i]);
    }
}

static void print_accessor(const struct page *page, const struct category *category,
                           const char *name, const char *parameters)
{
    print_declaration(page, name,
                      arena_printf(page->arena, "%s%s *%s(%s)", category->mutable ? "" : "const ",
                                   category->interface, name, parameters));
}

static void print_accessors(const struct page *page, const struct category *category)
{
    struct arena *arena = page->arena;
    const char *prefix = page->model->name, *name = category->name;
    const char *type = arena_printf(arena, "enum %s_%s_type type", prefix, name);
    page_paragraph(page, "### Interface");
    text_line(page->text, "```c");
    text_line(page->text, "#include \"%s_%s.h\"", prefix, name);
    text_blank(page->text);
    print_accessor(
        page, category, arena_printf(arena, "%s_get_%s", prefix, name),
        arena_printf(arena, "struct patchbay *registry, %s, struct patchbay_error *error", type));
    print_accessor(page, category, arena_printf(arena, "%s_get_%s_by_name", prefix, name),
                   "struct patchbay *registry, const char *type, struct patchbay_error *error");
    print_accessor(page, category, arena_printf(arena, "%s_builtin_%s", prefix, name), type);
    text_line(page->text, "```");
    text_blank(page->text);
}

static void print_results(const struct page *page, const struct category *category)
{
    const char *first = category->default_type ? category->default_type->name : NULL;
    const char *unnamed = category->flat ? "; NULL means the first of all that can be used" : "";
    if (first)
        unnamed = arena_printf(page->arena, "%s%s`%s`", unnamed,
                               category->flat ? ", beginning with " : "; NULL means the default, ",
                               first);
    page_paragraph(
        page,
        "The first returns the implementation that is selected for a type, or NULL with the "
        "reason in `error`.%s The second takes the name or an alias of a type%s. The third "
        "returns the first builtin, ignoring the selection.",
        category->next ? " A candidate that cannot be used is skipped." : "", unnamed);
}

static void print_includes(const struct page *page, const struct category *category)
{
    if (category->includes.count)
        page_paragraph(page,
                       category->elsewhere
                           ? "The interface is defined in %s; it can have members that are not "
                             "listed here."
                           : "The signatures use types from %s.",
                       page_code_list(page, &category->includes));
}

static void print_layouts(const struct page *page, const struct category *category)
{
    static const char *const headings[] = {"Type", "Size", "Members", NULL};
    struct markdown_table *table = markdown_table_create(page->arena, headings);
    for (size_t i = 0; i < category->layout_count; i++) {
        const struct layout *layout = &category->layouts[i];
        markdown_table_row(table);
        markdown_table_cell(table, markdown_code(page->arena, layout->type));
        markdown_table_cell(table, layout->grows ? "may differ" : "the same");
        markdown_table_cell(table, page_code_list(page, &layout->fields));
    }
    if (category->layout_count)
        page_paragraph(page, "Program and plugin must agree on the size of these types and the "
                             "offsets of their members:");
    markdown_table_print(table, page->text);
}

static void print_compatibility(const struct page *page, const struct category *category)
{
    if (!category->layout_count && !category->revision)
        return;
    page_paragraph(page, "### Compatibility");
    print_layouts(page, category);
    if (category->revision)
        page_paragraph(page, "A plugin must be built for revision %u of this interface.",
                       (unsigned)category->revision);
}

void catalogue_interface(const struct page *page, const struct category *category)
{
    print_accessors(page, category);
    print_results(page, category);
    print_includes(page, category);
    print_members(page, category, false);
    print_members(page, category, true);
    print_compatibility(page, category);
}
