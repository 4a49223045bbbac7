/* What plugins are written with, in the generated header. */
#ifndef GEN_EMIT_PLUGIN_MACROS_H
#define GEN_EMIT_PLUGIN_MACROS_H

#include "emit/emitter.h"

/* The macros of the category of `e`. In a program there are only those that a source which can be
 * both needs; `listed` is declared for what registry.yaml lists. */
void emit_program_macros(const struct emitter *e, const char *listed);
void emit_plugin_macros(const struct emitter *e, const struct category *category);

/* The enumerators that the compiler chooses its "did you mean" of a misspelt key from. */
void emit_known_keys(const struct emitter *e, const struct category *category);

#endif
