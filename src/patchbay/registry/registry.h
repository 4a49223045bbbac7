/* A registry from inside.
 *
 * Locking. One mutex guards everything, except where a comment differs. It is never held while
 * foreign code runs: start functions, log callbacks, the dynamic loader. Slots are written under
 * the lock and read without it. Candidates are not freed before the registry is closed, so that a
 * pointer read under the lock remains valid.
 *
 * Names. Functions that cross files begin with pb_, so that they do not clash with those of a
 * program that links the library statically; public ones begin with patchbay_.
 */
#ifndef PATCHBAY_REGISTRY_H
#define PATCHBAY_REGISTRY_H

#include "patchbay/patchbay.h"
#include "patchbay/table.h"
#include "registry/map.h"
#include <pthread.h>
#include <stdatomic.h>

struct registry {
    const struct patchbay_table *table;
    struct patchbay_options options; /* with copies of what they point to; no environment */
    pthread_mutex_t lock;
    int cancel_state;    /* of the thread that holds the lock, before it did */
    atomic_long process; /* in which the lock was initialised */
    struct memory *memory;
    struct log *log;
    struct threads *threads;
    struct environment *environment;
    struct category_state *categories;
    struct type_state **types; /* by number in the whole registry; NULL: not used yet */
    struct map started;        /* candidates by interface; see start.h */
    struct plugins *plugins;
    atomic_bool discovered; /* read without the lock, too */
    int transient;          /* errno of the latest failure that a repetition may not meet */
    atomic_uint shortages;  /* how many of these there were */
    bool sealed;
    size_t mapped; /* bytes of the mapping that holds this, the slots and `types` */
};

/* The handle points at the slots, so that an accessor is one load; struct registry precedes them.
 */
enum { SLOTS_AT = (sizeof(struct registry) + 63) / 64 * 64 };

static inline struct registry *pb_registry_of(struct patchbay *handle)
{
    return (struct registry *)(void *)((char *)handle - SLOTS_AT);
}

static inline struct patchbay *pb_registry_handle(struct registry *registry)
{
    return (struct patchbay *)(void *)((char *)registry + SLOTS_AT);
}

#endif
