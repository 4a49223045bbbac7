/* The typed accessors of the generated header. */
#ifndef GEN_EMIT_ACCESSORS_H
#define GEN_EMIT_ACCESSORS_H

#include "emit/emitter.h"

/* Those of the category of `e`, whose types have the slots from `first_slot` on. */
void emit_accessors(const struct emitter *e, const struct category *category, size_t first_slot);

#endif
