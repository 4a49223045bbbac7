/* Words of registry.yaml as Markdown (CommonMark, with the tables that most renderers add): what
 * was written is what is read, whatever characters it has. */
#ifndef GEN_MARKDOWN_H
#define GEN_MARKDOWN_H

#include "base/arena.h"

/* `text` as words in a paragraph or in a cell of a table. */
const char *markdown_words(struct arena *arena, const char *text);

/* `text` as code in a paragraph or in a cell of a table. */
const char *markdown_code(struct arena *arena, const char *text);

#endif
