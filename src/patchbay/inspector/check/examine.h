#ifndef PATCHBAY_EXAMINE_H
#define PATCHBAY_EXAMINE_H

struct registry;

/* Marks the candidates of a type that cannot be used as failed, as far as that is visible without
 * running their code. */
void pb_examine(struct registry *registry, unsigned category, unsigned number);

#endif
