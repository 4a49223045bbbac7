/* Texts of registry.yaml as Markdown (CommonMark, with the tables that most renderers add). Each is
 * escaped so that it renders as it was written. */
#ifndef GEN_CATALOGUE_MARKDOWN_H
#define GEN_CATALOGUE_MARKDOWN_H

#include "base/arena.h"

/* `text` as words in a paragraph or in a cell of a table. */
const char *markdown_words(struct arena *arena, const char *text);

/* `text` as code in a paragraph or in a cell of a table. */
const char *markdown_code(struct arena *arena, const char *text);

#endif
