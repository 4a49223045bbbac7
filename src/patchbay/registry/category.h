/* What a registry knows about a category and about a type, beside the table. */
#ifndef PATCHBAY_CATEGORY_H
#define PATCHBAY_CATEGORY_H

#include "patchbay/patchbay.h"
#include <stdatomic.h>

struct kept_selection;
struct patchbay_category_row;
struct registry;

/* A selection made by somebody: an identifier, or the name of a default type. */
struct override {
    const char *name;   /* NULL: not set */
    const char *source; /* never NULL with a name */
};

/* Overrides are kept by the level that they belong to, the strongest first. */
enum { OVERRIDES = PATCHBAY_BY_ORDER };

struct type_state {
    struct category_state *category;
    unsigned number;                        /* inside its category, or PATCHBAY_NO_TYPE */
    const char *name;                       /* then "" */
    const char *aliases;                    /* string list, or NULL; of a flat type of a plugin */
    const void **slot;                      /* of the published interface */
    const struct kept_selection *published; /* see select.c; read without the lock */
    struct candidate *candidates;           /* in candidate order */
    struct candidate *latest; /* inserted last; the next one often belongs right after it */
    struct override overrides[OVERRIDES];
    bool undecided; /* a look-up after a change met a start function that runs */
};

/* For "%s%s%s": "endpoint/chat", or "ui" without a type. */
#define TYPE_LABEL(type) (type)->category->name, *(type)->name ? "/" : "", (type)->name

struct category_state {
    struct registry *registry;
    unsigned number;
    const char *name;
    const struct patchbay_category_row *row;
    const struct variable *variable; /* LAPSE_USE_<CATEGORY>; NULL: not set */
    const struct variable *own;      /* that its `variable:` names; NULL: not set */
    bool bound;                      /* `variable` has become overrides and faults */
    bool own_helped;
    bool wants_help, helped; /* its `help` is printed once */
    struct fault *faults;    /* of `variable` */
    struct fault *own_faults;
    /* For look-ups without a type. In a flat category, its candidates are those of all types; in
     * others only its overrides are used, which name default types. */
    struct type_state unnamed;
    const void *unnamed_interface; /* its slot */
    bool unnamed_made;
    unsigned insertions;
    struct type_state **extra_types; /* brought by plugins; read without the lock */
    struct extra_names *extra_names; /* the same by name, see table/type_names.h */
    atomic_uint extra_count;
    unsigned extra_room;
    atomic_int default_type; /* its number once it is known, else -1; read without the lock */
};

#endif
