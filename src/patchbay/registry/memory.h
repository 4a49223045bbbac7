/* Memory that lives until the registry is closed. Nothing is freed before, so that a pointer read
 * under the lock may be kept without it. All functions need the lock; NULL means out of memory,
 * which registry->transient then notes. */
#ifndef PATCHBAY_MEMORY_H
#define PATCHBAY_MEMORY_H

#include "error/format.h"
#include <stdbool.h>
#include <stddef.h>

struct memory;
struct registry;

struct memory *pb_memory_open(void);
void pb_memory_close(struct memory *memory);

/* Whether an error number means that memory, files or processes are short, so that the step that
 * met it must be repeated rather than remembered as failed. */
bool pb_is_transient(int number);

/* The same, counted in registry->shortages, and noted in registry->transient, which a step clears
 * when it begins, and looks at when it ends, under one hold of the lock. */
bool pb_set_transient(struct registry *registry, int number);

/* Zeroed. */
void *pb_alloc(struct registry *registry, size_t size);
const char *pb_strdup(struct registry *registry, const char *text);
PB_PRINTF(2, 3) const char *pb_asprintf(struct registry *registry, const char *format, ...);

/* Returns the same copy for equal texts, so that any number of changes between the same few values
 * takes no more memory. */
const char *pb_intern(struct registry *registry, const char *text);

#endif
