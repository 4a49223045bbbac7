/* The same registry once more, in another environment or to try things out on. */
#include "inspector/command.h"

#include "table/rows.h"
#include <errno.h>
#include <stdlib.h>

/* ---- What calls did ----------------------------------------------------------------------- */

/* The latest comes first, so the copies are put in from the end. */
static void copy_registered(struct registry *to, const struct candidate *candidate,
                            struct type_state *state)
{
    if (!candidate || candidate->origin != PATCHBAY_RUNTIME)
        return;
    copy_registered(to, candidate->next, state);
    struct candidate *copy = candidate->removed ? NULL : pb_registry_keep(to, sizeof *copy);
    if (!copy)
        return;
    *copy = *candidate;
    copy->next = copy->next_ready = NULL;
    copy->metadata = NULL;
    pb_candidates_insert(state, copy);
}

static void copy_type(struct registry *from, struct registry *to, unsigned category, unsigned type)
{
    const struct type_state *old = pb_candidates_of(from, category, type);
    int number = pb_types_find(to, category, pb_types_name(from, category, type));
    struct type_state *new = number < 0 ? NULL : pb_candidates_of(to, category, (unsigned)number);
    if (!old || !new)
        return;
    new->use = old->use;
    new->prefer = old->prefer;
    copy_registered(to, old->candidates, new);
}

static void copy_calls(struct registry *from, struct registry *to)
{
    for (unsigned i = 0; i < from->table->categories.count; i++) {
        to->categories[i].use = from->categories[i].use;
        to->categories[i].prefer = from->categories[i].prefer;
        for (unsigned j = 0; j < pb_types_count(from, i); j++)
            copy_type(from, to, i, j);
    }
}

/* ---- Its environment ---------------------------------------------------------------------- */

/* The variables that count, as "NAME=value", ended by NULL. */
static char **environment_of(const struct registry *registry)
{
    size_t count = 0;
    for (const struct variable *v = registry->variables; v; v = v->next)
        count++;
    char **strings = calloc(count + 1, sizeof *strings), **end = strings;
    for (const struct variable *v = registry->variables; strings && v; v = v->next) {
        size_t size = strlen(v->name) + strlen(v->value) + 2;
        if (v->ignored)
            continue;
        if (!(*end = malloc(size))) {
            pb_environ_free(strings);
            return NULL;
        }
        snprintf(*end++, size, "%s=%s", v->name, v->value);
    }
    return strings;
}

void pb_environ_free(char **strings)
{
    for (char **at = strings; at && *at; at++)
        free(*at);
    free(strings);
}

struct patchbay *pb_open_again(struct patchbay *handle, const char *const *environment,
                               struct patchbay_error *error)
{
    struct registry *from = pb_registry_of(handle);
    struct patchbay_options options = from->options;
    char **own = environment ? NULL : environment_of(from);
    if (!environment && !own)
        return pb_error_out_of_memory(error), NULL;
    options.environment = environment ? environment : (const char *const *)own;
    struct patchbay *copy = patchbay_open(from->table, &options, error);
    pb_environ_free(own);
    if (!copy)
        return NULL;
    struct registry *to = pb_registry_of(copy);
    pb_registry_lock(from);
    pb_discover_once(from);
    pb_registry_unlock(from);
    pb_plugins_copy(from, to);
    pb_registry_lock(from);
    pb_registry_lock(to); /* nobody else knows of it */
    pb_discover_once(to);
    copy_calls(from, to);
    pb_registry_unlock(to);
    pb_registry_unlock(from);
    return copy;
}

/* ---- A file ------------------------------------------------------------------------------- */

/* All bytes of a file, and a NUL; /proc has files that say they are empty. NULL with errno. */
static char *read_all(FILE *stream, size_t *size)
{
    char *bytes = NULL;
    size_t room = 0;
    *size = 0;
    do {
        room += 16384;
        char *grown = realloc(bytes, room + 1);
        if (!grown)
            break;
        bytes = grown;
        *size += fread(bytes + *size, 1, room - *size, stream);
    } while (*size == room);
    if (!bytes || *size == room || ferror(stream)) {
        free(bytes);
        return NULL;
    }
    bytes[*size] = '\0';
    return bytes;
}

static char **split(const char *bytes, size_t size)
{
    size_t count = 1;
    for (size_t i = 0; i < size; i++)
        count += bytes[i] == '\0';
    char **strings = calloc(count + 1, sizeof *strings), **end = strings;
    for (size_t i = 0; strings && i < size; i += strlen(bytes + i) + 1)
        if (bytes[i] && !(*end++ = strdup(bytes + i))) {
            pb_environ_free(strings);
            return NULL;
        }
    return strings;
}

char **pb_environ_read(const char *program, const char *file)
{
    size_t size;
    FILE *stream = fopen(file, "rb");
    char *bytes = stream ? read_all(stream, &size) : NULL;
    char **strings = bytes ? split(bytes, size) : NULL;
    if (!strings) {
        fprintf(stderr, "%s: cannot read %s: %s\n", program, file, strerror(errno));
    } else if (size && !memchr(bytes, '\0', size) && strchr(bytes, '\n')) {
        fprintf(stderr,
                "%s: %s is no environment: expected NAME=value ended by NUL, as in "
                "/proc/PID/environ, found lines; write it with env -0\n",
                program, file);
        pb_environ_free(strings);
        strings = NULL;
    }
    if (stream)
        fclose(stream);
    free(bytes);
    return strings;
}
