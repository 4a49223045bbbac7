/* One way to serve a type, as far as this process knows it. */
#ifndef PATCHBAY_CANDIDATE_H
#define PATCHBAY_CANDIDATE_H

#include "patchbay/patchbay.h"
#include "registry/category.h"
#include "registry/map.h"
#include "selection/threads.h"

enum step {
    STEP_NEW,      /* nothing done yet */
    STEP_STARTING, /* a thread runs its start function; others wait */
    STEP_READY,    /* `interface` may be handed out */
    STEP_FAILED    /* see `code`, `reason` and `hint` */
};

enum { REFUSAL_SIZE = 256 };

struct candidate {
    struct map_link started;        /* in registry->started, once it was */
    struct candidate *next;         /* in candidate order */
    struct candidate *next_unnamed; /* in the order of a flat category */
    struct type_state *type;
    const char *identifier;
    const char *aliases; /* string list; NULL without any */
    const char *description;
    const char *deprecated; /* what to use instead, or NULL */
    const char *metadata_text;
    const char *source; /* of one registered at run time: the caller's text */
    enum patchbay_origin origin;
    int priority;
    unsigned sequence; /* of insertions into the category */
    bool opt_in;
    bool removed;             /* unregistered, or its plugin is gone */
    bool logged;              /* that it is deprecated, or was skipped after a failure */
    struct plugin_part *part; /* of a plugin; NULL for others */
    enum step step;
    bool was_started;
    struct starter starter; /* while STEP_STARTING */
    enum patchbay_code code;
    const char *reason;
    const char *hint;      /* what to do about it; NULL without one */
    const void *interface; /* known from the beginning, except for plugins */
    char *refusal;         /* why patchbay_first() did not accept it last; NULL: it did not try */
    const void *metadata;  /* decoded at the first question */
    struct kept_selection *selections; /* of patchbay_select(), see select.c */
};

/* Where the candidate after this one is, in the order of a type or of look-ups without one. */
static inline struct candidate **pb_candidate_next(const struct type_state *type,
                                                   struct candidate *candidate)
{
    return type->number == PATCHBAY_NO_TYPE ? &candidate->next_unnamed : &candidate->next;
}

/* Sets the decoded metadata of a candidate, NULL when the category has none. False when memory is
 * short. Under the lock. */
bool pb_candidate_metadata(struct candidate *candidate, const void **metadata);

#endif
