/* `explain CODE`: what a code of the generator or of the library means, and what to do.
 *
 *     codes.def, patchbay/codes.def        each code once: its name, its title
 *     explanations_*.def                   each code once more: cause, examples, cure
 */
#ifndef GEN_EXPLAIN_H
#define GEN_EXPLAIN_H

#include "base/text.h"
#include "diagnostic/fault.h"
#include <stdbool.h>

/* What an example is part of. */
enum explain_frame { IN_CATEGORY, WHOLE, IN_PLUGIN };

struct explanation {
    const char *cause; /* NULL: nobody explained the code */
    enum explain_frame frame;
    const char *wrong, *right;
};

const struct explanation *explain_fault(enum fault_code code);

/* Of a code of the library: the example is what somebody sees, "" of no-error. */
struct library_explanation {
    const char *cause; /* NULL: nobody explained the code */
    const char *example, *cure;
};

/* By number; NULL behind the last. */
const struct library_explanation *explain_library(size_t number);

/* All that `check` prints about an example; "" when nothing is wrong with it. */
const char *explain_said(struct arena *arena, enum explain_frame frame, const char *example);

/* Writes what `word` means; case, brackets, and - or _ do not matter. False after saying on stderr
 * that no code has this name. */
bool explain_print(struct arena *arena, struct text *text, const char *word);

/* Writes all codes with their titles. */
void explain_list(struct text *text);

#endif
