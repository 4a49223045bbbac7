/* Memory of one run of the generator: taken piece by piece, given back as a whole. */
#ifndef GEN_ARENA_H
#define GEN_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_create(void);
void arena_destroy(struct arena *arena); /* NULL is fine */

/* `count` zeroed elements of `size` bytes, aligned for any type. Ends the program with exit code 3
 * and a message when there is no memory: the generator has nothing half-written to lose. */
void *arena_take(struct arena *arena, size_t count, size_t size);

/* A copy with a NUL behind it. */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* The formatted text. */
__attribute__((format(printf, 2, 3))) char *arena_print(struct arena *arena, const char *format,
                                                        ...);

char *arena_print_list(struct arena *arena, const char *format, va_list list);

#endif
