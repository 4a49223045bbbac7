#include "names/seen.h"

#include "names/perfect_hash.h"
#include <string.h>

/* A slot of the hash table. */
struct slot {
    uint32_t hash;
    uint32_t number; /* of the sighting, from 1; 0: free */
};

struct seen {
    struct arena *arena;
    struct sighting *sightings;
    size_t count, room;
    struct slot *slots;
    size_t size; /* of the table: a power of two, more than `room` */
};

/* Makes room for `room` sightings. */
static void resize(struct seen *seen, size_t room)
{
    struct sighting *sightings = arena_alloc(seen->arena, room, sizeof *sightings);
    if (seen->count)
        memcpy(sightings, seen->sightings, seen->count * sizeof *sightings);
    size_t old_size = seen->size;
    struct slot *old = seen->slots;
    for (seen->size = 4; seen->size / 4 * 3 <= room; seen->size *= 2)
        ;
    seen->slots = arena_alloc(seen->arena, seen->size, sizeof *seen->slots);
    seen->sightings = sightings;
    seen->room = room;
    for (size_t i = 0; i < old_size; i++) {
        if (!old[i].number)
            continue;
        size_t at = old[i].hash & (seen->size - 1);
        while (seen->slots[at].number)
            at = (at + 1) & (seen->size - 1);
        seen->slots[at] = old[i];
    }
}

struct seen *seen_create(struct arena *arena, size_t count)
{
    struct seen *seen = arena_alloc(arena, 1, sizeof *seen);
    seen->arena = arena;
    resize(seen, count ? count : 1);
    return seen;
}

/* The slot that has `text`, or the free one where it belongs. */
static struct slot *find_slot(const struct seen *seen, const char *text, uint32_t hash)
{
    size_t at = hash & (seen->size - 1);
    for (; seen->slots[at].number; at = (at + 1) & (seen->size - 1))
        if (seen->slots[at].hash == hash &&
            strcmp(seen->sightings[seen->slots[at].number - 1].text, text) == 0)
            break;
    return &seen->slots[at];
}

const struct sighting *seen_find(const struct seen *seen, const char *text)
{
    const struct slot *slot = find_slot(seen, text, (uint32_t)bytes_hash(text, strlen(text)));
    return slot->number ? &seen->sightings[slot->number - 1] : NULL;
}

const struct sighting *seen_add(struct seen *seen, const struct sighting *sighting)
{
    if (seen->count == seen->room)
        resize(seen, seen->room * 2);
    uint32_t hash = (uint32_t)bytes_hash(sighting->text, strlen(sighting->text));
    struct slot *slot = find_slot(seen, sighting->text, hash);
    if (slot->number)
        return &seen->sightings[slot->number - 1];
    seen->sightings[seen->count] = *sighting;
    *slot = (struct slot){hash, (uint32_t)++seen->count};
    return NULL;
}
