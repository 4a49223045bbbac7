#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "registry/registry.h"

#include "table/rows.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

/* Memory that lives until close. */
struct block {
    struct block *next;
    size_t used, size;
    max_align_t bytes[];
};

const void **pb_registry_slot(struct registry *registry, unsigned category, unsigned type)
{
    unsigned known = row_category(registry->table, category)->types;
    if (type >= known)
        return &pb_types_extra(registry, category, type - known)->slot;
    return (const void **)(void *)pb_registry_handle(registry) +
           row_category(registry->table, category)->first_type + type;
}

void *pb_registry_keep(struct registry *registry, size_t size)
{
    size_t bytes = (size + _Alignof(max_align_t) - 1) / _Alignof(max_align_t) *
                   _Alignof(max_align_t);
    struct block *block = registry->blocks;
    if (!block || block->size - block->used < bytes) {
        size_t room = bytes > 4000 ? bytes : 4000;
        block = calloc(1, sizeof *block + room);
        if (!block) {
            registry->short_of_memory = true;
            return NULL;
        }
        block->size = room;
        block->next = registry->blocks;
        registry->blocks = block;
    }
    void *kept = (char *)block->bytes + block->used;
    block->used += bytes;
    return kept;
}

const char *pb_registry_keep_text(struct registry *registry, const char *text)
{
    size_t size = strlen(text) + 1;
    char *kept = pb_registry_keep(registry, size);
    return kept ? memcpy(kept, text, size) : NULL;
}

const char *pb_registry_kept_once(struct registry *registry, const char *text)
{
    for (const struct kept_text *known = registry->kept_texts; known; known = known->next)
        if (strcmp(known->text, text) == 0)
            return known->text;
    size_t size = strlen(text) + 1;
    struct kept_text *added = pb_registry_keep(registry, sizeof *added + size);
    if (!added)
        return NULL;
    memcpy(added->text, text, size);
    added->next = registry->kept_texts;
    registry->kept_texts = added;
    return added->text;
}

const char *pb_registry_print(struct registry *registry, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    char *kept = length < 0 ? NULL : pb_registry_keep(registry, (size_t)length + 1);
    if (!kept)
        return NULL;
    va_start(list, format);
    vsnprintf(kept, (size_t)length + 1, format, list);
    va_end(list);
    return kept;
}

void pb_registry_note(struct registry *registry, bool to_stderr, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    struct line *line = length < 0 ? NULL : malloc(sizeof *line + (size_t)length + 1);
    if (!line)
        return;
    *line = (struct line){NULL, to_stderr};
    va_start(list, format);
    vsnprintf(line->text, (size_t)length + 1, format, list);
    va_end(list);
    *registry->last_line = line;
    registry->last_line = &line->next;
}

void pb_registry_debug(struct registry *registry, const char *format, ...)
{
    char text[1024];
    va_list list;
    if (!registry->debug)
        return;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    pb_registry_note(registry, true, "%s: %s", row_text(registry->table, registry->table->registry),
                     text);
}

void pb_registry_lock(struct registry *registry)
{
    pthread_mutex_lock(&registry->lock);
}

void pb_registry_pause(struct registry *registry)
{
    pthread_mutex_unlock(&registry->lock);
}

void pb_registry_unlock(struct registry *registry)
{
    struct line *line = registry->lines;
    registry->lines = NULL;
    registry->last_line = &registry->lines;
    pthread_mutex_unlock(&registry->lock);
    for (struct line *next; line; line = next) {
        next = line->next;
        if (line->to_stderr)
            fprintf(stderr, "%s\n", line->text);
        else if (registry->options.log)
            registry->options.log(registry->options.log_context, line->text);
        free(line);
    }
}

/* One zeroed mapping, whose pages cost nothing until they are touched: private part, slots, types.
 */
static struct registry *map_registry(const struct patchbay_table *table)
{
    size_t size = SLOTS_AT + table->types.count * 2 * sizeof(void *);
    void *mapping = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapping == MAP_FAILED)
        return NULL;
    struct registry *registry = mapping;
    registry->table = table;
    registry->mapped = size;
    registry->types = (struct type_state **)(void *)((char *)mapping + SLOTS_AT) +
                      table->types.count;
    registry->last_line = &registry->lines;
    return registry;
}

static bool set_up(struct registry *registry, const struct patchbay_options *options)
{
    unsigned count = registry->table->categories.count;
    registry->categories = pb_registry_keep(registry, count * sizeof *registry->categories);
    if (!registry->categories)
        return false;
    for (unsigned i = 0; i < count; i++)
        atomic_init(&registry->categories[i].standard, -1);
    registry->options = *options;
    registry->options.environment = NULL;
    return pb_plugins_set_up(registry, options) && pb_environment_read(registry, options);
}

static bool check_table(const struct patchbay_table *table, struct patchbay_error *error)
{
    if (!table)
        return pb_error_set(error, PATCHBAY_BAD_ARGUMENT, "patchbay_open: the table is NULL");
    if (table->format == PATCHBAY_TABLE_FORMAT)
        return true;
    pb_error_set(error, PATCHBAY_BAD_TABLE, "the table has format %u, this library reads format %u",
                 table->format, PATCHBAY_TABLE_FORMAT);
    return pb_error_hint(error,
                         "regenerate it with the patchbay-gen of Patchbay " PATCHBAY_VERSION);
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
    pthread_mutex_init(&registry->lock, NULL);
    pthread_cond_init(&registry->started, NULL);
    if (!set_up(registry, &all)) {
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
    for (struct block *block = registry->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    pthread_cond_destroy(&registry->started);
    pthread_mutex_destroy(&registry->lock);
    munmap(registry, registry->mapped);
}
