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
#include "base/strings.h"
#include "diagnostic/fault.h"
#include "read/tree.h"

/* A parsed type. */
struct signature {
    const struct declared *type; /* see declaration.h */
    const char *normal;          /* normal form: "int (const char *, size_t)" */
    const char *pointer;         /* type of a pointer to it: "int (*)(const char *, size_t)" */
    const char *member;          /* declares the member `NAME`, parameter names kept, without `;` */
    struct strings tags;         /* "struct lapse_prompt", "union x": to be declared before use */
    struct strings enums;        /* "enum x" */
    struct strings types;        /* typedef names that it uses: "size_t" */
};

/* An object of a generated struct, or a member of another: also an array, a struct, a union. */
enum signature_of { SIGNATURE_FUNCTION, SIGNATURE_OBJECT, SIGNATURE_MEMBER };

/* Parses the text of `node` into `signature`, whose `member` form declares `name`. `only`: NULL, or
 * the registry whose own types, and the standard ones, are the only declared ones. On a fault adds
 * it to `faults`, placed at the offending word inside the scalar where the scalar is on one line,
 * and returns false. */
bool signature_parse(struct arena *arena, struct faults *faults, const struct node *node,
                     enum signature_of what, const char *only, const char *name,
                     struct signature *signature);

#endif
