/* A struct that has no tag. */
#ifndef EFFECT_H
#define EFFECT_H

typedef struct {
    const char *name;
    int (*run)(int value);
    short (*check)(void);
} effect_t;

extern effect_t echo_effect;

#endif
