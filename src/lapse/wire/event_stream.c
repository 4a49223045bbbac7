#include "wire/event_stream.h"

#include "wire/buffer.h"
#include <string.h>

struct event_stream event_stream_start(event_fn *event, void *context)
{
    return (struct event_stream){
        .line = buffer_empty(), .data = buffer_empty(), .event = event, .context = context};
}

void event_stream_free(struct event_stream *stream)
{
    buffer_free(&stream->line);
    buffer_free(&stream->data);
}

static int dispatch(struct event_stream *stream)
{
    if (!stream->has_data)
        return 0;
    int result = stream->event(stream->context, stream->data.bytes, stream->data.size);
    stream->data.size = 0;
    stream->has_data = false;
    return result;
}

static int end_line(struct event_stream *stream)
{
    const char *line = stream->line.bytes ? stream->line.bytes : "";
    size_t size = stream->line.size;
    stream->line.size = 0;
    if (!stream->began && size >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0) {
        line += 3;
        size -= 3;
    }
    stream->began = true;
    if (size == 0)
        return dispatch(stream);
    if (size < 4 || memcmp(line, "data", 4) != 0 || (size > 4 && line[4] != ':'))
        return 0;
    size_t skip = size > 5 && line[5] == ' ' ? 6 : size > 4 ? 5 : 4;
    struct lapse_buffer *data = &stream->data;
    if (stream->has_data && data->append(data, "\n", 1) != 0)
        return -1;
    stream->has_data = true;
    return data->append(data, line + skip, size - skip);
}

int event_stream_feed(struct event_stream *stream, const char *bytes, size_t size)
{
    const char *end = bytes + size;
    if (bytes < end && stream->after_return && *bytes == '\n')
        bytes++;
    if (size > 0)
        stream->after_return = false;
    while (bytes < end) {
        const char *stop = bytes;
        while (stop < end && *stop != '\n' && *stop != '\r')
            stop++;
        if (stream->line.append(&stream->line, bytes, (size_t)(stop - bytes)) != 0)
            return -1;
        if (stop == end)
            return 0;
        bytes = stop + 1;
        if (*stop == '\r' && bytes < end && *bytes == '\n')
            bytes++;
        else
            stream->after_return = *stop == '\r' && bytes == end;
        int result = end_line(stream);
        if (result != 0)
            return result;
    }
    return 0;
}

int event_stream_end(struct event_stream *stream)
{
    int result = stream->line.size ? end_line(stream) : 0;
    return result ? result : dispatch(stream);
}
