#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, madvise */
#include "base/arena.h"

#include "base/format.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* Blocks are mapped, so they are zero, and each is larger than the one before. Blocks that can hold
 * a huge page ask for huge pages: otherwise a large registry spends a third of its time in page
 * faults. */
enum { BLOCK_LEAST = 64 * 1024, HUGE_PAGE = 2 * 1024 * 1024, BLOCK_MOST = 16 * HUGE_PAGE };

struct block {
    struct block *next;
    size_t used, size; /* of `bytes` */
    size_t mapped;
    max_align_t bytes[];
};

struct arena {
    struct block *blocks; /* newest first; only the newest has room */
};

void arena_out_of_memory(void)
{
    fputs("patchbay-gen: out of memory\n", stderr);
    exit(3);
}

struct arena *arena_create(void)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        arena_out_of_memory();
    return arena;
}

static void free_blocks(struct block *block)
{
    for (struct block *next; block; block = next) {
        next = block->next;
        munmap(block, block->mapped);
    }
}

void arena_destroy(struct arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->blocks);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    struct block *kept = arena->blocks;
    if (!kept)
        return;
    free_blocks(kept->next);
    char *bytes = (char *)kept->bytes;
    memset(bytes, 0, kept->used);
    memset(bytes + kept->size, 0, kept->mapped - sizeof *kept - kept->size);
    kept->next = NULL;
    kept->used = 0;
    kept->size = kept->mapped - sizeof *kept;
}

/* A new block with room for at least `bytes`. */
static void add_block(struct arena *arena, size_t bytes)
{
    size_t last = arena->blocks ? arena->blocks->mapped : BLOCK_LEAST / 8;
    size_t mapped = last < BLOCK_MOST ? last * 8 : BLOCK_MOST;
    if (mapped < bytes + sizeof(struct block))
        mapped = (bytes + sizeof(struct block) + BLOCK_LEAST - 1) / BLOCK_LEAST * BLOCK_LEAST;
    struct block *block = mmap(NULL, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                               -1, 0);
    if (block == MAP_FAILED)
        arena_out_of_memory();
#ifdef MADV_HUGEPAGE
    if (mapped >= HUGE_PAGE)
        madvise(block, mapped, MADV_HUGEPAGE);
#endif
    block->next = arena->blocks;
    block->size = mapped - sizeof *block;
    block->mapped = mapped;
    arena->blocks = block;
}

/* The newest block, which has room for so many bytes. */
static struct block *block_for(struct arena *arena, size_t bytes)
{
    struct block *block = arena->blocks;
    if (!block || block->size - block->used < bytes)
        add_block(arena, bytes);
    return arena->blocks;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
    if (size && count > (SIZE_MAX / 2) / size)
        arena_out_of_memory();
    size_t align = _Alignof(max_align_t);
    size_t bytes = (count * size + align - 1) / align * align;
    struct block *block = block_for(arena, bytes);
    void *taken = (char *)block->bytes + block->used;
    block->used += bytes;
    return taken;
}

void *arena_grow(struct arena *arena, void *array, size_t count, size_t size)
{
    if (count & (count - 1))
        return array;
    void *grown = arena_alloc(arena, count ? 2 * count : 1, size);
    return count ? memcpy(grown, array, count * size) : grown;
}

/* Texts are taken from the end of a block, where nothing is aligned: most are short. */
static char *alloc_text(struct arena *arena, size_t length)
{
    struct block *block = block_for(arena, length + 1);
    block->size -= length + 1;
    return (char *)block->bytes + block->size;
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    return memcpy(alloc_text(arena, length), text, length);
}

char *arena_vprintf(struct arena *arena, const char *format, va_list list)
{
    char plain[512];
    va_list again;
    va_copy(again, list);
    int length = format_plainly(plain, sizeof plain, format, again);
    va_end(again);
    if (length >= 0)
        return arena_copy(arena, plain, (size_t)length);
    va_copy(again, list);
    length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        arena_out_of_memory();
    char *text = alloc_text(arena, (size_t)length);
    vsnprintf(text, (size_t)length + 1, format, list);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    char *text = arena_vprintf(arena, format, list);
    va_end(list);
    return text;
}
