#include "arena.h"

#include "format.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 64 * 1024 };

struct block {
    struct block *next;
    size_t used, size;
    max_align_t bytes[];
};

struct arena {
    struct block *blocks; /* the newest first; only it has room */
};

static _Noreturn void out_of_memory(void)
{
    fputs("patchbay-gen: out of memory\n", stderr);
    exit(3);
}

struct arena *arena_create(void)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        out_of_memory();
    return arena;
}

void arena_destroy(struct arena *arena)
{
    if (!arena)
        return;
    for (struct block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

void *arena_take(struct arena *arena, size_t count, size_t size)
{
    if (size && count > (SIZE_MAX - BLOCK) / size)
        out_of_memory();
    size_t align = _Alignof(max_align_t);
    size_t bytes = (count * size + align - 1) / align * align;
    struct block *block = arena->blocks;
    if (!block || block->size - block->used < bytes) {
        size_t room = bytes > BLOCK ? bytes : BLOCK;
        block = malloc(sizeof *block + room);
        if (!block)
            out_of_memory();
        *block = (struct block){arena->blocks, 0, room};
        arena->blocks = block;
    }
    char *taken = (char *)block->bytes + block->used;
    block->used += bytes;
    return memset(taken, 0, bytes);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    return memcpy(arena_take(arena, length + 1, 1), text, length);
}

char *arena_print_list(struct arena *arena, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        out_of_memory();
    char *text = arena_take(arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, list);
    return text;
}

char *arena_print(struct arena *arena, const char *format, ...)
{
    char plain[512];
    va_list list;
    va_start(list, format);
    int length = format_plainly(plain, sizeof plain, format, list);
    va_end(list);
    if (length >= 0)
        return arena_copy(arena, plain, (size_t)length);
    va_start(list, format);
    char *text = arena_print_list(arena, format, list);
    va_end(list);
    return text;
}
