#ifndef PATCHBAY_OPEN_AGAIN_H
#define PATCHBAY_OPEN_AGAIN_H

struct patchbay;
struct patchbay_error;

/* Opens a copy of the registry, with its options, overrides and what calls added, in `environment`,
 * or with NULL in the one it has. NULL with an error. The copy must be closed first. */
struct patchbay *pb_open_again(struct patchbay *handle, const char *const *environment,
                               struct patchbay_error *error);

#endif
