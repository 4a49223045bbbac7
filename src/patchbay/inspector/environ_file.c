#include "inspector/environ_file.h"

#include "inspector/command_line.h"
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES_MAX = 64 << 20 };

void pb_environ_free(char **strings)
{
    for (char **at = strings; at && *at; at++)
        free(*at);
    free(strings);
}

/* The bytes of a file and a NUL; NULL with errno. Files in /proc report size 0, so it is read to
 * the end. */
static char *read_all(FILE *stream, size_t *size)
{
    char *bytes = NULL, *grown;
    size_t room = 16384;
    *size = 0;
    while (room <= BYTES_MAX && (grown = realloc(bytes, room + 1))) {
        bytes = grown;
        *size += fread(bytes + *size, 1, room - *size, stream);
        bytes[*size] = '\0';
        if (ferror(stream))
            break;
        if (*size < room)
            return bytes;
        room *= 2;
    }
    int error = room > BYTES_MAX ? EFBIG : errno;
    free(bytes);
    errno = error;
    return NULL;
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

/* Output of env(1) is separated by newlines. */
static bool is_environment(const char *bytes, size_t size)
{
    return !size ||
           (memchr(bytes, '=', size) && (memchr(bytes, '\0', size) || !memchr(bytes, '\n', size)));
}

static void fail(const char *program, const char *file, const char *why)
{
    fprintf(stderr, "%s: cannot read ", program);
    pb_print_argument(file);
    fprintf(stderr, ": %s\n", why);
}

char **pb_environ_read(const char *program, const char *file)
{
    size_t size;
    FILE *stream = fopen(file, "rb");
    char *bytes = stream ? read_all(stream, &size) : NULL;
    char **strings = NULL;
    if (bytes && !is_environment(bytes, size))
        fail(program, file,
             "not in the NUL-separated format of /proc/PID/environ\nwrite it with: env -0");
    else if (!bytes || !(strings = split(bytes, size)))
        fail(program, file, strerror(errno));
    if (stream)
        fclose(stream);
    free(bytes);
    return strings;
}
