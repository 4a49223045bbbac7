/* A page of Markdown about a registry, for a project's documentation: what programs call, what
 * users choose from, and how. */
#ifndef GEN_CATALOGUE_H
#define GEN_CATALOGUE_H

#include "base/text.h"
#include "check/model.h"

void catalogue_print(struct arena *arena, struct text *text, const struct model *model);

/* ---- Shared by its parts ------------------------------------------------------------------ */

struct page {
    struct arena *arena;
    struct text *text;
    const struct model *model;
    const char *upper; /* "LAPSE" */
};

/* What a program calls: accessors, functions, constants, layouts. */
void catalogue_interface(const struct page *page, const struct category *category);

/* What there is to choose from: metadata keys, types, implementations. */
void catalogue_choices(const struct page *page, const struct category *category);

/* How one is chosen: the order of precedence, the variables. */
void catalogue_selection(const struct page *page);

/* A paragraph of Markdown. */
__attribute__((format(printf, 2, 3))) void catalogue_paragraph(const struct page *page,
                                                               const char *format, ...);

/* `list` and `piece` with `separator` between them, where neither is empty. */
const char *catalogue_joined(const struct page *page, const char *list, const char *separator,
                             const char *piece);

/* A link to the part of the page about the category. */
const char *catalogue_link(const struct page *page, const struct category *category);

#endif
