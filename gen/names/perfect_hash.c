#include "names/perfect_hash.h"

#include "patchbay/names.h"
#include <stdbool.h>
#include <stdlib.h>

/* Nearly all sets of names are separated by the first seed. */
enum { KEYS_A_BUCKET = 4, DISPLACEMENTS = UINT16_MAX + 1, SEEDS = 64 };

struct bucket {
    uint32_t first, count; /* in `order` */
    uint32_t number;
};

struct attempt {
    const struct hashed_name *names;
    uint64_t *hashes;
    uint32_t *order; /* names, sorted by bucket */
    struct bucket *buckets;
    size_t count;
    struct names_hash *result;
};

uint64_t bytes_hash(const char *bytes, size_t size)
{
    /* The last bytes of a name change the upper half of its hash only. */
    return patchbay_mix(patchbay_hash_name(0, 0, bytes, size), 0);
}

uint64_t names_hash_of(uint32_t seed, const struct hashed_name *name)
{
    return patchbay_hash_name(seed, name->category, name->folded, strlen(name->folded));
}

static int larger_first(const void *left, const void *right)
{
    const struct bucket *a = left, *b = right;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return a->number < b->number ? -1 : 1;
}

/* Counts each bucket's names, then lists them bucket by bucket. */
static void fill_buckets(struct attempt *attempt)
{
    uint32_t buckets = (uint32_t)attempt->result->bucket_count;
    for (uint32_t i = 0; i < buckets; i++)
        attempt->buckets[i] = (struct bucket){0, 0, i};
    for (size_t i = 0; i < attempt->count; i++) {
        const struct hashed_name *name = &attempt->names[i];
        attempt->hashes[i] = names_hash_of(attempt->result->seed, name);
        attempt->buckets[patchbay_hash_bucket(attempt->hashes[i], buckets)].count++;
    }
    uint32_t first = 0;
    for (uint32_t i = 0; i < buckets; i++) {
        attempt->buckets[i].first = first;
        first += attempt->buckets[i].count;
        attempt->buckets[i].count = 0;
    }
    for (size_t i = 0; i < attempt->count; i++) {
        struct bucket *bucket =
            &attempt->buckets[patchbay_hash_bucket(attempt->hashes[i], buckets)];
        attempt->order[bucket->first + bucket->count++] = (uint32_t)i;
    }
    qsort(attempt->buckets, buckets, sizeof *attempt->buckets, larger_first);
}

/* Puts a bucket's names into free slots under `displacement`; takes them out again when two meet.
 */
static bool place_bucket(struct attempt *attempt, const struct bucket *bucket,
                         uint32_t displacement)
{
    struct names_hash *result = attempt->result;
    for (uint32_t i = 0; i < bucket->count; i++) {
        uint32_t name = attempt->order[bucket->first + i];
        uint32_t slot = patchbay_hash_slot(attempt->hashes[name], displacement,
                                           (uint32_t)result->slot_count);
        if (!result->slots[slot]) {
            result->slots[slot] = &attempt->names[name];
            continue;
        }
        while (i-- > 0) {
            name = attempt->order[bucket->first + i];
            result->slots[patchbay_hash_slot(attempt->hashes[name], displacement,
                                             (uint32_t)result->slot_count)] = NULL;
        }
        return false;
    }
    result->displacements[bucket->number] = displacement;
    return true;
}

static bool place_buckets(struct attempt *attempt)
{
    memset(attempt->result->slots, 0, attempt->result->slot_count * sizeof(void *));
    fill_buckets(attempt);
    for (size_t i = 0; i < attempt->result->bucket_count; i++) {
        const struct bucket *bucket = &attempt->buckets[i];
        uint32_t displacement = 0;
        while (bucket->count && !place_bucket(attempt, bucket, displacement))
            if (++displacement == DISPLACEMENTS)
                return false;
    }
    return true;
}

bool names_hash_build(struct arena *arena, const struct hashed_name *names, size_t count,
                      struct names_hash *result)
{
    *result = (struct names_hash){.seed = 1};
    if (!count)
        return true;
    result->slot_count = count + count / 32 + 1;
    result->bucket_count = count / KEYS_A_BUCKET + 1;
    result->slots = arena_alloc(arena, result->slot_count, sizeof *result->slots);
    result->displacements = arena_alloc(arena, result->bucket_count, sizeof *result->displacements);
    struct attempt attempt = {
        .names = names,
        .hashes = arena_alloc(arena, count, sizeof(uint64_t)),
        .order = arena_alloc(arena, count, sizeof(uint32_t)),
        .buckets = arena_alloc(arena, result->bucket_count, sizeof(struct bucket)),
        .count = count,
        .result = result,
    };
    for (; result->seed <= SEEDS; result->seed++)
        if (place_buckets(&attempt))
            return true;
    return false;
}
