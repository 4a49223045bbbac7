#include "catalogue/page.h"

#include "catalogue/markdown.h"
#include <stdarg.h>

void page_paragraph(const struct page *page, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    text_line(page->text, "%s", arena_vprintf(page->arena, format, list));
    va_end(list);
    text_blank(page->text);
}

const char *page_joined(const struct page *page, const char *list, const char *separator,
                        const char *piece)
{
    return arena_printf(page->arena, "%s%s%s", list, *list && *piece ? separator : "", piece);
}

const char *page_code_list(const struct page *page, const struct strings *items)
{
    struct strings list = {0};
    for (size_t i = 0; i < items->count; i++)
        strings_add(page->arena, &list,
                    markdown_code(page->arena, *items->items[i] ? items->items[i] : "\"\""));
    return strings_join(page->arena, &list, ", ");
}

const char *page_link(const struct page *page, const struct category *category)
{
    return arena_printf(page->arena, "[%s](#category-%s)",
                        markdown_words(page->arena, category->name), category->name);
}
