/* Bytes to tree: the only user of libyaml. */
#ifndef GEN_READ_H
#define GEN_READ_H

#include "base/arena.h"
#include "diagnostic/fault.h"
#include "read/tree.h"
#include <stdint.h>

/* Longest file that is read, in bytes. */
#define READ_MOST ((size_t)128 * 1024 * 1024)

/* Returns the root, or NULL when the file has a fault of form that leaves no tree. Faults of form
 * that leave one (duplicate keys, anchors, tags...) are added and the tree is returned, so that
 * faults of meaning are found in the same run. */
struct node *read_tree(struct arena *arena, struct faults *faults, const char *bytes, size_t size);

#endif
