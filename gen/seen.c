#include "seen.h"

#include "patchbay/names.h"
#include <string.h>

struct slot {
    uint32_t hash;
    uint32_t length;
    const struct sighting *sighting; /* NULL: free */
};

struct seen {
    struct arena *arena;
    struct slot *slots;
    size_t size; /* a power of two, at most half taken */
    size_t taken;
};

struct seen *seen_create(struct arena *arena, size_t count)
{
    struct seen *seen = arena_take(arena, 1, sizeof *seen);
    seen->arena = arena;
    for (seen->size = 16; seen->size / 2 <= count; seen->size *= 2)
        ;
    seen->slots = arena_take(arena, seen->size, sizeof *seen->slots);
    return seen;
}

static void grow(struct seen *seen)
{
    size_t size = seen->size * 2;
    struct slot *slots = arena_take(seen->arena, size, sizeof *slots);
    for (size_t i = 0; i < seen->size; i++) {
        if (!seen->slots[i].sighting)
            continue;
        size_t at = seen->slots[i].hash & (size - 1);
        while (slots[at].sighting)
            at = (at + 1) & (size - 1);
        slots[at] = seen->slots[i];
    }
    seen->slots = slots;
    seen->size = size;
}

const struct sighting *seen_add(struct seen *seen, const struct sighting *sighting)
{
    size_t length = strlen(sighting->text);
    uint32_t hash = (uint32_t)patchbay_hash_name(0, 0, sighting->text, length);
    size_t at = hash & (seen->size - 1);
    for (; seen->slots[at].sighting; at = (at + 1) & (seen->size - 1)) {
        const struct slot *slot = &seen->slots[at];
        if (slot->hash == hash && slot->length == (uint32_t)length &&
            memcmp(slot->sighting->text, sighting->text, length) == 0)
            return slot->sighting;
    }
    struct sighting *added = arena_take(seen->arena, 1, sizeof *added);
    *added = *sighting;
    seen->slots[at] = (struct slot){hash, (uint32_t)length, added};
    if (++seen->taken * 2 >= seen->size)
        grow(seen);
    return NULL;
}
