/* The enums of a category: its types, and the values of its metadata keys. */
#ifndef GEN_EMIT_ENUMS_H
#define GEN_EMIT_ENUMS_H

#include "emit/emitter.h"

/* C cannot declare an enum before it is defined. Where signatures of several categories use those
 * of one, they are in lapse_category.h. */
void emit_enums(const struct emitter *e, const struct category *category);

#endif
