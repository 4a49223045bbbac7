#include "wire/buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int append(struct lapse_buffer *buffer, const char *bytes, size_t size)
{
    if (size >= SIZE_MAX / 2 - buffer->size)
        return -1;
    size_t needed = buffer->size + size + 1;
    if (needed > buffer->room) {
        size_t room = needed < 256 ? 256 : needed * 2;
        char *grown = realloc(buffer->bytes, room);
        if (!grown)
            return -1;
        buffer->bytes = grown;
        buffer->room = room;
    }
    if (size)
        memcpy(buffer->bytes + buffer->size, bytes, size);
    buffer->size += size;
    buffer->bytes[buffer->size] = '\0';
    return 0;
}

struct lapse_buffer buffer_empty(void)
{
    return (struct lapse_buffer){.append = append};
}

void buffer_free(struct lapse_buffer *buffer)
{
    free(buffer->bytes);
    *buffer = buffer_empty();
}
