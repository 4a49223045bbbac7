/* The page that the catalogue is, and the Markdown that several of its parts need. */
#ifndef GEN_CATALOGUE_PAGE_H
#define GEN_CATALOGUE_PAGE_H

#include "base/text.h"
#include "check/model.h"

struct page {
    struct arena *arena;
    struct text *text;
    const struct model *model;
    const char *upper; /* "LAPSE" */
};

__attribute__((format(printf, 2, 3))) void page_paragraph(const struct page *page,
                                                          const char *format, ...);

/* `list` and `piece` with `separator` between them, where neither is empty. */
const char *page_joined(const struct page *page, const char *list, const char *separator,
                        const char *piece);

/* The items as code, separated by commas. */
const char *page_code_list(const struct page *page, const struct strings *items);

/* A link to the part of the page about the category. */
const char *page_link(const struct page *page, const struct category *category);

#endif
