/* Memory that lives until the registry is closed. Nothing is freed before, so that a pointer read
 * under the lock may be kept without it. All functions need the lock; NULL means out of memory,
 * which registry->short_of_memory then remembers. */
#ifndef PATCHBAY_MEMORY_H
#define PATCHBAY_MEMORY_H

#include <stddef.h>

struct memory;
struct registry;

struct memory *pb_memory_open(void);
void pb_memory_close(struct memory *memory);

/* Zeroed. */
void *pb_alloc(struct registry *registry, size_t size);
const char *pb_strdup(struct registry *registry, const char *text);
__attribute__((format(printf, 2, 3))) const char *pb_asprintf(struct registry *registry,
                                                              const char *format, ...);

/* Returns the same copy for equal texts, so that any number of changes between the same few values
 * takes no more memory. */
const char *pb_intern(struct registry *registry, const char *text);

#endif
