/* What $ORIGIN stands for in the installed directory. */
#ifndef PATCHBAY_OBJECT_DIRECTORY_H
#define PATCHBAY_OBJECT_DIRECTORY_H

#include "patchbay/table.h"

/* The directory of the object, program or library, that contains `table`. Malloc'ed; NULL when it
 * is unknown. Without the lock. */
char *pb_object_directory(const struct patchbay_table *table);

#endif
