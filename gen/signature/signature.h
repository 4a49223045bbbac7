/* C function types and object types as text: parsed without a symbol table, in a stated grammar.
 *
 *     int (const struct lapse_prompt *prompt, struct lapse_buffer *body)        a function
 *     const char *                                                             an object
 *
 * Normal form: parameter names, top-level qualifiers of parameters and extra spaces dropped; array
 * and function parameters are pointers; specifiers in one order; `_Bool` is `bool`. Two signatures
 * are compatible when their normal forms are equal.
 */
#ifndef GEN_SIGNATURE_H
#define GEN_SIGNATURE_H

#include "base/arena.h"
#include "check/model.h"
#include "diagnostic/fault.h"

enum signature_of { SIGNATURE_FUNCTION, SIGNATURE_OBJECT };

/* Parses the text of `node` into `signature`, whose `member` form declares `name`. On a fault adds
 * it to `faults`, placed at the offending word inside the scalar where the scalar is on one line,
 * and returns false. */
bool signature_parse(struct arena *arena, struct faults *faults, const struct node *node,
                     enum signature_of what, const char *name, struct signature *signature);

#endif
