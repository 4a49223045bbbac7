/* A YAML file as a tree with positions: the result of read, the input of check. */
#ifndef GEN_TREE_H
#define GEN_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A place in the file: line and column count from 1, columns in code points. Files are at most
 * READ_MOST bytes long (see read.h), so 32 bits suffice. */
struct mark {
    uint32_t line;
    uint32_t column;
};

enum node_kind { NODE_SCALAR, NODE_MAPPING, NODE_SEQUENCE };

/* Small, because a large file has hundreds of thousands, and the memory they take costs more than
 * all else that is done with them. */
struct node {
    uint8_t kind;   /* enum node_kind */
    bool quoted;    /* of a scalar: '...', "...", | or > */
    bool flow;      /* of a collection: {...} or [...] */
    bool faulty;    /* has been reported: its value means nothing, and no more is said about it */
    uint32_t width; /* code points under the caret: 1 for a collection; FAULT_WORD, or more than the
                       line has, where a scalar goes on in the next line */
    struct mark mark;
    uint32_t count; /* of entries or items */
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
