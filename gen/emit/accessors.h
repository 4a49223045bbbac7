/* The typed accessors of the generated header. */
#ifndef GEN_EMIT_ACCESSORS_H
#define GEN_EMIT_ACCESSORS_H

#include "emit/emitter.h"

/* Those of the category of `e`. */
void emit_accessors(const struct emitter *e, const struct category *category);

#endif
