/* Model to text: the generated header and source. Reading an emitter is reading the file it writes,
 * from top to bottom. */
#ifndef GEN_EMIT_H
#define GEN_EMIT_H

#include "base/text.h"
#include "check/model.h"
#include "emit/table_layout.h"

void emit_header(struct arena *arena, struct text *text, const struct model *model);
void emit_source(struct arena *arena, struct text *text, const struct model *model,
                 const struct rows *rows);

/* ---- Shared by the emitters --------------------------------------------------------------- */

/* What every small emit_ function needs: the text, the model, and the names of the category at
 * hand. */
struct emitter {
    struct arena *arena;
    struct text *text;
    const struct model *model;
    const char *prefix;   /* "lapse" */
    const char *upper;    /* "LAPSE" */
    const char *name;     /* "endpoint" */
    const char *constant; /* "LAPSE_ENDPOINT" */
    const char *tag;      /* "lapse_endpoint" */
};

/* The accessors of a category, whose types take the slots from `first_slot` on. */
void emit_accessors(const struct emitter *e, const struct category *category, size_t first_slot);

/* What plugins are written with, in the header. */
void emit_plugin_macros(const struct emitter *e, const struct category *category);

/* Parts of the source. */
void emit_rows(const struct emitter *e, const struct rows *rows);
void emit_builtins(const struct emitter *e);
void emit_first_builtin(const struct emitter *e);
void emit_first_builtins(const struct emitter *e, const struct rows *rows);

/* A macro about the category, named verb first: LAPSE_DEFINE_ENDPOINT. */
const char *emit_macro(const struct emitter *e, const char *verb);

const char *emit_category_constant(struct arena *arena, const struct model *model,
                                   const struct category *category);

#endif
