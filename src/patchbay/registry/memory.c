#include "registry/memory.h"

#include "registry/registry.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct block {
    struct block *next;
    size_t used, size;
    max_align_t bytes[];
};

struct interned {
    struct interned *next;
    char text[];
};

struct memory {
    struct block *blocks;
    struct interned *interned;
};

enum { BLOCK_SIZE = 4000 };

struct memory *pb_memory_open(void)
{
    return calloc(1, sizeof(struct memory));
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

bool pb_transient(struct registry *registry, int number)
{
    if (pb_is_transient(number))
        registry->transient = number;
    return pb_is_transient(number);
}

void *pb_alloc(struct registry *registry, size_t size)
{
    size_t bytes = (size + _Alignof(max_align_t) - 1) / _Alignof(max_align_t) *
                   _Alignof(max_align_t);
    struct block *block = registry->memory->blocks;
    if (!block || block->size - block->used < bytes) {
        size_t room = bytes > BLOCK_SIZE ? bytes : BLOCK_SIZE;
        block = calloc(1, sizeof *block + room);
        if (!block) {
            registry->transient = ENOMEM;
            return NULL;
        }
        block->size = room;
        block->next = registry->memory->blocks;
        registry->memory->blocks = block;
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
    struct memory *memory = registry->memory;
    for (const struct interned *known = memory->interned; known; known = known->next)
        if (strcmp(known->text, text) == 0)
            return known->text;
    size_t size = strlen(text) + 1;
    struct interned *added = pb_alloc(registry, sizeof *added + size);
    if (!added)
        return NULL;
    memcpy(added->text, text, size);
    added->next = memory->interned;
    memory->interned = added;
    return added->text;
}
