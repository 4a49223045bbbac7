/* Memory of one run of the generator: allocated piece by piece, freed as a whole. */
#ifndef GEN_ARENA_H
#define GEN_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* Says so, and exits with STATUS_FAILURE. */
_Noreturn void arena_out_of_memory(void);

struct arena *arena_create(void);
void arena_destroy(struct arena *arena); /* accepts NULL */

/* Frees all that was allocated; the memory is used again, as it is cheaper than new memory. */
void arena_reset(struct arena *arena);

/* `count` zeroed elements of `size` bytes, aligned for any type. Out of memory, it exits with
 * status 3 and a message: at any time the generator has nothing half-written to lose. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);

/* An array of `count` elements of `size` bytes with room for one more: `array`, or a copy of twice
 * the size when `count` is 0 or a power of two. Grow it by one element at a time, from NULL. */
void *arena_grow(struct arena *arena, void *array, size_t count, size_t size);

/* A copy, terminated by a NUL. */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* The formatted text. */
__attribute__((format(printf, 2, 3))) char *arena_printf(struct arena *arena, const char *format,
                                                         ...);

char *arena_vprintf(struct arena *arena, const char *format, va_list list);

#endif
