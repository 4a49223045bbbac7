/* The struct of a program that was there before its registry. */
#ifndef DRIVER_H
#define DRIVER_H

struct driver {
    const char *name;
    unsigned flags : 3;
    int (*open)(void);
    int (*flush)(void);
#ifdef GROWN
    int (*pause)(void);
#endif
};

#endif
