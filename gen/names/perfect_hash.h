/* Builds the perfect hash over all type names and aliases (see patchbay/names.h). */
#ifndef GEN_NAMES_HASH_H
#define GEN_NAMES_HASH_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hashed_name {
    const char *folded;
    uint16_t category;
    uint32_t type; /* inside its category */
};

struct names_hash {
    uint32_t seed;
    const struct hashed_name **slots; /* NULL: empty */
    size_t slot_count;
    uint32_t *displacements;
    size_t bucket_count;
};

uint64_t names_hash_of(uint32_t seed, const struct hashed_name *name);

/* The hash of any bytes, for tables that use its low bits. */
uint64_t bytes_hash(const char *bytes, size_t size);

/* The result depends on the names only. Returns false when no seed separates them, as when two
 * names of a category are the same. */
bool names_hash_build(struct arena *arena, const struct hashed_name *names, size_t count,
                      struct names_hash *result);

#endif
