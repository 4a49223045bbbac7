/* What the checks of one file share. */
#ifndef GEN_CHECKER_H
#define GEN_CHECKER_H

#include "base/arena.h"
#include "base/strings.h"
#include "diagnostic/fault.h"
#include "read/tree.h"
#include <stdbool.h>

struct reference;
struct seen;

struct checker {
    struct arena *arena;
    struct faults *faults;
    const char *only;       /* the registry, if it includes no header; see signature_parse() */
    const char *prefix;     /* of the variables */
    struct seen *variables; /* that categories name */
    bool in_plugin;         /* a plugin.yaml: what it contains goes into notes */
    struct reference *references; /* see check/references.h */
    size_t reference_count;
    const struct strings *metadata; /* keys of the category whose types are read; or NULL */
};

/* Adds a fault at a node. */
#define check_fault(checker, code, node, ...)                                                      \
    fault_add((checker)->faults, code, (node)->mark, (node)->width, __VA_ARGS__)

#endif
