/* The function of the generated source that calls start functions by their own types. */
#ifndef GEN_EMIT_START_H
#define GEN_EMIT_START_H

#include "emit/emitter.h"

bool emit_has_start(const struct model *model);

/* Nothing without a start function. */
void emit_start(const struct emitter *e);

#endif
