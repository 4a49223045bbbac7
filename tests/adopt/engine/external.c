#include "engine.h"
#include <stdio.h>

static int count_init(struct thread_data *td)
{
    (void)td;
    return 0;
}

static int count_queue(struct thread_data *td, const void *buffer, unsigned long size)
{
    (void)td, (void)buffer;
    return printf("%lu bytes\n", size) > 0 ? 0 : -1;
}

struct ioengine_ops ioengine = {
    .name = "count",
    .version = IOOPS_VERSION,
    .init = count_init,
    .queue = count_queue,
};
