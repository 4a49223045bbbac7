/* The functions of the generated source that return builtins. */
#ifndef GEN_EMIT_BUILTINS_H
#define GEN_EMIT_BUILTINS_H

#include "emit/emitter.h"
#include "emit/table_layout.h"

/* The constants of a category, for the header or the source. */
void emit_builtin_declarations(const struct emitter *e, const struct category *category);

/* Whether they are of a form that lets them be visible, see patchbay/builtins.h. */
bool emit_builtins_by_switch(const struct model *model);

/* Of the table: the constant of a row. */
void emit_builtins(const struct emitter *e);

/* Of each category: the accessor that needs no library. */
void emit_first_builtins(const struct emitter *e, const struct rows *rows);

#endif
