/* A hash table of elements that contain their links; it grows with them. Under the lock. */
#ifndef PATCHBAY_MAP_H
#define PATCHBAY_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct registry;

/* The first member of what is kept in a map. */
struct map_link {
    struct map_link *next; /* in its bucket */
    uint64_t hash;
};

struct map {
    struct map_link **buckets;
    size_t count, bucket_count;
};

uint64_t pb_map_hash_text(const char *text);
uint64_t pb_map_hash_pointer(const void *pointer);

/* False when memory is short, which the registry notes. */
bool pb_map_add(struct registry *registry, struct map *map, struct map_link *link, uint64_t hash);

/* Those of one hash, the latest first; NULL without another. */
struct map_link *pb_map_first(const struct map *map, uint64_t hash);
struct map_link *pb_map_next(const struct map_link *link);

#endif
