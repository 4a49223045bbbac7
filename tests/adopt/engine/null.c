#include "engine.h"

static int null_queue(struct thread_data *td, const void *buffer, unsigned long size)
{
    (void)td, (void)buffer, (void)size;
    return 0;
}

struct ioengine_ops ioengine_null = {
    .name = "null",
    .version = IOOPS_VERSION,
    .flags = IO_NO_DISK,
    .queue = null_queue,
};
