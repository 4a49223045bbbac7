/* Syntax errors of libyaml, reworded. */
#ifndef GEN_SYNTAX_H
#define GEN_SYNTAX_H

#include "diagnostic/fault.h"
#include "read/syntax_context.h"

struct syntax_error {
    const char *problem; /* libyaml's words */
    const char *context; /* "" without one */
    struct mark mark;
    struct mark context_mark; /* where the construct begins, if there is a context */
};

void syntax_report(const struct input *input, const struct syntax_error *error);

#endif
