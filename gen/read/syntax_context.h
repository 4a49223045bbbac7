/* Syntax errors whose cause is in the lines around them: libyaml only reports where it gave up. */
#ifndef GEN_SYNTAX_CONTEXT_H
#define GEN_SYNTAX_CONTEXT_H

#include "diagnostic/fault.h"
#include <stdbool.h>
#include <stddef.h>

struct input {
    struct faults *faults;
    const char *bytes;
    size_t size;
};

/* Each adds a fault and returns true if it knows the cause. */

/* libyaml stopped at the ':' at `mark`. */
bool syntax_explain_colon(const struct input *input, struct mark mark);

/* libyaml found no ':' after what begins at `mark`. */
bool syntax_explain_no_colon(const struct input *input, struct mark mark);

/* `mark`, or the end of the last line when `mark` is beyond it; then `*text` becomes "the file ends
 * here". */
struct mark syntax_mark(const struct input *input, struct mark mark, const char **text);

#endif
