/* What every small emit_ function needs. The emit_ functions of a file stand in the order of the
 * text that they write, each after those that it calls. */
#ifndef GEN_EMITTER_H
#define GEN_EMITTER_H

#include "base/text.h"
#include "check/model.h"
#include "names/generated.h"

/* The text, the model, and the names of the category at hand. */
struct emitter {
    struct arena *arena;
    struct text *text;
    const struct model *model;
    const char *prefix; /* "lapse" */
    const char *upper;  /* "LAPSE" */
    /* NULL without a category. */
    const char *name;      /* "endpoint" */
    const char *constant;  /* "LAPSE_ENDPOINT" */
    const char *interface; /* "struct lapse_endpoint" */
    const char *qualified; /* the type of its constants: "const struct lapse_endpoint" */
    const char *cast;      /* the macro that casts to a pointer to it */
};

/* An emitter without a category, and the same for a category of the model. */
struct emitter emitter_create(struct arena *arena, struct text *text, const struct model *model);
struct emitter emitter_of(const struct emitter *e, const struct category *category);

/* The comment that a generated file begins with. */
void emit_banner(struct arena *arena, struct text *text, const char *file, const char *what,
                 const char *from);

/* The beginning of PREFIX_SUBJECT.h, up to its guard. The caller writes the last #endif. */
void emit_header_begin(const struct emitter *e, enum generated guard, const char *subject,
                       const char *what);

/* Includes a file as `includes:` has it: <stdio.h> or lapse/exchange.h. */
void emit_include(const struct emitter *e, const char *file);

/* The elements of an array, sixteen to a line. */
void emit_numbers(const struct emitter *e, const uint32_t *numbers, size_t count);

/* Around declarations that C++ reads, too. */
void emit_c_begin(const struct emitter *e);
void emit_c_end(const struct emitter *e);

/* A name of the registry or of the category at hand. */
const char *emit_name(const struct emitter *e, enum generated name);

/* A name about one of the category's types, keys, or values of a key. */
const char *emit_name_of_type(const struct emitter *e, enum generated name, const char *type);
const char *emit_name_of_key(const struct emitter *e, enum generated name, const char *key,
                             const char *value);

/* A name about an implementation. With "##type##" for a type it is what a macro pastes. */
const char *emit_name_of_implementation(const struct emitter *e, enum generated name,
                                        const char *type, const char *identifier, const char *key);

#endif
