/* A C type as a tree, parsed from text and written as text: the internals of signature.h.
 *
 *     text --words--> specifiers --declarators--> struct declared --render--> text
 */
#ifndef GEN_DECLARATION_H
#define GEN_DECLARATION_H

#include "base/arena.h"
#include "base/strings.h"
#include "diagnostic/fault.h"
#include "signature/signature.h"

enum declared_kind { DECLARED_BASE, DECLARED_POINTER, DECLARED_ARRAY, DECLARED_FUNCTION };

enum { QUALIFIED_CONST = 1, QUALIFIED_VOLATILE = 2, QUALIFIED_RESTRICT = 4 };

struct declared {
    enum declared_kind kind;
    unsigned qualifiers;
    size_t at;                 /* its first word, qualifiers included */
    const char *base;          /* of BASE: "unsigned long", "struct x", "size_t" */
    bool is_typedef;           /* of BASE: a typedef that is not of the C standard */
    const struct declared *to; /* what a pointer points at, an array holds, a function returns */
    unsigned long size;        /* of an array; 0: not given */
    struct parameter *parameters;
    size_t parameter_count; /* 0: (void) */
    bool variadic;
};

struct parameter {
    const char *name; /* "" without one */
    size_t word;      /* of the name */
    const struct declared *type;
};

enum word_kind { WORD_END, WORD_NAME, WORD_NUMBER, WORD_DOTS, WORD_OTHER };

struct word {
    enum word_kind kind;
    const char *text;
    size_t offset; /* bytes from the beginning of the signature */
};

/* The parse of one signature. */
struct parse {
    struct arena *arena;
    struct faults *faults;
    const struct node *node;
    const char *only; /* as in signature_parse() */
    enum signature_of what;
    struct word *words; /* the last is WORD_END */
    size_t at;          /* the current word */
    int depth;
    struct strings *enums; /* as in struct signature */
    struct strings *tags;  /* as in struct signature */
    struct strings *types; /* as in struct signature */
};

/* ---- Words --------------------------------------------------------------------------------- */

/* Splits the text; returns how many words it has. */
size_t parse_words(struct parse *parse);

/* The word `ahead` places on; WORD_END for all past the end. */
const struct word *parse_word(const struct parse *parse, size_t ahead);
bool parse_is(const struct parse *parse, size_t ahead, const char *text);

/* Steps over the word when it is `text`. */
bool parse_skip(struct parse *parse, const char *text);

/* Whether `word` is a name other than a specifier, a qualifier or the like. */
bool word_is_free(const struct word *word);

/* Adds a fault when the current word is not allowed in a signature. */
bool parse_reject_word(const struct parse *parse);

/* Adds a fault at a word. */
#define parse_fault(parse, code, word, ...)                                                        \
    fault_add((parse)->faults, code, parse_mark(parse, word), parse_width(parse, word), __VA_ARGS__)
struct mark parse_mark(const struct parse *parse, const struct word *word);
size_t parse_width(const struct parse *parse, const struct word *word);

/* What to do about an unexpected word; `otherwise` when nothing is known about it. */
const char *word_hint(const struct word *word, const char *otherwise);

/* A word in a message: "'foo'", or "the end" of the signature. */
const char *parse_shown(const struct parse *parse, const struct word *word);

/* ---- Parsing; NULL or false after adding a fault ------------------------------------------- */

struct declared *parse_specifiers(struct parse *parse);

/* Steps over const, volatile and restrict; adds them to `qualifiers`. */
bool parse_qualifiers(struct parse *parse, unsigned *qualifiers);

/* Specifiers and declarator. `*name` becomes the declared name, at `*name_word`, or "". */
const struct declared *parse_declaration(struct parse *parse, const char **name, size_t *name_word);

/* Pointers before a declarator, around `type`. */
const struct declared *parse_pointers(struct parse *parse, const struct declared *type);

/* From `(` to `)`: a function that returns `result`. */
const struct declared *parse_function(struct parse *parse, const struct declared *result);

/* ---- Writing ------------------------------------------------------------------------------- */

/* Parameter names and arrays as written, for the interface; or the normal form. */
enum render_form { RENDER_WRITTEN, RENDER_NORMAL };

/* `type` around `declarator`: a name, "*" for a pointer to it, or "". */
const char *declaration_render(struct arena *arena, const struct declared *type,
                               const char *declarator, enum render_form form);

#endif
