#include "engine.h"
#include <unistd.h>

static int sync_queue(struct thread_data *td, const void *buffer, unsigned long size)
{
    (void)td;
    return write(1, buffer, size) == (ssize_t)size ? 0 : -1;
}

struct ioengine_ops ioengine_sync = {
    .name = "sync",
    .version = IOOPS_VERSION,
    .flags = IO_SYNC,
    .queue = sync_queue,
};
