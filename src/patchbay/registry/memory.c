#include "registry/memory.h"

#include "registry/map.h"
#include "registry/registry.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Blocks grow, so that many plugins take few of them, and few take little. */
enum { BLOCK_SIZE_LEAST = 4000, BLOCK_SIZE_MOST = 64000 };

struct block {
    struct block *next;
    size_t used, size;
    max_align_t bytes[];
};

struct interned {
    struct map_link link; /* by the text */
    char text[];
};

struct memory {
    struct block *blocks;
    size_t block_size; /* of the next one */
    struct map interned;
};

struct memory *pb_memory_open(void)
{
    struct memory *memory = calloc(1, sizeof *memory);
    if (memory)
        memory->block_size = BLOCK_SIZE_LEAST;
    return memory;
}

void pb_memory_close(struct memory *memory)
{
    for (struct block *block = memory->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(memory);
}

bool pb_is_transient(int number)
{
    return number == ENOMEM || number == EMFILE || number == ENFILE || number == EAGAIN;
}

bool pb_set_transient(struct registry *registry, int number)
{
    if (!pb_is_transient(number))
        return false;
    registry->transient = number;
    registry->shortages++;
    return true;
}

void *pb_alloc(struct registry *registry, size_t size)
{
    size_t bytes = (size + _Alignof(max_align_t) - 1) / _Alignof(max_align_t) *
                   _Alignof(max_align_t);
    struct memory *memory = registry->memory;
    struct block *block = memory->blocks;
    if (!block || block->size - block->used < bytes) {
        size_t room = bytes > memory->block_size ? bytes : memory->block_size;
        block = calloc(1, sizeof *block + room);
        if (!block) {
            pb_set_transient(registry, ENOMEM);
            return NULL;
        }
        block->size = room;
        block->next = memory->blocks;
        memory->blocks = block;
        if (memory->block_size < BLOCK_SIZE_MOST)
            memory->block_size *= 2;
    }
    void *allocated = (char *)block->bytes + block->used;
    block->used += bytes;
    return allocated;
}

const char *pb_strdup(struct registry *registry, const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = pb_alloc(registry, size);
    return copy ? memcpy(copy, text, size) : NULL;
}

const char *pb_asprintf(struct registry *registry, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    char *text = length < 0 ? NULL : pb_alloc(registry, (size_t)length + 1);
    if (!text)
        return NULL;
    va_start(list, format);
    vsnprintf(text, (size_t)length + 1, format, list);
    va_end(list);
    return text;
}

const char *pb_intern(struct registry *registry, const char *text)
{
    struct map *map = &registry->memory->interned;
    uint64_t hash = pb_map_hash_text(text);
    for (struct map_link *link = pb_map_first(map, hash); link; link = pb_map_next(link))
        if (strcmp(((struct interned *)link)->text, text) == 0)
            return ((struct interned *)link)->text;
    size_t size = strlen(text) + 1;
    struct interned *added = pb_alloc(registry, sizeof *added + size);
    if (!added || !pb_map_add(registry, map, &added->link, hash))
        return NULL;
    return memcpy(added->text, text, size);
}
