/* The constant rows of the generated source. */
#ifndef GEN_EMIT_TABLE_H
#define GEN_EMIT_TABLE_H

#include "emit/emitter.h"
#include "emit/table_layout.h"

void emit_rows(const struct emitter *e, const struct rows *rows);

#endif
