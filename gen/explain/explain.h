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

/* The part of a file that an example is. */
enum explain_frame { IN_CATEGORY, WHOLE, IN_PLUGIN };

struct explanation {
    const char *cause; /* NULL: not explained */
    enum explain_frame frame;
    const char *wrong, *right;
};

const struct explanation *explain_fault(enum fault_code code);

/* Of a code of the library: the example is a message, "" of no-error. */
struct library_explanation {
    const char *cause; /* NULL: not explained */
    const char *example, *cure;
};

/* By number; NULL after the last. */
const struct library_explanation *explain_library(size_t number);

/* All that `check` prints about an example; "" when nothing is wrong with it. */
const char *explain_messages(struct arena *arena, enum explain_frame frame, const char *example);

/* Explains the code `word`, whatever its case, with or without brackets, with - or _. False after
 * printing to stderr that it is unknown. */
bool explain_print(struct arena *arena, struct text *text, const char *word);

/* Writes all codes with their titles. */
void explain_list(struct text *text);

#endif
