/* What plugins are written with, in the generated header. */
#ifndef GEN_EMIT_PLUGIN_MACROS_H
#define GEN_EMIT_PLUGIN_MACROS_H

#include "emit/emitter.h"

/* The macros of the category of `e`. */
void emit_plugin_macros(const struct emitter *e, const struct category *category);

#endif
