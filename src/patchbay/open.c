/* Opening and closing a registry. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "environment/variables.h"
#include "error/error.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/threads.h"
#include "table/rows.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifndef _WIN32
#include <sys/mman.h>
#endif

static size_t slots_of(const struct patchbay_table *table)
{
    const struct patchbay_category_row *last = row_category(table, table->categories.count - 1);
    return table->categories.count ? (size_t)last->first_slot + last->types : 0;
}

/* Of the leak sanitizer, if the program is linked with it: it does not look into mappings for
 * pointers to allocated memory. */
#ifndef _WIN32
extern void __lsan_register_root_region(const void *begin, size_t size) __attribute__((weak));
extern void __lsan_unregister_root_region(const void *begin, size_t size) __attribute__((weak));
#endif

/* Zeroed memory, whose pages cost nothing until they are touched; NULL if there is none. */
static void *map_zeroed(size_t size)
{
#ifdef _WIN32
    return calloc(1, size);
#else
    void *mapping = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapping == MAP_FAILED)
        return NULL;
    if (__lsan_register_root_region)
        __lsan_register_root_region(mapping, size);
    return mapping;
#endif
}

static void unmap(void *mapping, size_t size)
{
#ifdef _WIN32
    (void)size;
    free(mapping);
#else
    if (__lsan_unregister_root_region)
        __lsan_unregister_root_region(mapping, size);
    munmap(mapping, size);
#endif
}

/* One mapping: private part, slots, types. */
static struct registry *map_registry(const struct patchbay_table *table)
{
    size_t slots = slots_of(table), size = SLOTS_AT + (slots + table->types.count) * sizeof(void *);
    void *mapping = map_zeroed(size);
    if (!mapping)
        return NULL;
    struct registry *registry = mapping;
    registry->table = table;
    registry->mapped = size;
    registry->types = (struct type_state **)(void *)((char *)mapping + SLOTS_AT) + slots;
    pthread_mutex_init(&registry->lock, NULL);
    registry->process = getpid();
    return registry;
}

static bool set_up_categories(struct registry *registry)
{
    const struct patchbay_table *table = registry->table;
    unsigned count = table->categories.count;
    registry->categories = pb_alloc(registry, count * sizeof *registry->categories);
    for (unsigned i = 0; registry->categories && i < count; i++) {
        struct category_state *category = &registry->categories[i];
        category->registry = registry;
        category->number = i;
        category->row = row_category(table, i);
        category->name = row_text(table, category->row->name);
        category->unnamed.category = category;
        category->unnamed.number = PATCHBAY_NO_TYPE;
        category->unnamed.name = "";
        category->unnamed.slot = &category->unnamed_interface;
        atomic_init(&category->default_type, -1);
    }
    return registry->categories;
}

/* False when memory is short; patchbay_close() accepts what has been set up until then. */
static bool set_up_registry(struct registry *registry, const struct patchbay_options *options)
{
    const struct patchbay_table *table = registry->table;
    registry->options = *options;
    registry->options.environment = NULL;
    return (registry->memory = pb_memory_open()) &&
           (registry->log = pb_log_open(registry, row_text(table, table->registry))) &&
           (registry->threads = pb_threads_open(registry)) &&
           (registry->environment = pb_alloc(registry, sizeof *registry->environment)) &&
           set_up_categories(registry) && pb_environment_read(registry, options) &&
           pb_plugins_set_up(registry, options);
}

static bool check_table(const struct patchbay_table *table, struct patchbay_error *error)
{
    if (!table)
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT, "patchbay_open: the table is NULL");
    if (table->format >= PATCHBAY_TABLE_FORMAT_OLDEST && table->format <= PATCHBAY_TABLE_FORMAT)
        return true;
    bool newer = table->format > PATCHBAY_TABLE_FORMAT;
    pb_error_set(error, PATCHBAY_BAD_TABLE,
                 "the table has format %u, this library (Patchbay %s) reads formats %u to %u",
                 table->format, PATCHBAY_VERSION, PATCHBAY_TABLE_FORMAT_OLDEST,
                 PATCHBAY_TABLE_FORMAT);
    return pb_error_hint(error,
                         newer ? "use a newer library, or generate the table with its patchbay-gen"
                               : "generate it again with a newer patchbay-gen");
}

/* Copies the options, which may be those of an older version, into `all`. */
static bool check_options(const struct patchbay_options *options, struct patchbay_options *all,
                          struct patchbay_error *error)
{
    if (options && (options->size < sizeof(size_t) || options->size > sizeof *all)) {
        pb_error_set(error, PATCHBAY_BAD_ARGUMENT,
                     "patchbay_open: options.size is %zu, expected at most %zu", options->size,
                     sizeof *all);
        return pb_error_hint(error, "initialise the options with PATCHBAY_OPTIONS_INIT");
    }
    if (options)
        memcpy(all, options, options->size);
    return !all->trusted_user_count || (all->trusted_users && all->trusted_user_count <= 16) ||
           pb_error_set(error, PATCHBAY_BAD_ARGUMENT,
                        "patchbay_open: expected at most 16 trusted users, found %zu at %p",
                        all->trusted_user_count, (const void *)all->trusted_users);
}

struct patchbay *patchbay_open(const struct patchbay_table *table,
                               const struct patchbay_options *options, struct patchbay_error *error)
{
    struct patchbay_options all = PATCHBAY_OPTIONS_INIT;
    if (!check_table(table, error) || !check_options(options, &all, error))
        return NULL;
    struct registry *registry = map_registry(table);
    if (!registry)
        return pb_error_out_of_memory(error), NULL;
    if (!set_up_registry(registry, &all)) {
        patchbay_close(pb_registry_handle(registry));
        return pb_error_out_of_memory(error), NULL;
    }
    return pb_registry_handle(registry);
}

void patchbay_close(struct patchbay *handle)
{
    if (!handle)
        return;
    struct registry *registry = pb_registry_of(handle);
    pb_plugins_close(registry);
    if (registry->threads)
        pb_threads_close(registry->threads);
    if (registry->memory)
        pb_memory_close(registry->memory);
    pthread_mutex_destroy(&registry->lock);
    unmap(registry, registry->mapped);
}
