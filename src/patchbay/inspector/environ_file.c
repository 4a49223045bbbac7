#include "inspector/environ_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
                "%s: %s is not in the NUL-separated format of /proc/PID/environ\n"
                "write it with: env -0\n",
                program, file);
        pb_environ_free(strings);
        strings = NULL;
    }
    if (stream)
        fclose(stream);
    free(bytes);
    return strings;
}
