#ifndef PATCHBAY_ORIGIN_H
#define PATCHBAY_ORIGIN_H

struct patchbay_implementation;

/* "builtin", the name of the plugin, or "runtime". */
const char *pb_implementation_origin(const struct patchbay_implementation *implementation);

#endif
