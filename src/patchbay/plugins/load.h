/* The only user of <dlfcn.h>. */
#ifndef PATCHBAY_LOAD_H
#define PATCHBAY_LOAD_H

#include "patchbay/table.h"

/* What $ORIGIN stands for: the directory of the object that contains `table`. Malloc'ed; NULL when
 * it is unknown. Without the lock. */
char *pb_origin(const struct patchbay_table *table);

#endif
