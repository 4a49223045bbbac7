/* The I/O engines of this program. */
#ifndef ENGINE_H
#define ENGINE_H

#define IOOPS_VERSION 3

enum { IO_SYNC = 1 << 0, IO_NO_DISK = 1 << 1 };

struct thread_data;
typedef int(queue_fn)(struct thread_data *td, const void *buffer, unsigned long size);

struct ioengine_ops {
    const char *name;
    int version;
    int flags;
    int (*init)(struct thread_data *td);
    queue_fn *queue;
    void (*cleanup)(struct thread_data *td);
};

#endif
