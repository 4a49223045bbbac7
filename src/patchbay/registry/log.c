#include "registry/log.h"

#include "error/printable.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct log_line {
    struct log_line *next;
    bool to_stderr;
    char text[];
};

/* An interned line that was logged by pb_log_once(). */
struct logged {
    struct logged *next;
    const char *line;
};

struct log {
    const char *name; /* of the registry */
    bool debug;
    struct log_line *lines, **end;
    struct logged *once;
};

struct log *pb_log_open(struct registry *registry, const char *name)
{
    struct log *log = pb_alloc(registry, sizeof *log);
    if (!log)
        return NULL;
    log->name = name;
    log->end = &log->lines;
    return log;
}

void pb_log_set_debug(struct registry *registry, bool on)
{
    registry->log->debug = on;
}

/* The hint that ends a line may have several. */
static void join_lines(char *text)
{
    for (char *end; (end = strchr(text, '\n')); text = end) {
        memmove(end + 2, end + 1, strlen(end + 1) + 1);
        memcpy(end, "; ", 2);
    }
}

/* "PREFIX: " begins the line; a NULL prefix does not. A line is dropped when memory is short. */
static void queue(struct log *log, bool to_stderr, const char *prefix, const char *format,
                  va_list list)
{
    va_list again;
    va_copy(again, list);
    size_t begin = prefix ? strlen(prefix) + 2 : 0;
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    size_t size = length < 0 ? 0 : begin + 2 * (size_t)length + 1; /* for join_lines() */
    struct log_line *line = size ? malloc(sizeof *line + size) : NULL;
    if (!line)
        return;
    line->next = NULL;
    line->to_stderr = to_stderr;
    if (prefix)
        snprintf(line->text, size, "%s: ", prefix);
    vsnprintf(line->text + begin, size - begin, format, list);
    pb_make_printable(line->text);
    if (prefix || !to_stderr)
        join_lines(line->text);
    *log->end = line;
    log->end = &line->next;
}

void pb_log(struct registry *registry, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    queue(registry->log, false, NULL, format, list);
    va_end(list);
    va_start(list, format);
    if (registry->log->debug)
        queue(registry->log, true, registry->log->name, format, list);
    va_end(list);
}

void pb_log_once(struct registry *registry, const char *line)
{
    const char *kept = pb_intern(registry, line);
    const struct logged *logged = registry->log->once;
    while (logged && logged->line != kept)
        logged = logged->next;
    struct logged *added = kept && !logged ? pb_alloc(registry, sizeof *added) : NULL;
    if (!added)
        return;
    *added = (struct logged){registry->log->once, kept};
    registry->log->once = added;
    pb_log(registry, "%s", line);
}

void pb_log_stderr(struct registry *registry, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    queue(registry->log, true, NULL, format, list);
    va_end(list);
}

void pb_log_debug(struct registry *registry, const char *format, ...)
{
    va_list list;
    if (!registry->log->debug)
        return;
    va_start(list, format);
    queue(registry->log, true, registry->log->name, format, list);
    va_end(list);
}

static void free_lines(void *first)
{
    struct log_line *volatile *line = first;
    for (struct log_line *next; *line; *line = next) {
        next = (*line)->next;
        free(*line);
    }
}

static void deliver(const struct registry *registry, struct log_line *lines)
{
    struct log_line *volatile left = lines;          /* pthread_cleanup_push() may call setjmp() */
    pthread_cleanup_push(free_lines, (void *)&left); /* printing is a cancellation point */
    while (left) {
        struct log_line *line = left;
        if (line->to_stderr)
            fprintf(stderr, "%s\n", line->text);
        else if (registry->options.log)
            registry->options.log(registry->options.log_context, line->text);
        left = line->next;
        free(line);
    }
    pthread_cleanup_pop(0);
}

/* ---- The lock ----------------------------------------------------------------------------- */

/* In a child of fork(), the thread that holds the lock may not exist. */
static void renew_after_fork(struct registry *registry)
{
    long process = getpid(), before = registry->process;
    if (before != process && atomic_compare_exchange_strong(&registry->process, &before, process))
        pthread_mutex_init(&registry->lock, NULL);
}

void pb_registry_lock(struct registry *registry)
{
    int before;
    /* A thread that is cancelled while it reads directories would keep the lock. */
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &before);
    if (pthread_mutex_trylock(&registry->lock) != 0) {
        renew_after_fork(registry);
        pthread_mutex_lock(&registry->lock);
    }
    registry->cancel_state = before;
}

static void unlock(struct registry *registry)
{
    int before = registry->cancel_state;
    pthread_mutex_unlock(&registry->lock);
    pthread_setcancelstate(before, NULL);
}

void pb_registry_pause(struct registry *registry)
{
    struct log_line *kept = NULL, **end = &kept, *lines = NULL, **last = &lines, *line;
    for (line = registry->log->lines; line; line = line->next) {
        struct log_line ***at = line->to_stderr ? &last : &end;
        **at = line;
        *at = &line->next;
    }
    *end = *last = NULL;
    registry->log->lines = kept;
    registry->log->end = kept ? end : &registry->log->lines;
    unlock(registry);
    deliver(registry, lines);
}

void pb_registry_unlock(struct registry *registry)
{
    struct log_line *lines = registry->log->lines;
    registry->log->lines = NULL;
    registry->log->end = &registry->log->lines;
    unlock(registry);
    deliver(registry, lines);
}
