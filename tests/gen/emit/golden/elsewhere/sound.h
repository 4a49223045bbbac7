/* The structs of a program that was there before its registry. */
#ifndef SOUND_H
#define SOUND_H

#include <stdbool.h>

struct device;
typedef int open_fn(struct device *device, int rate);
typedef void (*close_fn)(struct device *device);

struct sound_base {
    const char *name;
    open_fn *open;
};

struct sound_driver {
    unsigned flags : 3;
    struct sound_base base;
    bool (*Init)(void);
    close_fn close;
    const int rates[4];
    const char tag[4];
    void (*const stop)(void);
    int (*wait)(void);
    unsigned char id;
};

#endif
