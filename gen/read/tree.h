/* A YAML file as a tree with positions: the result of read, the input of check. */
#ifndef GEN_TREE_H
#define GEN_TREE_H

#include "diagnostic/mark.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum node_kind { NODE_SCALAR, NODE_MAPPING, NODE_SEQUENCE };

/* Kept small: a large file has hundreds of thousands of nodes, and touching their memory costs more
 * than all other work on them. */
struct node {
    uint32_t kind : 2;   /* enum node_kind */
    uint32_t quoted : 1; /* of a scalar: '...', "...", | or > */
    uint32_t flow : 1;   /* of a collection: {...} or [...] */
    uint32_t faulty : 1; /* an error was reported: ignore the value, report nothing more about it */
    uint32_t width : 27; /* code points under the caret: 1 for a collection; FAULT_WORD, or more
                            than the line has, for a scalar of several lines */
    uint32_t count;      /* of entries or items; 0 of a scalar */
    struct mark mark;
    union {
        const char *text;      /* of a scalar; no NUL inside */
        struct entry *entries; /* of a mapping, in file order; keys are unique */
        struct node *items;    /* of a sequence */
    };
};

struct entry {
    struct node key; /* always a scalar */
    struct node value;
};

#endif
