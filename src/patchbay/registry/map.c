#include "registry/map.h"

#include "patchbay/names.h"
#include "registry/memory.h"

enum { BUCKETS_LEAST = 16 };

uint64_t pb_map_hash_text(const char *text)
{
    uint64_t hash = 0;
    for (; *text; text++)
        hash = patchbay_mix(hash, (unsigned char)*text);
    return hash;
}

uint64_t pb_map_hash_pointer(const void *pointer)
{
    return patchbay_mix(0, (uintptr_t)pointer);
}

static void push(struct map_link **first, struct map_link *link)
{
    link->next = *first;
    *first = link;
}

static struct map_link *pop(struct map_link **first)
{
    struct map_link *link = *first;
    if (link)
        *first = link->next;
    return link;
}

/* Moves all into more buckets, twice: those of one hash are in the same order as before. */
static void move(const struct map *from, const struct map *to)
{
    for (size_t i = 0; i < from->bucket_count; i++) {
        struct map_link *reversed = NULL, *link;
        while ((link = pop(&from->buckets[i])))
            push(&reversed, link);
        while ((link = pop(&reversed)))
            push(&to->buckets[link->hash % to->bucket_count], link);
    }
}

/* Without memory it goes on with what it has. */
static void grow(struct registry *registry, struct map *map)
{
    size_t count = map->bucket_count ? map->bucket_count * 2 : BUCKETS_LEAST;
    struct map_link **buckets = pb_alloc(registry, count * sizeof *buckets);
    struct map grown = {buckets, map->count, count};
    if (!buckets)
        return;
    move(map, &grown);
    *map = grown;
}

bool pb_map_add(struct registry *registry, struct map *map, struct map_link *link, uint64_t hash)
{
    if (map->count == map->bucket_count)
        grow(registry, map);
    if (!map->bucket_count)
        return false;
    link->hash = hash;
    push(&map->buckets[hash % map->bucket_count], link);
    map->count++;
    return true;
}

static struct map_link *of_hash(struct map_link *link, uint64_t hash)
{
    while (link && link->hash != hash)
        link = link->next;
    return link;
}

struct map_link *pb_map_first(const struct map *map, uint64_t hash)
{
    return map->bucket_count ? of_hash(map->buckets[hash % map->bucket_count], hash) : NULL;
}

struct map_link *pb_map_next(const struct map_link *link)
{
    return of_hash(link->next, link->hash);
}
